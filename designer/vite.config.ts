import react from '@vitejs/plugin-react';
import { defaultClientConditions, defineConfig } from 'vite';

/** Where `vite dev` and `vite preview` find the engine; `npm start` serves the built app from the engine itself. */
const engineUrl = process.env['RELANCE_ENGINE_URL'] ?? 'http://127.0.0.1:4000';
const proxy = { '/api': engineUrl };

export default defineConfig({
  root: import.meta.dirname,
  plugins: [react()],
  resolve: { conditions: ['source', ...defaultClientConditions] },
  build: {
    outDir: 'dist',
    emptyOutDir: true,
    manifest: true,
    target: 'es2023',
    modulePreload: { polyfill: false },
    // our pure packages do nothing when imported: what no screen uses (the compiler and its validator) stays out
    rolldownOptions: {
      treeshake: { moduleSideEffects: (id) => !/\/(schemas|packages\/(domain|scenario))\/src\//.test(id) && !/\/ajv\//.test(id) },
    },
  },
  server: { proxy },
  preview: { proxy },
});
