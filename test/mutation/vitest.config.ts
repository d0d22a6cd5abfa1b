import { configDefaults, defineConfig } from 'vitest/config';

/**
 * The tests that judge mutants of the pure packages: those beside the sources and the worked cases. Properties over random worlds are left out,
 * for they take seconds each and would be run for every mutant; what they must see is in `npm run mutants`.
 * @public Stryker reads it.
 */
export default defineConfig({
  resolve: { conditions: ['source'] },
  ssr: { resolve: { conditions: ['source'] } },
  test: {
    include: ['packages/{domain,scenario}/src/**/*.test.ts'],
    exclude: [...configDefaults.exclude, '**/dist/**', 'packages/scenario/src/properties/**'],
    testTimeout: 120_000,
  },
});
