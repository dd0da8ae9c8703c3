import type { NameOf } from '../report/rule-words';
import type { Estate } from '../scan/estate';

/** Names for the keys that rules hold; a key of no app in the estate stays as it is. */
export function appNames({ apps }: Estate): NameOf {
  const names = new Map(apps.map(({ app }) => [app.key, app.name]));
  return (key) => names.get(key) ?? key;
}
