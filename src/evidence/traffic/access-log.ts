/** Access logs of a server in front of Confluence: common and combined format, or one JSON object a line. */
import { z } from 'zod';
import { nameOfFile } from '../key';
import { notice } from '../notice';
import { appRecord, refused } from '../read';
import { field, type FieldMap } from './fields';
import { lines } from './lines';
import type { TrafficReader } from './reader';
import { tally, type Call } from './tally';

/** Where a JSON line holds what, as dotted paths; the first that is there counts. */
export const accessLogFields: FieldMap<'method' | 'url' | 'request' | 'time' | 'agent'> = {
  method: [
    'method',
    'request_method',
    'http_method',
    'http.request.method',
    'httpRequest.requestMethod',
    'requestMethod',
    'verb',
  ],
  url: [
    'url',
    'uri',
    'request_uri',
    'path',
    'request_path',
    'url.original',
    'httpRequest.requestUrl',
    'requestUrl',
  ],
  request: ['request', 'request_line'],
  time: ['time', 'timestamp', '@timestamp', 'ts', 'time_iso8601', 'time_local', 'datetime'],
  agent: [
    'agent',
    'user_agent',
    'http_user_agent',
    'userAgent',
    'user_agent.original',
    'httpRequest.userAgent',
  ],
};

/** `host ident user [time] "METHOD target HTTP/1.1" status bytes`, then `"referrer" "agent"` in the combined format. */
const common =
  /^\S+ \S+ .{1,200}? \[([^\]]{1,64})\] "([A-Z]{1,10}) (\S{1,8192})(?: HTTP\/[\d.]+)?" \d{3} (?:\d+|-)(?: "(?:[^"\\]|\\.){0,8192}" "((?:[^"\\]|\\.){0,8192})")?/;
const requestLine = /^"?([A-Z]{1,10}) (\S+)(?: HTTP\/[\d.]+)?"?$/;
const record = z.record(z.string(), z.unknown());

/**
 * Reader of an access log. Addresses, user names and queries are not kept: a caller is the product name of its agent.
 *
 * @param file name for evidence and messages.
 * @param fields where JSON lines hold what, when they are not named in a usual way.
 */
export function accessLogReader(file: string, fields = accessLogFields): TrafficReader {
  const calls = tally('unknown');
  let read = 0;
  let unreadable = 0;
  const reader = lines((line, number) => {
    if (line.trim() === '') return;
    const call = line.startsWith('{') ? callOfJson(line, number, fields) : callOfLine(line, number);
    if (call === null) {
      unreadable += 1;
      return;
    }
    read += 1;
    calls.add(call);
  });
  return {
    write: (bytes) => reader.write(bytes),
    end() {
      reader.end();
      if (read === 0) {
        return refused(
          'is no access log: expected lines in common or combined format, or JSON lines with a method and a URL',
        );
      }
      const { notices, ...seen } = calls.result(file);
      const part =
        unreadable === 0
          ? []
          : [
              notice(
                'unreadable-part',
                file,
                null,
                `${unreadable} of ${read + unreadable} lines could not be read`,
              ),
            ];
      const limits = notice(
        'traffic-limits',
        file,
        null,
        'an access log shows only the calls that passed the server that wrote it',
      );
      const app = appRecord({ key: file, name: nameOfFile(file), kind: 'unknown', source: file, ...seen });
      return { ok: true, apps: [app], total: null, notices: [limits, ...notices, ...part] };
    },
  };
}

function callOfLine(line: string, number: number): Call | null {
  const parts = common.exec(line);
  if (parts?.[2] === undefined || parts[3] === undefined) return null;
  return { method: parts[2], url: parts[3], time: parts[1] ?? null, by: product(parts[4]), line: number };
}

function callOfJson(line: string, number: number, fields: typeof accessLogFields): Call | null {
  let value: unknown;
  try {
    value = JSON.parse(line);
  } catch {
    return null;
  }
  const row = record.safeParse(value);
  if (!row.success) return null;
  const request = requestLine.exec(field(row.data, fields.request) ?? '');
  const method = field(row.data, fields.method) ?? request?.[1];
  const url = field(row.data, fields.url) ?? request?.[2];
  if (method === undefined || url === undefined) return null;
  return {
    method,
    url,
    time: field(row.data, fields.time),
    by: product(field(row.data, fields.agent)),
    line: number,
  };
}

/** `python-requests` of `python-requests/2.31 (...)`; null for a dash. */
function product(agent: string | null | undefined): string | null {
  const name = /^[\w.+-]{1,60}/.exec(agent ?? '')?.[0];
  return name === undefined || name === '-' ? null : name;
}
