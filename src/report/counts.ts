/** Counts over the rows of a scan, the same wherever they are shown. */
import type { Exposure } from '../policy/endpoint';
import type { Level } from './finding';
import type { ExposureCount } from './result';

/** By what a rule does to the endpoint. */
export function exposureCounts(calls: readonly { readonly exposure: Exposure }[]): ExposureCount {
  const of = (exposure: Exposure) => calls.filter((call) => call.exposure === exposure).length;
  return { blocked: of('blocked'), notBlocked: of('not-blocked'), unknown: of('unknown') };
}

/** By how much a person should care. */
export function levelCounts(findings: readonly { readonly level: Level }[]): Readonly<Record<Level, number>> {
  const of = (level: Level) => findings.filter((finding) => finding.level === level).length;
  return { error: of('error'), warning: of('warning'), note: of('note') };
}
