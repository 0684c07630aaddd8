// ESTree's types know no JSX, so this rule works on nodes without a type.

/** Attributes that people see or hear. */
const spokenAttributes = new Set([
  'alt',
  'aria-description',
  'aria-label',
  'aria-placeholder',
  'aria-roledescription',
  'aria-valuetext',
  'description',
  'label',
  'placeholder',
  'title',
]);

const hasLetter = /\p{L}/u;

/**
 * Every word on screen is an i18next key, in English and German. Signs without a letter (a dash, an arrow, a number)
 * need no translation.
 *
 * @type {import('eslint').Rule.RuleModule}
 */
export const noUntranslatedText = {
  meta: {
    type: 'problem',
    docs: { description: 'Keep words out of the markup' },
    messages: {
      text: "Put this text into shared/i18n/locales/{en,de} and show it with t('…') of useTranslation.",
    },
    schema: [],
  },
  create: (context) => {
    const report = (/** @type {any} */ node) => context.report({ node, messageId: 'text' });
    const isWords = (/** @type {any} */ node) => wordsOf(node).some((words) => hasLetter.test(words));
    return {
      JSXText: (/** @type {any} */ node) => {
        if (hasLetter.test(node.value)) report(node);
      },
      JSXElement: (/** @type {any} */ node) => reportChildren(node.children),
      JSXFragment: (/** @type {any} */ node) => reportChildren(node.children),
      JSXAttribute: (/** @type {any} */ node) => {
        if (!spokenAttributes.has(node.name.name) || node.value === null) return;
        const value = node.value.type === 'JSXExpressionContainer' ? node.value.expression : node.value;
        if (isWords(value)) report(node);
      },
    };

    /** @param {readonly any[]} children */
    function reportChildren(children) {
      for (const child of children) {
        if (child.type === 'JSXExpressionContainer' && isWords(child.expression)) report(child);
      }
    }
  },
};

/**
 * The literal texts that an expression may show, without following variables.
 *
 * @param {any} node
 * @returns {readonly string[]}
 */
function wordsOf(node) {
  switch (node.type) {
    case 'Literal':
      return typeof node.value === 'string' ? [node.value] : [];
    case 'TemplateLiteral':
      return node.quasis.map((/** @type {any} */ quasi) => quasi.value.cooked ?? '');
    case 'ConditionalExpression':
      return [...wordsOf(node.consequent), ...wordsOf(node.alternate)];
    case 'LogicalExpression':
      return wordsOf(node.right);
    default:
      return [];
  }
}
