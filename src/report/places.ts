/** Every place in code and traffic that a finding rests on. */
import type { Strength } from '../evidence/evidence';
import type { Finding } from './finding';
import { endpointsOf } from './messages';
import type { AuditedApp, AuditResult } from './result';

export interface Place {
  readonly file: string;
  /** Null where the place is a whole file. */
  readonly line: number | null;
  /** Null for a part that cannot be known. */
  readonly strength: Strength | null;
  readonly detail: string;
}

/** The app of each finding by id; equal keys are told apart. */
export function appsByFinding({ apps }: AuditResult): ReadonlyMap<string, AuditedApp> {
  return new Map(apps.flatMap((app) => app.findings.map((id) => [id, app] as const)));
}

/**
 * The places of a finding, strongest first, each line once: that of the finding itself, then those of the calls and
 * the hidden parts it speaks of. What scopes merely permit is at no place.
 */
export function placesOf(finding: Finding, app: AuditedApp | undefined): Place[] {
  const { file, line, code, data } = finding;
  const wanted = new Set(endpointsOf(finding));
  const calls = (app?.dependencies ?? [])
    .filter(({ strongest }) => strongest !== 'permitted')
    .filter(({ method, path }) => wanted.has(`${method ?? '?'} ${path}`))
    .flatMap(({ evidence }) => evidence.filter(({ strength }) => strength !== 'permitted'))
    .sort((a, b) => Number(b.strength === 'observed') - Number(a.strength === 'observed'));
  const hidden = code === 'call-unresolved' ? (app?.unresolved ?? []) : [];
  const found: Place[] = [
    ...calls.map((one) => ({ file: one.file, line: one.line, strength: one.strength, detail: one.detail })),
    ...hidden
      .filter(({ reason }) => reason === data['reason'])
      .map((one) => ({ file: one.file, line: one.line, strength: null, detail: one.text })),
  ];
  const own = file !== null && found.length === 0 ? [{ file, line, strength: null, detail: '' }] : [];
  return [...new Map([...own, ...found].map((one) => [`${one.file}:${String(one.line)}`, one])).values()];
}
