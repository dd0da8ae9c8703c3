/** Groups recorded calls by endpoint: how often, first and last time, by whom. No address is kept as it was written. */
import { matchEndpoint } from '../../policy/catalogue';
import { parseOperation } from '../../policy/operation';
import type { AppRecord, Notice } from '../app';
import type { Caller, Evidence, Unresolved } from '../evidence';
import { clip } from '../lenient';
import { notice } from '../notice';
import { anonymousPath } from './anonymous';

/** One request as a recording has it. */
export interface Call {
  readonly method: string;
  readonly url: string;
  /** As written in the recording, null where it has none. */
  readonly time: string | null;
  /** Who made it, in words that may be shown: a product name, an app; never a credential. */
  readonly by: string | null;
  /** 1-based line or number of the record. */
  readonly line: number;
  /** Gives the record that the call was read from, without what must not be kept; asked for few calls only. */
  readonly raw?: () => string;
}

export interface Tally {
  add(call: Call): void;
  /** The parts of an app record that the calls give. */
  result(file: string): Pick<AppRecord, 'evidence' | 'unresolved' | 'notices'>;
}

/** Kinds of calls that are kept apart; what comes beyond is counted as one, so that no recording can fill the memory. */
const mostKinds = 5_000;
const mostCallers = 20;
/** Kinds of calls of which an example is kept: 200 kB at most. */
const mostExamples = 100;

interface Group {
  readonly method: string;
  readonly path: string;
  readonly line: number;
  count: number;
  first: string | null;
  last: string | null;
  readonly callers: Set<string>;
  readonly raw: string | null;
}

/** @param caller with whose rights such calls are made, as far as the kind of recording tells. */
export function tally(caller: Caller): Tally {
  const groups = new Map<string, Group>();
  const doubtful: { line: number; reason: string; count: number }[] = [];
  let elsewhere = 0;
  let graphql = 0;
  let graphqlLine = 0;
  let beyond = 0;

  function addDoubtful(line: number, reason: string): void {
    const known = doubtful.find((entry) => entry.reason === reason);
    if (known) known.count += 1;
    else if (doubtful.length < mostCallers) doubtful.push({ line, reason, count: 1 });
    else beyond += 1;
  }

  function group(method: string, path: string, { line, raw }: Call): Group | null {
    const id = `${method} ${path}`;
    const known = groups.get(id);
    if (known) return known;
    if (groups.size >= mostKinds) return null;
    const example = groups.size < mostExamples ? (raw?.() ?? null) : null;
    const none = { count: 0, first: null, last: null };
    const added = { method, path, line, ...none, callers: new Set<string>(), raw: example };
    groups.set(id, added);
    return added;
  }

  return {
    add(call) {
      const parsed = parseOperation(call.method, call.url);
      if (!parsed.ok) {
        if (isGraphql(call.url)) {
          graphql += 1;
          graphqlLine ||= call.line;
        } else if (parsed.kind === 'doubtful') addDoubtful(call.line, parsed.reason);
        else elsewhere += 1;
        return;
      }
      const { method, path } = parsed.operation;
      const endpoint = matchEndpoint(method, path);
      const into = group(method, endpoint?.path ?? anonymousPath(path), call);
      if (into === null) {
        beyond += 1;
        return;
      }
      into.count += 1;
      const time = isoTime(call.time);
      if (time !== null) {
        if (into.first === null || time < into.first) into.first = time;
        if (into.last === null || time > into.last) into.last = time;
      }
      if (call.by !== null && into.callers.size < mostCallers) into.callers.add(clip(call.by, 80));
    },
    result(file) {
      const unresolved: Unresolved[] = doubtful.map(({ line, reason, count }) => ({
        file,
        line,
        reason: 'doubtful-path',
        text: `${reason} (${count} ${count === 1 ? 'request' : 'requests'})`,
      }));
      if (graphql > 0) {
        unresolved.push({ file, line: graphqlLine, reason: 'graphql', text: `${graphql} GraphQL requests` });
      }
      if (beyond > 0) {
        const text = `${beyond} requests of kinds beyond the first ${mostKinds}`;
        unresolved.push({ file, line: 1, reason: 'dynamic-path', text });
      }
      return {
        evidence: [...groups.values()].map((entry) => evidenceOf(entry, caller, file)),
        unresolved,
        notices: elsewhereNotice(elsewhere, file),
      };
    },
  };
}

function evidenceOf(
  { method, path, line, count, first, last, callers, raw }: Group,
  caller: Caller,
  file: string,
): Evidence {
  const by = callers.size === 0 ? '' : ` by ${[...callers].join(', ')}`;
  return {
    strength: 'observed',
    method,
    path,
    caller,
    file,
    line,
    detail: `${count} ${count === 1 ? 'request' : 'requests'}${by}`,
    seen: { count, first, last, callers: [...callers] },
    ...(raw === null ? {} : { raw }),
  };
}

function elsewhereNotice(count: number, file: string): Notice[] {
  if (count === 0) return [];
  return [
    notice(
      'traffic-elsewhere',
      file,
      null,
      `${count} requests went to something other than Confluence's REST API`,
    ),
  ];
}

function isGraphql(url: string): boolean {
  return /\/c?graphql(?:[/?#]|$)/.test(url);
}

const logTime = /^(\d{2})\/([A-Z][a-z]{2})\/(\d{4}):(\d{2}:\d{2}:\d{2}) ([+-]\d{2})(\d{2})$/;

/** ISO 8601 in UTC from what recordings write: ISO, the time of access logs, seconds or milliseconds since 1970. */
function isoTime(written: string | null): string | null {
  if (written === null) return null;
  const log = logTime.exec(written);
  const epoch = /^\d{10}(?:\d{3})?(?:\.\d+)?$/.test(written) ? Number(written) : null;
  const text = log ? `${log[1]} ${log[2]} ${log[3]} ${log[4]} ${log[5]}${log[6]}` : written;
  const millis =
    epoch === null ? Date.parse(text) : written.length < 13 || written.includes('.') ? epoch * 1000 : epoch;
  return Number.isFinite(millis) && Math.abs(millis) < 8.64e15 ? new Date(millis).toISOString() : null;
}
