/**
 * Exports of an organisation's audit log (CSV or JSON): with the right plan it records the calls of third-party apps.
 * Which field holds the call is not documented, so it is configurable, and by default it is looked for everywhere.
 */
import { parse } from 'csv-parse/sync';
import { z } from 'zod';
import { forgeKey } from '../key';
import { notice } from '../notice';
import { refused, type Read } from '../read';
import { tallyByApp } from './by-app';
import { byteBuffer } from './byte-buffer';
import { field, type FieldMap } from './fields';
import { rawRecord } from './raw-record';
import type { TrafficReader } from './reader';
import { skim } from './skim';

/** Where a record holds what. `call` is empty by default: every text of the record is searched for a call. */
export const auditLogFields: FieldMap<'action' | 'app' | 'time' | 'call'> = {
  action: ['action', 'Action', 'attributes.action', 'Activity', 'activity', 'eventType'],
  app: [
    'attributes.actor.app.id',
    'actor.app.id',
    'app',
    'App',
    'App name',
    'app_name',
    'Actor',
    'actor',
    'attributes.actor.name',
  ],
  time: ['attributes.time', 'time', 'Date', 'date', 'Timestamp', 'timestamp', 'created'],
  call: [],
};

/** The activity as the product names it: "Third-party app Confluence API request". */
function isApiRequest(activity: string): boolean {
  const text = activity.toLowerCase();
  if (text.includes('app_confluence_api_request')) return true;
  // One search for each word after the other: a pattern with gaps takes quadratic time on a text made for it.
  const start = text.search(/third[-_ ]party[-_ ]app/);
  return (
    start >= 0 &&
    ['confluence', 'api', 'request'].reduce((at, word) => (at < 0 ? at : text.indexOf(word, at)), start) >= 0
  );
}

const callInText = /\b(GET|POST|PUT|PATCH|DELETE)\s+(\S*\/(?:wiki|rest|api|ex)\/\S*)/;

/** An export stops at this many rows without saying so. */
const rowsOfFullExport = 10_000;
const largestCsv = 64 * 1024 * 1024;
const lists = new Set(['', 'data', 'results', 'records', 'events', 'values']);

const row = z.record(z.string(), z.unknown());

/**
 * Reader of an audit-log export; gives one app record for each app that made calls.
 *
 * @param file name for evidence and messages.
 * @param fields where a record holds what.
 */
export function auditLogReader(file: string, fields = auditLogFields): TrafficReader {
  const apps = tallyByApp();
  const text = byteBuffer(largestCsv);
  let isJson: boolean | null = null;
  let number = 0;
  let calls = 0;
  let withoutCall = 0;

  function add(value: unknown): void {
    number += 1;
    const read = row.safeParse(value);
    if (!read.success || !isApiRequest(field(read.data, fields.action) ?? JSON.stringify(read.data))) return;
    calls += 1;
    const { data } = read;
    const call = callOf(data, fields.call);
    const key = field(data, fields.app);
    const about = { time: field(data, fields.time), by: null, line: number, raw: () => rawRecord(data) };
    if (call === null || key === null || !apps.add(forgeKey(key) ?? key, { ...call, ...about }))
      withoutCall += 1;
  }

  const skimmer = skim((path) => path.length <= 1 && lists.has(path[0] ?? ''), add);

  function finish(): Read {
    const notices = [
      ...(withoutCall > 0
        ? [
            notice(
              'unreadable-part',
              file,
              null,
              `${withoutCall} of ${calls} records of app calls name no app or no call where it was looked for`,
            ),
          ]
        : []),
      ...(number === rowsOfFullExport
        ? [
            notice(
              'incomplete',
              file,
              null,
              `exactly ${rowsOfFullExport} rows: the export may have been cut there`,
            ),
          ]
        : []),
      ...(calls === 0
        ? [
            notice(
              'traffic-limits',
              file,
              null,
              'no record of an app calling Confluence: that activity is left out of the log unless it is switched on',
            ),
          ]
        : []),
    ];
    return { ok: true, apps: apps.records(file), total: null, notices };
  }

  return {
    write(bytes) {
      isJson ??= startsLikeJson(bytes);
      if (isJson) skimmer.write(bytes);
      else for (const byte of bytes) text.add(byte);
    },
    end() {
      if (isJson)
        return skimmer.end().found
          ? finish()
          : refused('is no audit-log export: expected a JSON list of records');
      if (text.overflowed()) return refused('is larger than the 64 MB that are read of an audit log in CSV');
      try {
        const rows: unknown[] = parse(text.text(), {
          columns: true,
          bom: true,
          skip_empty_lines: true,
          relax_column_count: true,
        });
        rows.forEach(add);
      } catch (error) {
        return refused(
          `is no audit-log export: ${error instanceof Error ? error.message : 'not readable as CSV'}`,
        );
      }
      return number === 0 ? refused('is no audit-log export: it has no rows') : finish();
    },
  };
}

function startsLikeJson(bytes: Uint8Array): boolean {
  return /^\uFEFF?\s*[[{]/.test(new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes.subarray(0, 64)));
}

/** Method and address of the call in a record: in the named fields, or in whatever text of it looks like one. */
function callOf(
  record: Record<string, unknown>,
  paths: readonly string[],
): { method: string; url: string } | null {
  const named = field(record, paths);
  const found = callInText.exec(named ?? texts(record).join('\n'));
  return found?.[1] !== undefined && found[2] !== undefined ? { method: found[1], url: found[2] } : null;
}

/** Every text in a record, to a depth of eight and at most two hundred. */
function texts(value: unknown, depth = 0): string[] {
  if (typeof value === 'string') return [value];
  if (typeof value !== 'object' || value === null || depth > 8) return [];
  return Object.values(value)
    .slice(0, 200)
    .flatMap((part) => texts(part, depth + 1));
}
