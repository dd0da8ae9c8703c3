import { z } from 'zod';
import type { Payload, RecordedView, RulesView, RuleView } from '../api';
import type { Host } from '../host';
import type { AppAccessRule } from '../policy/rule';
import { ruleApps, ruleState, ruleWhere, type NameOf } from '../report/rule-words';
import { loadEstate } from '../scan/estate';
import { readRules } from '../scan/rules';
import { readAnswer } from './access';
import { appNames } from './app-names';
import { Refusal } from './refusal';

/** Authors whose names are looked up for one answer; older ones show their account id. */
const NAMES = 20;

const user = z.object({ displayName: z.string().min(1) });

/** The recorded rules with every version before them, who recorded it and why. */
export async function rules(host: Host): Promise<RulesView> {
  const nameOf = appNames(await loadEstate(host.store));
  const [latest, history] = await Promise.all([host.store.latestRules(), host.store.rulesHistory()]);
  const names = await namesOf(host, [...new Set(history.map(({ recordedBy }) => recordedBy))]);
  // A text that this release cannot read is still shown, so that it can be corrected and recorded again.
  const read = readRules(latest?.text ?? '');
  return {
    text: latest?.text ?? '',
    rules: read.ok ? read.rules.map((rule) => viewRule(rule, latest?.recordedAt ?? null, nameOf)) : [],
    history: history.map(({ recordedBy, ...version }) => ({
      ...version,
      by: names.get(recordedBy) ?? recordedBy,
    })),
  };
}

/**
 * Records a text of rules as the next version, no text at all for no rules; a text with errors is
 * answered with all of them.
 */
export async function rulesRecord(
  host: Host,
  by: string,
  { text, reason }: Payload<'rules.record'>,
): Promise<RecordedView> {
  const parsed = readRules(text);
  if (!parsed.ok) return { recorded: false, errors: parsed.errors };
  const [newest] = await host.store.rulesHistory();
  const recorded = await host.store.putRules({
    version: (newest?.version ?? 0) + 1,
    text,
    recordedAt: host.now(),
    recordedBy: by,
    reason,
    rules: parsed.rules.length,
  });
  if (!recorded) {
    throw new Refusal(
      'failed',
      'Somebody else recorded rules at the same moment. Look at theirs, then try again.',
    );
  }
  return { recorded: true, rules: await rules(host) };
}

function viewRule(rule: AppAccessRule, recordedAt: string | null, nameOf: NameOf): RuleView {
  return {
    id: rule.id,
    name: rule.name,
    mode: rule.mode,
    apps: ruleApps(rule, nameOf),
    where: ruleWhere(rule),
    state: ruleState(rule, recordedAt),
  };
}

async function namesOf(host: Host, accountIds: readonly string[]): Promise<Map<string, string>> {
  const found = await Promise.all(
    accountIds.slice(0, NAMES).map(async (accountId) => {
      const answer = await host.confluence.asUser({ name: 'user', accountId });
      return [accountId, readAnswer(answer, user)?.displayName ?? accountId] as const;
    }),
  );
  return new Map(found);
}
