import '@atlaskit/css-reset';
import type { ReactElement } from 'react';
import { createRoot } from 'react-dom/client';
import { followTheme } from './bridge/theme';
import { Announcer } from './parts/announce';
import { Crash } from './parts/crash';
import './page.css';

/** Draws a page in its frame and lets it follow the theme of the site. */
export function start(page: ReactElement): void {
  const root = document.getElementById('root');
  if (!root) throw new Error('the page has no root element');
  void followTheme();
  createRoot(root).render(
    <Announcer>
      <Crash>{page}</Crash>
    </Announcer>,
  );
}
