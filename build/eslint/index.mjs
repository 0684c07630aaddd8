import { noCodeFromText } from './no-code-from-text.mjs';
import { noOpenExternal } from './no-open-external.mjs';
import { noPartialTests } from './no-partial-tests.mjs';
import { noRawIpc } from './no-raw-ipc.mjs';
import { noUntranslatedText } from './no-untranslated-text.mjs';

/**
 * Our own lint rules: each stands for a remark that was made twice. What may break one, and where, is said in
 * eslint.config.js; their tests are in test/platform/house-rules.test.ts.
 */
export const houseRules = {
  meta: { name: 'house' },
  rules: {
    'no-code-from-text': noCodeFromText,
    'no-open-external': noOpenExternal,
    'no-partial-tests': noPartialTests,
    'no-raw-ipc': noRawIpc,
    'no-untranslated-text': noUntranslatedText,
  },
};
