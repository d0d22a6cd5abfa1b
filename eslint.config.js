import reactHooks from 'eslint-plugin-react-hooks';
import tseslint from 'typescript-eslint';

/** Whatever is code of ours, TypeScript or not: no file above 300 lines, no function above 60. */
const budgets = {
  'max-lines': ['error', { max: 300 }],
  'max-lines-per-function': ['error', { max: 60, skipComments: true }],
};

/** What a pure package may not ask: it is given the instant and its randomness (DESIGN §6). */
const impure = [
  { selector: "NewExpression[callee.name='Date'][arguments.length=0]", message: 'The pure packages are given `now`.' },
  { selector: "MemberExpression[object.name='Date'][property.name='now']", message: 'The pure packages are given `now`.' },
  { selector: "MemberExpression[object.name='Math'][property.name='random']", message: 'The pure packages are given their randomness.' },
  { selector: "MemberExpression[object.name='performance'][property.name='now']", message: 'The pure packages are given `now`.' },
  {
    selector: "MemberExpression[object.name='process'][property.name='env']",
    message: 'The environment is read at the entries of programs only.',
  },
];

export default tseslint.config(
  { ignores: ['**/dist/**', '**/node_modules/**', '.relance/**', 'coverage/**', '**/target/**', 'workers/src/workflows/kept/**'] },
  { linterOptions: { noInlineConfig: true } },
  { files: ['**/*.{js,mjs,cjs}'], rules: budgets },
  {
    files: ['**/*.ts', '**/*.tsx'],
    extends: [...tseslint.configs.strictTypeChecked],
    languageOptions: {
      parserOptions: {
        projectService: { allowDefaultProject: ['vitest.config.ts'], defaultProject: 'test/tsconfig.json' },
        tsconfigRootDir: import.meta.dirname,
      },
    },
    rules: {
      ...budgets,
      '@typescript-eslint/no-floating-promises': 'error',
      '@typescript-eslint/switch-exhaustiveness-check': ['error', { considerDefaultExhaustiveForUnions: true }],
      '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true }],
      '@typescript-eslint/consistent-type-imports': 'error',
    },
  },
  {
    files: ['schemas/src/**/*.ts', 'packages/{domain,scenario,templates,imports}/src/**/*.ts'],
    ignores: ['**/*.test.ts'],
    rules: { 'no-restricted-syntax': ['error', ...impure] },
  },
  { files: ['designer/**/*.tsx'], extends: [reactHooks.configs.flat.recommended] },
  { files: ['**/*.test.ts', '**/*.test.tsx', 'test/**'], rules: { 'max-lines-per-function': 'off' } },
);
