/** What an earlier audit had already, so that only what is new has to stop anybody. */
import type { Finding, Level } from './finding';
import { endpointsOf } from './messages';
import type { AuditResult } from './result';

const levels: Readonly<Record<Level, number>> = { note: 0, warning: 1, error: 2 };
const strengths = ['permitted', 'referenced', 'observed'];

/**
 * Marks each finding as known or new. A finding is known where the earlier audit has one of the same id that was as
 * grave, rested on evidence as strong, and named every endpoint, scope and hidden part that this one names: what has
 * grown is new.
 */
export function markKnown(findings: readonly Finding[], baseline: Pick<AuditResult, 'findings'>): Finding[] {
  const earlier = new Map(baseline.findings.map((finding) => [finding.id, finding]));
  return findings.map((finding) => {
    const before = earlier.get(finding.id);
    return { ...finding, known: before !== undefined && !hasGrown(weigh(before), weigh(finding)) };
  });
}

/** How many findings of an earlier audit are no more. */
export function goneSince(findings: readonly Finding[], baseline: Pick<AuditResult, 'findings'>): number {
  const now = new Set(findings.map(({ id }) => id));
  return baseline.findings.filter(({ id }) => !now.has(id)).length;
}

/** True for a finding that `--fail-on` and people have to act on. */
export function isOpen({ known, ignored }: Finding): boolean {
  return known !== true && ignored === undefined;
}

/** What makes a finding as grave as it is: its level, how strong its evidence is, and all that it names. */
export interface Weight {
  readonly level: Level;
  /** Null where the finding rests on no evidence of calls. */
  readonly strongest: string | null;
  /** Endpoints, scopes and hidden parts. */
  readonly parts: readonly string[];
}

export function weigh(finding: Finding): Weight {
  const { strongest } = finding.data;
  return {
    level: finding.level,
    strongest: typeof strongest === 'string' ? strongest : null,
    parts: partsOf(finding),
  };
}

/** True where a finding is graver now, rests on stronger evidence, or names something that it did not name. */
export function hasGrown(before: Weight, now: Weight): boolean {
  if (levels[now.level] > levels[before.level]) return true;
  const strength = ({ strongest }: Weight) => strengths.indexOf(strongest ?? '');
  if (strength(now) > strength(before)) return true;
  const named = new Set(before.parts);
  return now.parts.some((part) => !named.has(part));
}

/** Lines move with every change of a file, so hidden parts go by their text. */
function partsOf(finding: Finding): string[] {
  const { scopes, places } = finding.data;
  const texts = Array.isArray(places) ? (places as readonly string[]) : [];
  return [
    ...endpointsOf(finding),
    ...(Array.isArray(scopes) ? (scopes as readonly string[]) : []),
    ...texts.map((place) => place.replace(/:\d+ /u, ' ')),
  ];
}
