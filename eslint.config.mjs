import eslint from '@eslint/js';
import prettier from 'eslint-config-prettier';
import jest from 'eslint-plugin-jest';
import tseslint from 'typescript-eslint';

/** Packages that a folder may not import, with the reason. */
const noPackages = (names, message) => ({ group: names, message });
const pure = noPackages(
  ['node:*', 'zod', 'zod/*', 'mongoose', 'express', '@temporalio/*', 'react', 'pino'],
  'The domain is pure: it imports nothing from outside.',
);
const sandbox = {
  ...noPackages(
    [
      'node:*',
      'zod',
      'zod/*',
      'mongoose',
      'express',
      '@temporalio/activity',
      '@temporalio/client',
      '@temporalio/worker',
    ],
    'Workflows run in a sandbox: no Node, no schemas at run time, only @temporalio/workflow and common.',
  ),
  allowTypeImports: true,
};

/**
 * What differs from host to host or from run to run: a replay would decide otherwise. In workflows `Date.now` is the
 * workflow's own time.
 */
function sameEverywhere(more) {
  const names = ['Math.random', ...more];
  return {
    'no-restricted-globals': ['error', 'Intl', 'performance', 'setTimeout', 'setInterval', 'setImmediate'],
    'no-restricted-properties': [
      'error',
      ...names.map((name) => name.split('.')).map(([object, property]) => ({ object, property })),
      ...['localeCompare', 'toLocaleString', 'toLocaleDateString', 'toLocaleTimeString'].map((property) => ({
        property,
      })),
      ...['toLocaleLowerCase', 'toLocaleUpperCase'].map((property) => ({ property })),
    ],
  };
}

export default tseslint.config(
  {
    ignores: [
      ...['node_modules', 'dist', 'coverage', '.milepost', 'data', 'test/replay/histories'],
      // what is made
      ...['client/dist', 'client/src/schema.ts', 'client/src/operations.ts'],
    ],
  },
  eslint.configs.recommended,
  ...tseslint.configs.strictTypeChecked,
  ...tseslint.configs.stylisticTypeChecked,
  {
    languageOptions: { parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname } },
    rules: {
      'max-lines': ['error', { max: 400 }],
      'no-console': 'error',
      'no-restricted-syntax': [
        'error',
        {
          selector: "MemberExpression[object.name='process'][property.name='env']",
          message: 'Only config/ reads the environment.',
        },
      ],
      '@typescript-eslint/no-explicit-any': 'error',
      '@typescript-eslint/switch-exhaustiveness-check': [
        'error',
        { considerDefaultExhaustiveForUnions: true },
      ],
      '@typescript-eslint/consistent-type-imports': ['error', { fixStyle: 'separate-type-imports' }],
      // numbers and booleans in texts are what they look like
      '@typescript-eslint/restrict-template-expressions': [
        'error',
        { allowNumber: true, allowBoolean: true, allowNullish: true },
      ],
      // bracket access marks keys that come from outside
      '@typescript-eslint/dot-notation': 'off',
      // generic guards and converters are typed by their callers
      '@typescript-eslint/no-unnecessary-type-parameters': 'off',
      // a comment between cases of one answer is no sign of a forgotten break
      'no-fallthrough': 'off',
      // control characters are what JSON and header checks look for
      'no-control-regex': 'off',
      // methods of plain objects made by factories know no `this`
      '@typescript-eslint/unbound-method': 'off',
      '@typescript-eslint/no-generated-empty-object-type': 'off',
      // `() => void action()` says that a value is dropped on purpose
      '@typescript-eslint/no-meaningless-void-operator': 'off',
      '@typescript-eslint/no-confusing-void-expression': [
        'error',
        { ignoreArrowShorthand: true, ignoreVoidOperator: true, ignoreVoidReturningFunctions: true },
      ],
      '@typescript-eslint/no-unused-vars': [
        'error',
        { argsIgnorePattern: '^_', varsIgnorePattern: '^_', ignoreRestSiblings: true },
      ],
    },
  },
  // handlers change the state while the loop waits: what was read before an `await` may be outdated after it
  { files: ['workflows/**'], rules: { 'require-atomic-updates': 'error' } },
  // Mongoose types its schema options as classes, of which plain objects are never instances
  // and Express adds to the request of Node by its types alone
  {
    files: ['store/models/*.ts', 'api/kit/request-body.ts'],
    rules: { '@typescript-eslint/no-unsafe-class-instance-assignment': 'off' },
  },
  { files: ['domain/**'], rules: { 'no-restricted-imports': ['error', { patterns: [pure] }] } },
  { files: ['domain/**', 'contracts/sandbox/**'], rules: sameEverywhere(['Date.now']) },
  { files: ['workflows/**'], rules: sameEverywhere([]) },
  {
    files: ['workflows/**', 'contracts/sandbox/**'],
    rules: { '@typescript-eslint/no-restricted-imports': ['error', { patterns: [sandbox] }] },
  },
  {
    files: ['config/**', 'test/**', 'embedded/platform/*.mjs'],
    rules: { 'no-restricted-syntax': 'off' },
  },
  // programs of others, to be read and copied
  { files: ['docs/examples/**'], rules: { 'no-restricted-syntax': 'off', 'no-console': 'off' } },
  {
    files: ['test/**'],
    plugins: { jest },
    rules: {
      'jest/no-focused-tests': 'error',
      'jest/no-disabled-tests': 'error',
      'jest/valid-expect': 'error',
      'jest/expect-expect': 'off',
      // tests say what must be there; the test fails where it is not
      '@typescript-eslint/no-non-null-assertion': 'off',
      '@typescript-eslint/restrict-plus-operands': 'off',
      '@typescript-eslint/no-unnecessary-condition': 'off',
      '@typescript-eslint/no-misused-spread': 'off',
      // answers are read as whatever came over the wire
      '@typescript-eslint/no-unsafe-assignment': 'off',
      '@typescript-eslint/no-unsafe-member-access': 'off',
      '@typescript-eslint/no-unsafe-argument': 'off',
      '@typescript-eslint/no-unsafe-call': 'off',
      '@typescript-eslint/no-unsafe-return': 'off',
      '@typescript-eslint/no-explicit-any': 'off',
    },
  },
  {
    files: ['**/*.{mjs,cjs,js}'],
    ...tseslint.configs.disableTypeChecked,
    languageOptions: {
      globals: { process: 'readonly', module: 'writable', require: 'readonly', URL: 'readonly' },
      parserOptions: { projectService: false },
    },
  },
  // what Jest itself loads is required by it
  { files: ['**/*.cjs'], rules: { '@typescript-eslint/no-require-imports': 'off' } },
  prettier,
);
