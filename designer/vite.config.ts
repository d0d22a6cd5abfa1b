import react from '@vitejs/plugin-react';
import { defaultClientConditions, defineConfig, type Plugin } from 'vite';

/** Where `vite dev` and `vite preview` find the engine; `npm start` serves the built app from the engine itself. */
const engineUrl = process.env['RELANCE_ENGINE_URL'] ?? 'http://127.0.0.1:4000';
const proxy = { '/api': engineUrl };

/** Our pure packages do nothing when imported: what no screen uses (the compiler and its validator) stays out. */
const treeshake = {
  moduleSideEffects: (id: string): boolean => !/\/(schemas|packages\/(domain|scenario))\/src\//.test(id) && !/\/ajv\//.test(id),
};

const TEXT = String.raw`(?:'(?:[^'\\\n]|\\.)*'|"(?:[^"\\\n]|\\.)*")`;
const PROSE = new RegExp(String.raw`\b(description|summary):\s*${TEXT}(?:\s*\+\s*${TEXT})*`, 'g');

/** The contracts explain themselves to whoever reads the API; the page calls them, and its first load need not carry the explanations. */
const withoutExplanations: Plugin = {
  name: 'relance-without-explanations',
  enforce: 'pre',
  transform: (code, id) => (/\/schemas\/src\/(api|records)\//.test(id) ? { code: code.replace(PROSE, "$1: ''"), map: null } : undefined),
};

export default defineConfig({
  root: import.meta.dirname,
  plugins: [withoutExplanations, react()],
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
