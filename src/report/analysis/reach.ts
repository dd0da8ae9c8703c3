/** Which part of a goal no rule can reach, and why: what stands between "keep apps out" and what a rule does. */
import type { AppRecord } from '../../evidence/app';
import { endpoints } from '../../policy/catalogue';
import { coversApp } from '../../policy/cover';
import type { DataClass } from '../../policy/endpoint';
import type { AppAccessRule } from '../../policy/rule';
import { profileOf } from '../preview/profile';
import type { RuleRemark } from '../rules-view';
import { count, dataWords, list } from '../words';
import { few } from './few';

/** Remarks for the apps of an estate that the rules cover; for any app where no estate is known. */
export function reachRemarks(
  rules: readonly AppAccessRule[],
  apps: readonly AppRecord[] | null,
): RuleRemark[] {
  if (rules.length === 0) return [];
  const tests = rules.map(coversApp);
  const covered = (apps ?? []).filter(({ key }) => tests.some((covers) => covers(key)));
  if (apps !== null && covered.length === 0) return [];
  const ids = rules.map(({ id }) => id);
  const remark = (level: RuleRemark['level'], text: string): RuleRemark => ({
    code: 'goal-out-of-reach',
    level,
    rules: ids,
    text,
  });
  return [
    remark('note', apps === null ? openToAny() : openTo(covered)),
    ...callersWithToken(covered).map((text) => remark('warning', text)),
    ...tokensInCode(covered).map((text) => remark('warning', text)),
    remark('note', copies(covered)),
    remark(
      'note',
      'Calls through GraphQL and what Confluence hands to a module with its context are outside the catalogue: whether a rule takes them from an app is not known.',
    ),
  ];
}

/** From the catalogue alone. */
function openToAny(): string {
  const open = endpoints.filter(({ exposure, needs }) => exposure === 'not-blocked' && needs.apps);
  const classes = [...new Set(open.map(({ dataClass }) => dataClass))];
  return `No rule takes ${list(inOrder(classes).map((name) => dataWords[name]))} from an app whose scopes allow it: ${count(open.length, 'endpoint')} of the catalogue ${open.length === 1 ? 'is' : 'are'} not blocked.`;
}

function openTo(covered: readonly AppRecord[]): string {
  const byClass = new Map<DataClass, number>();
  for (const app of covered) {
    for (const name of profileOf(app).open.keys()) byClass.set(name, (byClass.get(name) ?? 0) + 1);
  }
  const parts = inOrder([...byClass.keys()]).map(
    (name) => `${dataWords[name]} (${count(byClass.get(name) ?? 0, 'app')})`,
  );
  if (parts.length === 0) {
    return 'No endpoint that rules leave open is known for the apps that they cover; what their sources do not show may still be open.';
  }
  return `Covered apps would keep what no rule blocks, as far as their scopes, code or traffic show it: ${list(parts)}.`;
}

function inOrder(classes: readonly DataClass[]): DataClass[] {
  const order = Object.keys(dataWords);
  return [...classes].sort((one, other) => order.indexOf(one) - order.indexOf(other));
}

function callersWithToken(covered: readonly AppRecord[]): string[] {
  const beyond = covered.filter((app) => profileOf(app).eligible === 'no');
  if (beyond.length === 0) return [];
  return [
    `${few(beyond.map(({ name }) => name))}: no rule of Atlassian Guard reaches ${beyond.length === 1 ? 'this caller' : 'these callers'}, because ${beyond.length === 1 ? 'it works' : 'they work'} with an API token or account credentials. Point ${beyond.length === 1 ? 'it' : 'them'} at the gateway and close the direct way to the site.`,
  ];
}

function tokensInCode(covered: readonly AppRecord[]): string[] {
  const holders = covered.filter(
    (app) => profileOf(app).eligible !== 'no' && app.unresolved.some(({ reason }) => reason === 'api-token'),
  );
  if (holders.length === 0) return [];
  return [
    `${few(holders.map(({ name }) => name))}: code that calls with a stored API token goes on, whatever a rule says.`,
  ];
}

function copies(covered: readonly AppRecord[]): string {
  const senders = covered.filter(
    ({ egress, kind }) => egress.length > 0 || kind === 'connect' || kind === 'script',
  );
  const who =
    senders.length > 0 ? ` ${few(senders.map(({ name }) => name))} can hold copies outside Atlassian.` : '';
  return `No rule recalls what an app copied before.${who}`;
}
