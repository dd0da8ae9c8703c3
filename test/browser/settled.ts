import type { Opened } from './app-page';

/** Waits until nothing in the app is loading. */
export async function settled({ app }: Opened): Promise<void> {
  await app.getByRole('heading').first().waitFor();
  const loading = app.locator('.loading');
  while ((await loading.count()) > 0) await loading.first().waitFor({ state: 'detached' });
}
