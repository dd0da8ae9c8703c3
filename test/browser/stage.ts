import type { Browser } from 'playwright-core';
import { startChromium } from './chromium';
import { startLocalHost } from './local-host';

export interface Stage {
  readonly url: string;
  readonly browser: Browser;
  /** Closes what one test opened. */
  clear(): Promise<void>;
  stop(): Promise<void>;
}

/** The local host and a browser to look at it with; when one cannot start, the other does not stay. */
export async function startStage(prepare?: (folder: string) => Promise<void>): Promise<Stage> {
  const host = await startLocalHost(prepare);
  const browser = await startChromium().catch(async (error: unknown) => {
    await host.stop();
    throw error;
  });
  return {
    url: host.url,
    browser,
    async clear() {
      await Promise.all(browser.contexts().map((context) => context.close()));
    },
    async stop() {
      await browser.close();
      await host.stop();
    },
  };
}
