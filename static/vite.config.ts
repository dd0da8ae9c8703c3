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
      '@atlaskit/feature-gate-js-client/feature-gates': `${import.meta.dirname}/src/stand-ins/closed-gates.ts`,
      '@atlaskit/tooltip/Tooltip': `${import.meta.dirname}/src/stand-ins/no-tooltip.tsx`,
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
          // What comes first fetches nothing else: the bridge, then what draws, then both pages with their
          // first views. A page in fewer files stands earlier, since each one more waits for its turn.
          groups: [
            { name: 'bridge', test: /static\/src\/bridge\/(ahead|context)\.ts$/, priority: 2 },
            { name: 'start', test: /static\/src\/start\.tsx$/, priority: 1 },
            { name: 'page', test: /static\/src\/(admin|space)-page\.tsx$/ },
          ],
        },
      },
    },
  },
});
