import { view } from '@forge/bridge';

/**
 * Follows the site's light or dark theme. Where the host marks the theme but brings no token values,
 * Atlassian's own are loaded for the mode it marked.
 */
export async function followTheme(): Promise<void> {
  await view.theme.enable().catch(() => undefined);
  const page = document.documentElement;
  if (getComputedStyle(page).getPropertyValue('--ds-text') !== '') return;
  const { setGlobalTheme } = await import('@atlaskit/tokens/set-global-theme');
  const marked = page.getAttribute('data-color-mode');
  await setGlobalTheme({ colorMode: marked === 'dark' || marked === 'light' ? marked : 'auto' });
}
