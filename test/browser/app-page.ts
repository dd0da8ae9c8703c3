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
  const { browser } = stage;
  const context = await browser.newContext({ viewport: { width: look.width ?? 1280, height: 900 } });
  const page = await context.newPage();
  page.setDefaultTimeout(60_000);
  const complaints: string[] = [];
  page.on('pageerror', (error) => complaints.push(error.message));
  const opened = { page, app: page.frameLocator('#app'), complaints };
  await visit(stage, opened, look);
  return opened;
}

/** Loads another page of the local host in a browser context that is there: its scripts are cached by now. */
export async function visit(
  { url }: Stage,
  { page }: Opened,
  { path = '/admin', as = 'admin', theme = 'light', locale = 'en-US' }: Omit<Look, 'width'>,
): Promise<void> {
  const query = `${path.includes('?') ? '&' : '?'}as=${as}&theme=${theme}&locale=${locale}`;
  await page.goto(`${url}${path}${query}`);
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
