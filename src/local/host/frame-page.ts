import type { AppPage } from '../platform/manifest';
import { callers, locales, themes, type CallerName, type Locale, type Theme } from './callers';

export interface FrameView {
  readonly page: AppPage;
  /** Space whose settings are open; null on the admin page. */
  readonly space: string | null;
  readonly spaces: readonly { readonly key: string; readonly name: string }[];
  readonly as: CallerName;
  readonly theme: Theme;
  readonly locale: Locale;
  /** Style and script of the frame; they stand in the page, before the app, so that the app does not wait for them. */
  readonly style: string;
  readonly script: string;
}

function escapeHtml(text: string): string {
  return text.replace(/[&<>"']/g, (sign) => `&#${sign.charCodeAt(0)};`);
}

function options(choices: readonly (readonly [string, string])[], chosen: string | null): string {
  return choices
    .map(
      ([value, label]) =>
        `<option value="${escapeHtml(value)}"${value === chosen ? ' selected' : ''}>${escapeHtml(label)}</option>`,
    )
    .join('');
}

/** The page around the app: what Confluence would show around it, and the switches of the local host. */
export function framePage({ page, space, spaces, as, theme, locale, style, script }: FrameView): string {
  const query = new URLSearchParams({ as, theme, locale });
  const inside = new URLSearchParams({
    module: page.key,
    as,
    theme,
    locale,
    ...(space !== null && { space }),
  });
  const here = ' aria-current="page"';
  const first = space ?? spaces[0]?.key ?? '';
  const base = space === null ? '/admin' : `/space/${encodeURIComponent(space)}`;
  const switches = [
    ['as', 'Viewed as', Object.entries(callers).map(([key, caller]) => [key, caller.label] as const), as],
    ['theme', 'Theme', Object.entries(themes), theme],
    ['locale', 'Language', Object.entries(locales), locale],
  ] as const;
  return `<!doctype html>
<html lang="en" data-color-mode="${theme}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${escapeHtml(page.title(locale))} · local host</title>
<link rel="icon" href="data:,">
<style>${style}</style>
</head>
<body data-base="${escapeHtml(base)}">
<header>
<strong>Confluence on this machine</strong>
${switches.map(([name, label, choices, chosen]) => `<label for="switch-${name}">${label}</label>\n<select id="switch-${name}" data-switch="${name}">${options(choices, chosen)}</select>`).join('\n')}
</header>
<p class="banner" role="note">Local host: embedded Confluence with a sample estate. Nothing here is real, and nothing leaves this machine.</p>
<nav aria-label="Confluence">
<h2>Confluence settings</h2>
<a href="/admin?${query.toString()}"${space === null ? here : ''}>Portcullis</a>
<h2>Space settings</h2>
<a href="/space/${encodeURIComponent(first)}?${query.toString()}"${space === null ? '' : here}>App access</a>
<label for="space">Space</label>
<select id="space">${options(
    spaces.map(({ key, name }) => [key, `${key}: ${name}`] as const),
    space,
  )}</select>
</nav>
<div id="flags" role="status"></div>
<script>(() => {
${script}})();</script>
<main><iframe id="app" title="${escapeHtml(page.title(locale))}" src="/app/${encodeURIComponent(page.file)}?${escapeHtml(inside.toString())}"></iframe></main>
</body>
</html>
`;
}
