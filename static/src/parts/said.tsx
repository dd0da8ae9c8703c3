import type { ReactNode } from 'react';
import { words } from '../words';

/** What the server made of facts: in English, whatever the language of the page. */
export function Said({ children }: { readonly children: ReactNode }) {
  return <span lang="en">{children}</span>;
}

/** Says so where the server's sentences come in another language than the page. */
export function ServerLanguage() {
  return words.serverLanguage === '' ? null : <p className="quiet server-language">{words.serverLanguage}</p>;
}
