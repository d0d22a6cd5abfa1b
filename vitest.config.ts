import { configDefaults, defineConfig } from 'vitest/config';

/** Tests that need MongoDB, Temporal or a browser: `npm test` provides them. */
const withServices = [
  'packages/store/src/**/*.test.ts',
  'packages/stack/src/{mongo/kill,temporal/prepare-namespace}.test.ts',
  'engine/src/{routes,plugins}/**/*.test.ts',
  'workers/src/**/*.store.test.ts',
  'test/{e2e,live}/**/*.test.ts',
];
/** Tests that run the gates on planted violations, minutes of processor time. */
const ofTheGates = ['test/architecture/**/*.test.ts'];

const exclude = [...configDefaults.exclude, '**/dist/**', '**/target/**', '.relance/**'];

/**
 * One place for all suites: tests run from TypeScript sources through the `source` export condition, in forks (threads crash the Temporal
 * bridge). `unit` needs nothing; `architecture` needs time; `services` needs what `npm test` starts.
 */
export default defineConfig({
  resolve: { conditions: ['source'] },
  ssr: { resolve: { conditions: ['source'] } },
  test: {
    pool: 'forks',
    projects: [
      { extends: true, test: { name: 'unit', exclude: [...exclude, ...withServices, ...ofTheGates], testTimeout: 30_000 } },
      { extends: true, test: { name: 'architecture', include: ofTheGates, exclude, testTimeout: 60_000, hookTimeout: 60_000 } },
      { extends: true, test: { name: 'services', include: withServices, exclude, testTimeout: 90_000, hookTimeout: 90_000 } },
    ],
  },
});
