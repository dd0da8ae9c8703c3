import '@atlaskit/css-reset';
import type { ComponentType } from 'react';
import { createRoot } from 'react-dom/client';
import { context } from './bridge/context';
import { joinHistory } from './bridge/history';
import { followTheme } from './bridge/theme';
import { Announcer } from './parts/announce';
import { Crash } from './parts/crash';
import { speak } from './words';
import './page.css';

/**
 * Draws a page in its frame, at its address, in the theme of the site and the language of the reader.
 * The page is loaded once the language is known, so that a module may take its words when it is evaluated.
 */
export async function start(load: () => Promise<ComponentType>): Promise<void> {
  const root = document.getElementById('root');
  if (!root) throw new Error('the page has no root element');
  void followTheme();
  const joined = joinHistory().catch(() => undefined);
  const locale = await context().then(
    (known) => known.locale,
    () => 'en-US',
  );
  await Promise.all([joined, speak(locale).catch(() => undefined)]);
  const Page = await load();
  createRoot(root).render(
    <Announcer>
      <Crash>
        <Page />
      </Crash>
    </Announcer>,
  );
}
