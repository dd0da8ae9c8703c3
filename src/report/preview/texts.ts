/** Sentences that hold for a whole draft. */
import type { PreviewView } from '../rules-view';
import { count } from '../words';
import type { PlacedDraft } from './draft';

/** What stands above a preview, the warning about lost data first; nothing is enforced by a preview. */
export function previewTexts(
  { rules }: Pick<PlacedDraft, 'rules'>,
  totals: PreviewView['totals'],
  spacesListed: boolean,
): string[] {
  if (rules.length === 0) return ['Without rules no app would be blocked from anything.'];
  const { covered, eligibilityUnknown, outsideReach, noEvidence } = totals;
  const byLevel = rules.filter(({ where }) => 'classificationLevels' in where).length;
  return [
    ...(covered > 0
      ? [
          'An app may delete data when it loses access; switching the rule off may not bring it back (Atlassian).',
          'Blocking does not recall what an app copied before.',
        ]
      : ['These rules cover no app of the estate.']),
    'This is a preview: it says what would be blocked once the organisation administrator enters the rules in Atlassian Guard. Portcullis can neither set them there nor read them.',
    ...when(
      eligibilityUnknown,
      (n) =>
        `Of ${n} it is not known whether a rule can block ${one(eligibilityUnknown, 'it', 'them')}: Atlassian publishes no list.`,
    ),
    ...when(
      outsideReach,
      (n) =>
        `${n} ${one(outsideReach, 'calls', 'call')} with an API token, which no rule of Atlassian Guard reaches: the gateway can.`,
    ),
    ...when(
      noEvidence,
      (n) =>
        `Of ${n} nothing is known: neither scopes nor code nor traffic. What ${one(noEvidence, 'it', 'they')} would lose is not known.`,
    ),
    ...(byLevel > 0
      ? [
          `${count(byLevel, 'rule')} ${one(byLevel, 'goes', 'go')} by classification level: what ${one(byLevel, 'it', 'they')} would block in a space depends on the level of each page, which nobody has looked up.`,
        ]
      : []),
    ...(spacesListed
      ? []
      : ['The spaces of the site are not known yet, so only those that the rules name are shown.']),
  ];
}

function when(n: number, say: (apps: string) => string): string[] {
  return n > 0 ? [say(count(n, 'covered app'))] : [];
}

function one(n: number, singular: string, plural: string): string {
  return n === 1 ? singular : plural;
}
