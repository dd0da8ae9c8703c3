import type { FrameLocator, Page } from 'playwright-core';
import type { Stage } from './stage';

export interface Opened {
  readonly page: Page;
  /** The app inside the frame of the host. */
  readonly app: FrameLocator;
  /** What the page complained of on its console or threw. */
  readonly complaints: readonly string[];
}

export interface Look {
  readonly path?: string;
  readonly as?: 'admin' | 'space' | 'user' | 'nobody';
  readonly theme?: 'light' | 'dark';
  readonly locale?: 'en-US' | 'de-DE' | 'fr-FR';
  readonly width?: number;
}

/** Opens a page of the local host in a browser context of its own. */
export async function open(stage: Stage | undefined, look: Look = {}): Promise<Opened> {
  if (!stage) throw new Error('the local host did not start');
  const { browser, url } = stage;
  const { path = '/admin', as = 'admin', theme = 'light', locale = 'en-US', width = 1280 } = look;
  const context = await browser.newContext({ viewport: { width, height: 900 } });
  const page = await context.newPage();
  const complaints: string[] = [];
  page.on('pageerror', (error) => complaints.push(error.message));
  const query = `${path.includes('?') ? '&' : '?'}as=${as}&theme=${theme}&locale=${locale}`;
  await page.goto(`${url}${path}${query}`);
  return { page, app: page.frameLocator('#app'), complaints };
}

/** What an expression gives inside the app's document. It is text, since it runs where nothing of ours is. */
export async function inside<T>({ page }: Opened, expression: string): Promise<T> {
  const frame = page.frames()[1];
  if (!frame) throw new Error('the host shows no app');
  return frame.evaluate<T>(expression);
}

/** How many elements the app keeps in its document. */
export async function elements(opened: Opened): Promise<number> {
  return inside(opened, "document.querySelectorAll('*').length");
}
