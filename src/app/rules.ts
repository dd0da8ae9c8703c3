import type { Payload, RecordedView, RulesView, RuleView } from '../api';
import type { Host, StoredRules } from '../host';
import type { AppAccessRule } from '../policy/rule';
import { ruleApps, ruleState, ruleWhere, type NameOf } from '../report/rule-words';
import { day } from '../report/words';
import { loadEstate } from '../scan/estate';
import { readRules } from '../scan/rules';
import { appNames } from './app-names';
import { namesOf } from './people';
import { Refusal } from './refusal';

/** The recorded rules with every version before them, who recorded it and why, and the draft that was kept. */
export async function rules(host: Host): Promise<RulesView> {
  const { store } = host;
  const nameOf = appNames(await loadEstate(store));
  const [latest, history, draft] = await Promise.all([
    store.latestRules(),
    store.rulesHistory(),
    store.rulesDraft(),
  ]);
  const people = [...(draft ? [draft.keptBy] : []), ...history.map(({ recordedBy }) => recordedBy)];
  const names = await namesOf(host, [...new Set(people)]);
  const who = (accountId: string) => names.get(accountId) ?? accountId;
  // A text that this release cannot read is still shown, so that it can be corrected and recorded again.
  const read = readRules(latest?.text ?? '');
  return {
    text: latest?.text ?? '',
    version: latest?.version ?? 0,
    rules: read.ok ? read.rules.map((rule) => viewRule(rule, latest?.recordedAt ?? null, nameOf)) : [],
    history: history.map(({ recordedBy, ...version }) => ({ ...version, by: who(recordedBy) })),
    draft: draft && { text: draft.text, keptAt: draft.keptAt, by: who(draft.keptBy), base: draft.base },
  };
}

/**
 * Records a text of rules as the next version, no text at all for no rules; a text with errors is
 * answered with all of them. A draft with the same text is done with and goes.
 *
 * @throws {Refusal} where somebody recorded rules since the version that the text started from.
 */
export async function rulesRecord(
  host: Host,
  by: string,
  { text, reason, base }: Payload<'rules.record'>,
): Promise<RecordedView> {
  const parsed = readRules(text);
  if (!parsed.ok) return { recorded: false, errors: parsed.errors };
  const { store } = host;
  const [[newest], draft] = await Promise.all([store.rulesHistory(), store.rulesDraft()]);
  const version = newest?.version ?? 0;
  if (newest && base !== undefined && base !== version) throw await overtaken(host, newest);
  const recorded = await store.putRules({
    version: version + 1,
    text,
    recordedAt: host.now(),
    recordedBy: by,
    reason: sayReturn(await store.versionOfRules(text), version, reason),
    rules: parsed.rules.length,
  });
  if (!recorded) {
    throw new Refusal(
      'failed',
      'Somebody else recorded rules at the same moment. Look at theirs, then try again.',
    );
  }
  if (draft?.text === text) await store.putRulesDraft(null);
  return { recorded: true, rules: await rules(host) };
}

/** Keeps a text for whoever edits next, whether it has errors or not; null drops what was kept. */
export async function rulesDraft(
  { store, now }: Host,
  by: string,
  { text, base }: Payload<'rules.draft'>,
): Promise<{ kept: boolean }> {
  if (text === null) await store.putRulesDraft(null);
  else {
    const from = base ?? (await store.rulesHistory())[0]?.version ?? 0;
    await store.putRulesDraft({ text, base: from, keptAt: now(), keptBy: by });
  }
  return { kept: text !== null };
}

/** The text of one version as it was recorded. */
export async function rulesVersion(
  { store }: Host,
  version: number,
): Promise<{ version: number; text: string }> {
  const found = await store.rulesVersion(version);
  if (found === null) throw new Refusal('not-found', `No version ${version} of the rules was recorded.`);
  return { version, text: found.text };
}

/** Characters of a reason that the store holds. */
const LONGEST_REASON = 1000;

/** The reason as the history keeps it: a text that was recorded before is called a return to it, where there is room. */
function sayReturn(earlier: number | null, newest: number, reason: string): string {
  const saysSo = new RegExp(`version ${earlier ?? ''}\\b`, 'i').test(reason);
  if (earlier === null || earlier === newest || saysSo) return reason;
  const said = `Back to version ${earlier}: ${reason}`;
  return said.length > LONGEST_REASON ? reason : said;
}

async function overtaken(host: Host, newest: Omit<StoredRules, 'text'>): Promise<Refusal> {
  const { version, recordedAt, recordedBy } = newest;
  const who = (await namesOf(host, [recordedBy])).get(recordedBy) ?? recordedBy;
  return new Refusal(
    'failed',
    `${who} recorded version ${version} on ${day(recordedAt)}, after this draft was begun. Compare with it, then record again.`,
  );
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
