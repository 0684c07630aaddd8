/**
 * The operating system opens whatever it is given, programs included; one small file decides what it is given (S13).
 *
 * @type {import('eslint').Rule.RuleModule}
 */
export const noOpenExternal = {
  meta: {
    type: 'problem',
    docs: { description: 'Hand addresses to the operating system in one place' },
    messages: {
      openExternal:
        'Use openExternalLink from electron/main/external-links.ts: it lets https and mailto through and refuses the rest.',
    },
    schema: [],
  },
  create: (context) => ({
    MemberExpression: (node) => {
      if (node.property.type === 'Identifier' && node.property.name === 'openExternal') {
        context.report({ node, messageId: 'openExternal' });
      }
    },
    "VariableDeclarator[init.name='shell'] Property[key.name='openExternal']": (
      /** @type {import('estree').Property} */ node,
    ) => context.report({ node, messageId: 'openExternal' }),
  }),
};
