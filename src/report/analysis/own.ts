/** Rules that block Portcullis itself, which is an app too. */
import type { AppRecord } from '../../evidence/app';
import { coversApp } from '../../policy/cover';
import type { AppAccessRule } from '../../policy/rule';
import type { RuleRemark } from '../rules-view';

const NAME = 'Portcullis';

/** One remark on all rules that cover Portcullis. Where the estate does not list it, its key is not known. */
export function ownRemarks(rules: readonly AppAccessRule[], apps: readonly AppRecord[] | null): RuleRemark[] {
  const key = apps?.find(({ name }) => name === NAME)?.key ?? null;
  const hitting = rules.filter((rule) => coversApp(rule)(key));
  if (hitting.length === 0) return [];
  const where = hitting.some(({ where: place }) => 'site' in place) ? 'every space' : 'the covered places';
  const how =
    key === null
      ? `put the key of your installation under \`except\` (an import of the installed apps shows it)`
      : `put its key \`${key}\` under \`except\`, or take it out of \`block\``;
  const text = `${hitting.length === 1 ? 'This rule would' : 'These rules would'} block Portcullis too: its space panel disappears from ${where}, and it sees less of the site. To exempt it, ${how}, and leave it among the allowed apps in Atlassian Guard.`;
  return [{ code: 'blocks-portcullis', level: 'warning', rules: hitting.map(({ id }) => id), text }];
}
