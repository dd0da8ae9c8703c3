import { looksLikeDescriptor } from './connect';
import { looksLikeAppTable } from './inventory/csv';
import { findPages } from './inventory/connection';
import { parseJson } from './json';
import { map } from './lenient';
import { looksLikeManifest } from './manifest';
import { limits } from './read';
import { holdsStatement } from './statement';
import { accessLogFields } from './traffic/access-log';
import { isDecision } from './traffic/decision-log';
import { field } from './traffic/fields';
import type { RecordingFields } from './traffic/field-file';
import { parseYaml } from './yaml';

/** What has happened, as something recorded it; such files have any size. */
export type RecordingKind = 'har' | 'access log' | 'audit log' | 'decision log';

export type InputKind =
  | 'forge manifest'
  | 'connect descriptor'
  | 'graphql inventory'
  | 'upm'
  | 'csv'
  | 'vendor statement'
  | 'collected site'
  | RecordingKind;

/**
 * What a file is, told by its content; its name counts only where the content is too broken to tell. Null for
 * anything else. Cheap for files that are none of these: they are parsed only if their start looks right.
 */
export function recognise(fileName: string, text: string): InputKind | null {
  const start = text.slice(0, 4000).replace(/^\uFEFF/u, '');
  const first = /\S/u.exec(start)?.[0];
  if (first === undefined) return byName(fileName);
  if (holdsStatement(text)) return 'vendor statement';
  if (first === '{' || first === '[' || /^\s*\/[/*]/u.test(start)) return ofJson(fileName, text);
  if (looksLikeAuditTable(start)) return 'audit log';
  if (looksLikeAccessLog(start)) return 'access log';
  if (/^["']?(?:app|modules|permissions)["']?[ \t]*:/mu.test(text.slice(0, limits.artefact)))
    return ofYaml(fileName, text);
  if (looksLikeAppTable(start)) return 'csv';
  return byName(fileName) && ofYaml(fileName, text);
}

/**
 * The same for recordings alone, from the first 64 kB of a file of any size.
 *
 * @param fields where the lines of an access log hold what.
 */
export function recogniseRecording(
  start: string,
  { accessLog }: Pick<RecordingFields, 'accessLog'>,
): RecordingKind | null {
  const text = start.replace(/^\uFEFF/u, '');
  if (harStart.test(text)) return 'har';
  if (text.trimStart().startsWith('{') && linesOf(text).some(isDecision)) return 'decision log';
  if (isLogLine(parsedLine(text), accessLog)) return 'access log';
  if (/^\s*[[{]/u.test(text)) return auditStart.test(text) ? 'audit log' : null;
  if (looksLikeAuditTable(text)) return 'audit log';
  return looksLikeAccessLog(text) ? 'access log' : null;
}

const collectedStart = /^\s*\{\s*"portcullis"\s*:\s*"collect"/u;
const harStart = /^\s*\{\s*"log"\s*:\s*\{/u;

/** A list of records, bare or under a usual name, the first of which is one of an audit log. */
const auditStart =
  /^\s*(?:\[|\{\s*"(?:data|results|records|events|values)"\s*:\s*\[)\s*\{(?=[\s\S]*"(?:creationDate|attributes|time)")(?=[\s\S]*"(?:summary|action)")/u;

function ofJson(fileName: string, text: string): InputKind | null {
  const parsed = parseJson(text, fileName);
  if (!parsed.ok) return inBrokenJson(text) ?? byName(fileName);
  const { value } = parsed;
  const { plugins, log, data, results, portcullis } = map.parse(value);
  if (portcullis === 'collect') return 'collected site';
  if (findPages(value).length > 0 || hasErrors(value)) return 'graphql inventory';
  if (Array.isArray(plugins)) return 'upm';
  if (Array.isArray(map.parse(log)['entries'])) return 'har';
  if (isDecision(value)) return 'decision log';
  if (isLogLine(value)) return 'access log';
  if (isAuditRecord(first(data)) || isAuditRecord(first(results)) || isAuditRecord(first(value)))
    return 'audit log';
  if (looksLikeDescriptor(value)) return 'connect descriptor';
  return looksLikeManifest(value) ? 'forge manifest' : byName(fileName);
}

/** Several answers one after the other are no JSON as a whole, and neither is a file that was cut off. */
function inBrokenJson(text: string): InputKind | null {
  if (collectedStart.test(text)) return 'collected site';
  if (/"(?:appsInstalledInContexts|appInstallationsByContext)"\s*:/u.test(text)) return 'graphql inventory';
  const start = text.slice(0, 4000);
  if (linesOf(start).some(isDecision)) return 'decision log';
  if (isLogLine(parsedLine(start))) return 'access log';
  if (harStart.test(start)) return 'har';
  if (/^\s*\{\s*"plugins"\s*:/u.test(start)) return 'upm';
  return /"baseUrl"\s*:/u.test(start) && /"(?:authentication|modules|key)"\s*:/u.test(start)
    ? 'connect descriptor'
    : null;
}

/** Other tools have a manifest.yml too: one that can be read as such is theirs, a broken one may be ours. */
function ofYaml(fileName: string, text: string): InputKind | null {
  const parsed = parseYaml(text, fileName);
  if (!parsed.ok) return text.includes('ari:cloud:ecosystem::app') ? 'forge manifest' : byName(fileName);
  if (looksLikeManifest(parsed.value)) return 'forge manifest';
  return Object.keys(map.parse(parsed.value)).length > 0 ? null : byName(fileName);
}

function byName(fileName: string): InputKind | null {
  const last = fileName.split(/[/\\]/u).at(-1) ?? fileName;
  if (/(?:^|\.)manifest\.ya?ml$/iu.test(last)) return 'forge manifest';
  if (/atlassian-connect[\w-]*\.json$/iu.test(last)) return 'connect descriptor';
  return null;
}

function first(value: unknown): unknown {
  return Array.isArray(value) ? (value as unknown[])[0] : undefined;
}

/** A record of the Confluence audit log, or an event of the organisation's. */
function isAuditRecord(value: unknown): boolean {
  const { creationDate, summary, attributes } = map.parse(value);
  const { action, time } = map.parse(attributes);
  return (
    (creationDate !== undefined && summary !== undefined) || (action !== undefined && time !== undefined)
  );
}

/** The first line that is no event: the log of the gateway begins with where it listens. */
const parsedLine = (start: string): unknown => parsedOf(start.split(/\r?\n/u, 1)[0] ?? '');

/** The first lines, as far as they are JSON: a decision log may begin with lines about something else. */
const linesOf = (start: string): unknown[] => start.split(/\r?\n/u, 20).map(parsedOf);

/** A log is written by programs, so its lines are JSON and nothing looser; null for what is none. */
function parsedOf(line: string): unknown {
  try {
    return JSON.parse(line);
  } catch {
    return null;
  }
}

/** One request as servers log it, a JSON object a line. */
function isLogLine(value: unknown, fields = accessLogFields): boolean {
  const line = map.parse(value);
  const { method, url, request } = fields;
  return field(line, request) !== null || (field(line, method) !== null && field(line, url) !== null);
}

function hasErrors(value: unknown): boolean {
  const { errors, data } = map.parse(value);
  return Array.isArray(errors) && data !== undefined && map.parse(errors[0])['message'] !== undefined;
}

function looksLikeAuditTable(start: string): boolean {
  const line = start.split(/\r?\n/u, 1)[0] ?? '';
  return (
    /[,;\t]/u.test(line) &&
    /\b(?:action|activity|summary)\b/iu.test(line) &&
    /\b(?:date|time|actor)\b/iu.test(line)
  );
}

/** Common log format and its relatives: an address, a time in brackets, a request in quotes. */
function looksLikeAccessLog(start: string): boolean {
  return start
    .split(/\r?\n/u, 10)
    .some((line) => /\[[^\]]{10,40}\] "[A-Z]{3,7} \S+(?: HTTP\/[\d.]+)?" \d{3}/u.test(line));
}
