const functions = new Set(['test', 'it', 'describe', 'suite', 'bench']);
const modifiers = new Set(['only', 'skip', 'todo', 'fixme', 'skipIf', 'runIf', 'fails']);

/**
 * A run of the tests is a run of all of them: one that is left out proves nothing and looks like one that passed.
 *
 * @type {import('eslint').Rule.RuleModule}
 */
export const noPartialTests = {
  meta: {
    type: 'problem',
    docs: { description: 'Run every test' },
    messages: {
      partial:
        'Remove .{{modifier}}: mend the test or delete it, and name single tests on the command line (vitest -t, playwright -g).',
    },
    schema: [],
  },
  create: (context) => ({
    MemberExpression: (node) => {
      if (node.property.type !== 'Identifier' || !modifiers.has(node.property.name)) return;
      if (rootName(node.object) === undefined) return;
      context.report({ node, messageId: 'partial', data: { modifier: node.property.name } });
    },
  }),
};

/**
 * `test` in `test.describe`, if it is one of the runners' functions.
 *
 * @param {import('estree').Node} node
 * @returns {string | undefined}
 */
function rootName(node) {
  if (node.type === 'Identifier') return functions.has(node.name) ? node.name : undefined;
  return node.type === 'MemberExpression' ? rootName(node.object) : undefined;
}
