const runners = new Set([
  'executeJavaScript',
  'executeJavaScriptInIsolatedWorld',
  'insertCSS',
  'runInThisContext',
]);
const evaluators = new Set(['eval', 'Function']);

/**
 * Text never becomes code: what is written in a release, a bundle or a packet comes from other people (S20).
 *
 * @type {import('eslint').Rule.RuleModule}
 */
export const noCodeFromText = {
  meta: {
    type: 'problem',
    docs: { description: 'Never run text as code' },
    messages: {
      evaluate: '{{name}} runs text as code. Write the code out, or look it up in a table of functions.',
      run: '{{name}} runs text inside a page. Send an event of the contract with sendEvent (electron/main/ipc-main.ts).',
    },
    schema: [],
  },
  create: (context) => {
    const call = (/** @type {import('estree').CallExpression | import('estree').NewExpression} */ node) => {
      if (node.callee.type === 'Identifier' && evaluators.has(node.callee.name)) {
        context.report({ node, messageId: 'evaluate', data: { name: node.callee.name } });
      }
    };
    return {
      CallExpression: call,
      NewExpression: call,
      MemberExpression: (node) => {
        if (node.property.type !== 'Identifier' || !runners.has(node.property.name)) return;
        context.report({ node, messageId: 'run', data: { name: node.property.name } });
      },
    };
  },
};
