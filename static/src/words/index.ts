import { en } from './en';
import { speakFormat } from './format';
import type { Translated } from './translated';

export { age, count, moment } from './format';

export type Words = Translated<typeof en>;

/**
 * Every word a reader sees that the server did not write, in the language of the reader. No other folder
 * of the pages holds a sentence. It changes once, before a page is loaded (start.tsx).
 */
export let words: Words = en;
speakFormat('en', en.writing);

const languages: Readonly<Record<string, () => Promise<Words>>> = {
  en: () => Promise.resolve(en),
  de: () => import('./de').then(({ de }) => de),
};

/**
 * Lets the page speak the language of a locale.
 *
 * @param locale such as `de-DE`; one whose language is not there gives English.
 */
export async function speak(locale: string): Promise<void> {
  const [language = 'en'] = locale.split('-');
  const load = languages[language];
  if (!load) return;
  words = await load();
  speakFormat(locale, words.writing);
  document.documentElement.lang = language;
}
