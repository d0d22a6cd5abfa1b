import react from '@vitejs/plugin-react';
import { defaultClientConditions, defineConfig } from 'vite';

/** Where `vite dev` and `vite preview` find the engine; `npm start` serves the built app from the engine itself. */
const engineUrl = process.env['RELANCE_ENGINE_URL'] ?? 'http://127.0.0.1:4000';
const proxy = { '/api': engineUrl };

/** Our pure packages do nothing when imported: what no screen uses (the compiler and its validator) stays out. */
const treeshake = {
  moduleSideEffects: (id: string): boolean => !/\/(schemas|packages\/(domain|scenario))\/src\//.test(id) && !/\/ajv\//.test(id),
};

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
    rolldownOptions: { treeshake },
  },
  worker: { format: 'es', rolldownOptions: { treeshake } },
  server: { proxy },
  preview: { proxy },
});
