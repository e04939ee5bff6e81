/** Few rules, all of them errors; how a line looks is Prettier's business. */
import prettier from 'eslint-config-prettier';
import vue from 'eslint-plugin-vue';
import { defineConfig } from 'eslint/config';
import typescript from 'typescript-eslint';

const nodeGlobals = Object.fromEntries(Object.getOwnPropertyNames(globalThis).map((name) => [name, 'readonly']));
/**
 * A name that begins with an underscore says that it is left unused on purpose. TType is Chart.js' own name of a parameter:
 * whoever adds to its interfaces must repeat it.
 */
const unused = { argsIgnorePattern: '^_', varsIgnorePattern: '^_|^TType$', destructuredArrayIgnorePattern: '^_' };

const CLOCK = 'The machine is asked for its time in shared/system-clock.ts alone: take a Clock.';
const TIMERS = ['timers', 'timers/promises', 'node:timers', 'node:timers/promises', 'perf_hooks', 'node:perf_hooks'];
const ASKING_THE_TIME = [
  "NewExpression[callee.name='Date'][arguments.length=0]",
  "CallExpression[callee.name='Date']",
  "MemberExpression[object.name='Date'][property.name='now']",
  "MemberExpression[object.name='process'][property.name='hrtime']",
  "MemberExpression[object.name='AbortSignal'][property.name='timeout']",
  "MemberExpression[object.name='globalThis'][property.name=/^(performance|setTimeout|setInterval)$/]",
];

export default defineConfig(
  { ignores: ['node_modules/', 'out/', 'dist/', 'release/', 'coverage/', 'samples/', 'tests/fixtures/'] },
  {
    linterOptions: { reportUnusedDisableDirectives: 'error' },
    rules: { eqeqeq: 'error', 'no-var': 'error', 'prefer-const': 'error' },
  },
  {
    files: ['**/*.{js,mjs,cjs}'],
    languageOptions: { globals: nodeGlobals },
    rules: { 'no-undef': 'error', 'no-unused-vars': ['error', unused] },
  },
  { files: ['**/*.cjs'], languageOptions: { sourceType: 'commonjs' } },
  {
    files: ['**/*.ts'],
    extends: [typescript.configs.recommendedTypeChecked],
    languageOptions: {
      parserOptions: { projectService: { allowDefaultProject: ['*.config.ts'] }, tsconfigRootDir: import.meta.dirname },
    },
    rules: {
      '@typescript-eslint/consistent-type-imports': 'error',
      '@typescript-eslint/no-unused-vars': ['error', unused],
      '@typescript-eslint/switch-exhaustiveness-check': ['error', { considerDefaultExhaustiveForUnions: true }],
      // An interface may promise what one of its implementations has at once.
      '@typescript-eslint/require-await': 'off',
      // Objects here are closures: their methods have no `this` to lose.
      '@typescript-eslint/unbound-method': 'off',
    },
  },
  {
    files: ['**/*.vue'],
    extends: [typescript.configs.recommended, vue.configs['flat/recommended']],
    languageOptions: { parserOptions: { parser: typescript.parser } },
    rules: {
      'no-undef': 'off',
      '@typescript-eslint/no-unused-vars': ['error', unused],
      'vue/multi-word-component-names': 'off',
      'vue/require-default-prop': 'off',
    },
  },
  {
    // vue-tsc knows what a .vue file exports; the compiler that the linter asks does not.
    files: ['renderer/**/*.ts', 'tests/renderer/**/*.ts'],
    extends: [typescript.configs.disableTypeChecked],
  },
  {
    // Matchers and parsed JSON are of type any by design.
    files: ['tests/**/*.ts'],
    rules: { '@typescript-eslint/no-unsafe-argument': 'off', '@typescript-eslint/no-unsafe-assignment': 'off' },
  },
  {
    // Time comes in as an argument, so that a test can let it pass.
    files: ['{shared,db,electron}/**/*.ts'],
    ignores: ['shared/system-clock.ts'],
    rules: {
      'no-restricted-globals': [
        'error',
        ...['performance', 'setTimeout', 'setInterval'].map((name) => ({ name, message: CLOCK })),
      ],
      'no-restricted-imports': [
        'error',
        ...TIMERS.map((name) => ({ name, importNames: ['setTimeout', 'setInterval', 'performance'], message: CLOCK })),
      ],
      'no-restricted-syntax': ['error', ...ASKING_THE_TIME.map((selector) => ({ selector, message: CLOCK }))],
    },
  },
  { files: ['**/*.d.ts'], rules: { '@typescript-eslint/no-explicit-any': 'off' } },
  prettier,
);
