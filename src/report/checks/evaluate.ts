/** Whether the estate is as the checks want it. What is not known never passes. */
import type { Attestation } from '../approvals';
import type { AppFacts } from '../facts';
import type { FindingCode } from '../finding';
import { count, day } from '../words';
import type { Check } from './file';
import { against, unanswered, type Line } from './requirements';

export interface CheckResult {
  readonly id: string;
  readonly title: string;
  /** The control of the administrator's own framework that it serves; null where none is named. */
  readonly control: string | null;
  readonly result: 'passes' | 'fails' | 'needs a person';
  /** Why, one sentence for each thing that stands against it or that a person vouches for. */
  readonly texts: readonly string[];
}

/** Everything that checks look at. */
export interface Checked {
  /** ISO 8601. */
  readonly now: string;
  readonly apps: readonly AppFacts[];
  /** Open findings, and how many of each code each app has; the key null is for those of no app. */
  readonly findings: ReadonlyMap<FindingCode, ReadonlyMap<string | null, number>>;
  /** Keys of the apps with a decision that counts today; null where decisions are not known. */
  readonly decided: ReadonlySet<string> | null;
  /** Those that hold today. */
  readonly attestations: readonly Attestation[];
  /** Null where the age of sources is not known. */
  readonly sources: readonly { readonly name: string; readonly importedAt: string }[] | null;
  /** How many rules are recorded. */
  readonly rules: number;
}

/** Sentences of one answer: the estates of all sizes that are supported, and no answer too large for a page. */
const MOST_TEXTS = 500;

/** Answers each check in the order given. */
export function evaluate(checks: readonly Check[], checked: Checked): CheckResult[] {
  const vouched = new Map(checked.attestations.map((one) => [one.app, one]));
  return checks.map(({ id, title, control, require }) => {
    const lines = checked.apps.length === 0 ? [nothingKnown] : against(require, checked);
    const judged = lines.map((line) => settle(line, vouched.get(line.app)));
    const result = judged.some(({ standing }) => standing === 'fails')
      ? 'fails'
      : judged.some(({ standing }) => standing === 'unknown')
        ? 'needs a person'
        : 'passes';
    return { id, title, control, result, texts: shorten(judged.map((line) => line.text)) };
  });
}

const nothingKnown = unanswered('No app is known yet, so nothing can be said.');

/** A person's word stands in for what is not known, never for what is known to be wrong. */
function settle(
  line: Line,
  attestation: Attestation | undefined,
): { standing: Line['standing'] | 'vouched'; text: string } {
  if (!line.vouchable || attestation === undefined) return line;
  const { owner, at, statement } = attestation;
  return { standing: 'vouched', text: `${line.text} ${owner} attested on ${day(at)}: ${statement}` };
}

function shorten(texts: readonly string[]): string[] {
  const more = texts.length - MOST_TEXTS;
  return more > 0 ? [...texts.slice(0, MOST_TEXTS), `And ${count(more, 'more', 'more')}.`] : [...texts];
}
