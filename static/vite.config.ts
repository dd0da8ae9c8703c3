import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';
import { preloadPage } from './preload-page';

/** Both pages are built at once and share their chunks; addresses are relative because Forge serves them from a folder of its own. */
export default defineConfig({
  root: import.meta.dirname,
  base: './',
  plugins: [react(), preloadPage],
  resolve: {
    alias: {
      '@atlaskit/feature-gate-js-client/feature-gates': `${import.meta.dirname}/src/closed-gates.ts`,
      '@atlaskit/tooltip/Tooltip': `${import.meta.dirname}/src/no-tooltip.tsx`,
    },
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
