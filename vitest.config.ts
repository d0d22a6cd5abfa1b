import { defineConfig } from 'vitest/config';

/** One place for all suites: tests run from TypeScript sources through the `source` export condition, in forks (threads crash the Temporal bridge). */
export default defineConfig({
  resolve: { conditions: ['source'] },
  ssr: { resolve: { conditions: ['source'] } },
  test: { pool: 'forks', exclude: ['**/node_modules/**', '**/dist/**', '**/.git/**'] },
});
