import { configDefaults, defineConfig } from 'vitest/config';

/** Tests that need MongoDB, Temporal or a browser: `npm test` provides them. */
const withServices = [
  'packages/store/src/**/*.test.ts',
  'packages/stack/src/{mongo/{kill,reopen,whole-documents},temporal/prepare-namespace}.test.ts',
  'engine/src/{routes,plugins,messages/text-messages}/**/*.test.ts',
  '{engine,workers}/src/**/*.store.test.ts',
  'test/{e2e,live}/**/*.test.ts',
];
/** Tests that run the gates on planted violations, minutes of processor time. */
const ofTheGates = ['test/architecture/**/*.test.ts'];

const exclude = [...configDefaults.exclude, '**/dist/**', '**/target/**', '.relance/**'];

/**
 * One place for all suites: tests run from TypeScript sources through the `source` export condition, in forks (threads crash the Temporal
 * bridge). `unit` needs nothing; `architecture` needs time; `services` needs what `npm test` starts. They run one after the other, so that what
 * waits for services never waits for a processor that the others have: all processors for what computes, at most two files at once on services.
 * Files of `unit` share the modules of their process: they hold nothing that a test could leave behind, and loading them anew for each file took longer
 * than most files.
 */
export default defineConfig(({ mode }) => ({
  resolve: { conditions: ['source'] },
  ssr: { resolve: { conditions: ['source'] } },
  test: {
    pool: 'forks',
    globalSetup: 'test/gates/own-temporary-folder.ts',
    projects: [
      {
        extends: true,
        test: {
          name: 'unit',
          isolate: false,
          setupFiles: mode === 'explore' ? ['test/gates/many-worlds.ts'] : ['test/gates/own-seed.ts'],
          exclude: [...exclude, ...withServices, ...ofTheGates],
          testTimeout: mode === 'explore' ? 7_200_000 : 120_000,
          hookTimeout: 60_000,
          maxWorkers: '100%',
          sequence: { groupOrder: 0 },
        },
      },
      {
        extends: true,
        test: {
          name: 'architecture',
          include: ofTheGates,
          exclude,
          testTimeout: 240_000,
          hookTimeout: 240_000,
          maxWorkers: '100%',
          sequence: { groupOrder: 1 },
        },
      },
      {
        extends: true,
        test: {
          name: 'services',
          include: withServices,
          exclude,
          testTimeout: 240_000,
          hookTimeout: 240_000,
          maxWorkers: 2,
          sequence: { groupOrder: 2 },
        },
      },
    ],
  },
}));
