import react from '@vitejs/plugin-react';
import { defineConfig, type Plugin } from 'vite';

/**
 * A page waits for the language of its reader before it is evaluated (src/start.tsx); meanwhile the
 * browser fetches it, as it would fetch what a page imports at once.
 */
const fetchPages: Plugin = {
  name: 'fetch-pages',
  transformIndexHtml: {
    order: 'post',
    handler: (_, { bundle = {}, chunk }) => {
      const withImports = (file: string): string[] => {
        const part = bundle[file];
        return part?.type === 'chunk' ? [file, ...part.imports.flatMap(withImports)] : [];
      };
      const styles = (file: string): string[] => {
        const part = bundle[file];
        return part?.type === 'chunk' ? [...(part.viteMetadata?.importedCss ?? [])] : [];
      };
      const known = new Set(chunk === undefined ? [] : withImports(chunk.fileName));
      const page = (chunk?.dynamicImports ?? []).filter((file) => file.includes('-page-'));
      const files = [...new Set(page.flatMap(withImports))].filter((file) => !known.has(file));
      const links = [
        ...files.map((file) => ({ rel: 'modulepreload', href: `./${file}` })),
        ...files.flatMap(styles).map((file) => ({ rel: 'preload', as: 'style', href: `./${file}` })),
      ];
      return links.map((attrs) => ({ tag: 'link', attrs: { ...attrs, crossorigin: true } }));
    },
  },
};

/** Both pages are built at once and share their chunks; addresses are relative because Forge serves them from a folder of its own. */
export default defineConfig({
  root: import.meta.dirname,
  base: './',
  plugins: [react(), fetchPages],
  resolve: {
    alias: { '@atlaskit/feature-gate-js-client/feature-gates': `${import.meta.dirname}/src/closed-gates.ts` },
  },
  define: { 'process.env': {} },
  build: {
    outDir: 'build',
    emptyOutDir: true,
    target: 'es2022',
    modulePreload: { polyfill: false },
    rolldownOptions: {
      input: { admin: 'admin.html', space: 'space.html' },
      output: {
        codeSplitting: {
          // The bridge alone comes first, so that a page can ask before React is evaluated.
          groups: [
            { name: 'bridge', test: /static\/src\/bridge\/(ahead|context)\.ts$/, priority: 1 },
            { name: 'ahead', test: /static\/src\/ahead\.ts$/, includeDependenciesRecursively: false },
            // What both pages show at once comes in one file: each one more waits for its turn.
            { name: 'common', minShareCount: 8 },
          ],
        },
      },
    },
  },
});
