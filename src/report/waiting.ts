/** What waits for a person, in one sentence each, the gravest first. */
import type { CheckResult } from './checks/evaluate';
import type { FindingCode, Level } from './finding';
import { count } from './words';

/** Where a person acts on it. */
export type WaitingView = 'approvals' | 'blind-spots' | 'checks' | 'drift' | 'import' | 'findings' | 'rules';

export interface Waiting {
  readonly text: string;
  readonly count: number;
  readonly level: Level;
  readonly view: WaitingView;
}

/** Counts that the sentences are made of. */
export interface Pending {
  readonly apps: number;
  readonly checks: readonly Pick<CheckResult, 'result'>[];
  /** Open findings by code, and of these the errors. */
  readonly open: ReadonlyMap<FindingCode, number>;
  readonly openErrors: number;
  /** Apps without a decision that counts today. */
  readonly undecided: number;
  /** Apps with a blind spot that nobody vouches for; one of which only eligibility is not known does not count. */
  readonly unattested: number;
}

const levels: readonly Level[] = ['error', 'warning', 'note'];

export function waiting(pending: Pending): Waiting[] {
  const { apps, checks, open, openErrors, undecided, unattested } = pending;
  const checksThat = (result: CheckResult['result']) => checks.filter((one) => one.result === result).length;
  const found = (code: FindingCode) => open.get(code) ?? 0;
  const line = (level: Level, view: WaitingView, amount: number, text: string): Waiting[] =>
    amount > 0 ? [{ text, count: amount, level, view }] : [];
  const [failed, doubtful] = [checksThat('fails'), checksThat('needs a person')];
  const [grown, expired, aged] = [
    found('scopes-unapproved'),
    found('approval-expired'),
    found('inventory-stale'),
  ];
  const errors = openErrors - grown;
  return [
    ...line('error', 'import', apps === 0 ? 1 : 0, 'Nothing is imported yet, so nothing is known.'),
    ...line('error', 'checks', failed, `${count(failed, 'check')} failed.`),
    ...line('error', 'approvals', grown, `${count(grown, 'app')} with more scopes than were approved.`),
    ...line('error', 'findings', errors, `${count(errors, 'open error')} among the findings.`),
    ...line('warning', 'checks', doubtful, `${count(doubtful, 'check')} that only a person can answer.`),
    ...line(
      'warning',
      'approvals',
      expired,
      `${count(expired, 'decision or attestation', 'decisions and attestations')} that ran out.`,
    ),
    ...line('warning', 'import', aged, `${count(aged, 'source')} of the estate grown old.`),
    ...line('warning', 'rules', found('own-block'), 'A rule blocks Portcullis itself from some content.'),
    ...line(
      'warning',
      'blind-spots',
      unattested,
      `${count(unattested, 'app')} with blind spots that nobody vouches for.`,
    ),
    ...line('note', 'approvals', undecided, `${count(undecided, 'app')} that nobody has decided on.`),
    ...line('note', 'drift', found('catalogue-changed'), 'The catalogue has changed since the last scan.'),
  ].sort((a, b) => levels.indexOf(a.level) - levels.indexOf(b.level));
}
