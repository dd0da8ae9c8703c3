import type { HtmlTagDescriptor, Plugin } from 'vite';

const link = (rel: string, file: string): HtmlTagDescriptor => ({
  tag: 'link',
  attrs: { rel, crossorigin: true, href: `./${file}` },
  injectTo: 'head',
});

/**
 * Names the page behind a start script in its HTML, with all it needs: the browser fetches it while the
 * script still asks for the reader's language, and evaluates it once the script imports it.
 */
export const preloadPage: Plugin = {
  name: 'preload-page',
  transformIndexHtml: {
    order: 'post',
    handler(html, { bundle = {}, chunk }) {
      const scripts = new Set<string>();
      const styles = new Set<string>();
      const add = (file: string): void => {
        const known = bundle[file];
        if (scripts.has(file) || known?.type !== 'chunk') return;
        scripts.add(file);
        for (const style of known.viteMetadata?.importedCss ?? []) styles.add(style);
        known.imports.forEach(add);
      };
      chunk?.dynamicImports.forEach(add);
      return [
        ...[...scripts].map((file) => link('modulepreload', file)),
        ...[...styles].map((file) => link('stylesheet', file)),
      ].filter(({ attrs }) => !html.includes(String(attrs?.['href'])));
    },
  },
};
