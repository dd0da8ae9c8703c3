import { people } from '../confluence/people';

/** Who can look at the pages; the key stands in the address (`?as=user`). */
export const callers = {
  admin: { accountId: people.siteAdministrator, label: 'Site administrator' },
  space: { accountId: people.spaceAdministrator, label: 'Space administrator' },
  user: { accountId: people.user, label: 'Ordinary user' },
  nobody: { accountId: people.nobody, label: 'Nobody' },
} as const;

export type CallerName = keyof typeof callers;

export const themes = { light: 'Light', dark: 'Dark', auto: 'As the system' } as const;

export type Theme = keyof typeof themes;

/** Languages of the reader, by the codes that Forge hands to an app. */
export const locales = { 'en-US': 'English', 'de-DE': 'Deutsch', 'fr-FR': 'Français' } as const;

export type Locale = keyof typeof locales;

/** The key if it is one, else the first of them. */
export function keyOf<T extends object>(choices: T, text: string | null): keyof T {
  const keys = Object.keys(choices) as (keyof T)[];
  return keys.find((key) => key === text) ?? (keys[0] as keyof T);
}
