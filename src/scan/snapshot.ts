/** What one scan remembers of one app: written as text, and read back whatever release wrote it. */
import { z } from 'zod';
import type { AppSnapshot } from '../host';
import { callName, splitName, type SideApp, type SideCall } from '../report/drift/side';
import type { Finding } from '../report/finding';
import { say } from '../report/messages';
import type { AuditedApp } from '../report/result';
import type { SaidFinding } from '../report/rows';

/** Number of the form in which a body is written. */
const FORM = 2;

/**
 * Nothing in the body depends on when it was written or in which order the facts came, so an app that did
 * not change gives the same text again. Calls stand in groups that share exposure, strength and verdict.
 */
export function snapshotOf(app: AuditedApp, findings: readonly Finding[]): AppSnapshot {
  const groups = new Map<string, string[]>();
  for (const call of app.dependencies) {
    const group = `${call.exposure} ${call.strongest} ${call.verdict.verdict}`;
    groups.set(group, [...(groups.get(group) ?? []), callName(call)]);
  }
  const body = {
    form: FORM,
    key: app.key,
    name: app.name,
    kind: app.kind,
    vendor: app.vendor,
    version: app.version,
    eligible: app.eligible,
    scopes: app.scopes && [...app.scopes].sort(),
    calls: Object.fromEntries([...groups].sort(byFirst).map(([group, names]) => [group, names.sort()])),
    unresolved: app.unresolved.map(({ reason, text }) => `${reason} ${text}`).sort(),
    findings: findings
      .filter((finding) => finding.app === app.key)
      .map((finding) => [finding.id, finding.code, finding.level, say(finding)])
      .sort(byFirst),
  };
  return { app: app.key, body: JSON.stringify(body), ...app.counts };
}

function byFirst([a = '']: readonly unknown[], [b = '']: readonly unknown[]): number {
  return String(a) < String(b) ? -1 : 1;
}

export interface SnapshotCall extends SideCall {
  readonly verdict: 'blocked' | 'allowed' | 'unknown';
}

/** One app as a scan saw it. */
export interface Snapshot extends SideApp {
  readonly kind: string;
  readonly vendor: string | null;
  readonly version: string | null;
  readonly eligible: 'yes' | 'no' | 'unknown';
  /** Null where the body is of a form that this release cannot read. */
  readonly calls: readonly SnapshotCall[] | null;
  readonly unresolved: readonly string[];
  readonly findings: readonly SaidFinding[];
}

const exposure = z.enum(['blocked', 'not-blocked', 'unknown']).catch('unknown');
const strength = z.enum(['permitted', 'referenced', 'observed']).catch('permitted');
const verdict = z.enum(['blocked', 'allowed', 'unknown']).catch('unknown');
const texts = z.array(z.string());

/** A word that this release does not know is unknown; a part that it cannot read is left out or null. */
const schema = z.object({
  key: z.string(),
  name: z.string().catch(''),
  kind: z.string().catch('unknown'),
  vendor: z.string().nullable().catch(null),
  version: z.string().nullable().catch(null),
  eligible: z.enum(['yes', 'no', 'unknown']).catch('unknown'),
  scopes: texts.nullable().catch(null),
  calls: z.record(z.string(), texts).nullable().catch(null),
  unresolved: texts.catch([]),
  findings: z
    .array(z.tuple([z.string(), z.string(), z.enum(['error', 'warning', 'note']).catch('note'), z.string()]))
    .catch([]),
});

/**
 * Reads the body of a snapshot, also of an older or a newer release.
 *
 * @returns null for a text that is no snapshot at all.
 */
export function readSnapshot(body: string): Snapshot | null {
  const parsed = schema.safeParse(json(body));
  if (!parsed.success) return null;
  const { key, name, calls, findings, ...facts } = parsed.data;
  return {
    ...facts,
    app: key,
    name: name === '' ? key : name,
    calls: calls && Object.entries(calls).flatMap(([group, names]) => callsOf(group, names)),
    findings: findings.map(([id, code, level, text]) => ({ id, app: key, code, level, text })),
  };
}

function callsOf(group: string, names: readonly string[]): SnapshotCall[] {
  const [first, second, third] = group.split(' ');
  const shared = {
    exposure: exposure.parse(first),
    strongest: strength.parse(second),
    verdict: verdict.parse(third),
  };
  return names.map((name) => ({ ...splitName(name), ...shared }));
}

function json(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
