import js from '@eslint/js';
import prettier from 'eslint-config-prettier';
import jsxA11y from 'eslint-plugin-jsx-a11y';
import reactHooks from 'eslint-plugin-react-hooks';
import { defineConfig, globalIgnores } from 'eslint/config';
import tseslint from 'typescript-eslint';
import { houseRules } from './build/eslint/index.mjs';

const typescript = {
  files: ['**/*.ts', '**/*.tsx', 'build/**/*.mjs'],
  extends: [tseslint.configs.recommendedTypeChecked],
  languageOptions: { parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname } },
  rules: {
    '@typescript-eslint/consistent-type-imports': ['error', { disallowTypeAnnotations: false }],
    '@typescript-eslint/no-import-type-side-effects': 'error',
    '@typescript-eslint/switch-exhaustiveness-check': ['error', { considerDefaultExhaustiveForUnions: true }],
    '@typescript-eslint/return-await': ['error', 'error-handling-correctness-only'],
    // A port's function may have to be async for the sake of its other implementations.
    '@typescript-eslint/require-await': 'off',
    '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true, allowBoolean: true }],
    // An underscore says: named to be left out (of a copy, of a list), not used.
    '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_', varsIgnorePattern: '^_' }],
    'prefer-const': 'error',
    // What is printed is an answer (process.stdout) or an alarm (console.error), never a leftover of debugging.
    'no-console': ['error', { allow: ['error', 'warn'] }],
    // Control characters are what several of our readers look for.
    'no-control-regex': 'off',
    // The compiler knows each environment's globals better than a list here would.
    'no-undef': 'off',
    eqeqeq: 'error',
  },
};

const house = {
  plugins: { house: houseRules },
  rules: {
    'house/no-code-from-text': 'error',
    'house/no-open-external': 'error',
    'house/no-partial-tests': 'error',
    'house/no-raw-ipc': 'error',
  },
};

const renderer = {
  files: ['renderer/**/*.tsx', 'renderer/**/*.ts'],
  extends: [reactHooks.configs.flat.recommended, jsxA11y.flatConfigs.recommended],
  rules: {
    'house/no-untranslated-text': 'error',
    // Where focus goes when a dialog or a form opens is a decision we make for each (React Aria needs to be told).
    'jsx-a11y/no-autofocus': 'off',
    // A region that scrolls must be reachable with the keyboard (WCAG 2.1.1).
    'jsx-a11y/no-noninteractive-tabindex': ['error', { tags: [], roles: ['tabpanel', 'region'] }],
  },
};

const scripts = {
  files: ['build/**/*.mjs'],
  // These rules look through a JSDoc cast at the `any` behind it; the compiler (checkJs, strict) honours the cast.
  rules: {
    '@typescript-eslint/no-unsafe-argument': 'off',
    '@typescript-eslint/no-unsafe-assignment': 'off',
    '@typescript-eslint/no-unsafe-call': 'off',
    '@typescript-eslint/no-unsafe-member-access': 'off',
    '@typescript-eslint/no-unsafe-return': 'off',
  },
};

const withoutTypes = {
  files: ['*.config.ts', '*.config.js', '*.cjs', 'build/**/*.js'],
  extends: [tseslint.configs.disableTypeChecked],
  languageOptions: {
    parserOptions: { projectService: false },
    globals: { process: 'readonly', console: 'readonly', module: 'readonly' },
  },
};

/** The one place each that a house rule keeps something for. */
const keepers = [
  {
    files: ['electron/main/ipc-main.ts', 'electron/preload/preload.ts'],
    rules: { 'house/no-raw-ipc': 'off' },
  },
  { files: ['electron/main/external-links.ts'], rules: { 'house/no-open-external': 'off' } },
];

export default defineConfig(
  globalIgnores(['out/', 'dist/', '.cache/', 'test-results/', 'playwright-report/']),
  { linterOptions: { reportUnusedDisableDirectives: 'error' } },
  js.configs.recommended,
  typescript,
  scripts,
  withoutTypes,
  house,
  renderer,
  ...keepers,
  prettier,
);
