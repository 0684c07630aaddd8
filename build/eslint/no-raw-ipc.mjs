const messageIds = /** @type {Readonly<Record<string, 'main' | 'renderer'>>} */ ({
  ipcMain: 'main',
  ipcRenderer: 'renderer',
});

/**
 * Everything that crosses a process goes through the typed contract: raw channels skip its checks of sender and
 * payload (S6, S7).
 *
 * @type {import('eslint').Rule.RuleModule}
 */
export const noRawIpc = {
  meta: {
    type: 'problem',
    docs: { description: 'Keep the raw IPC channels inside their two wrappers' },
    messages: {
      main: 'Use serveBridge or sendEvent from electron/main/ipc-main.ts: it checks sender and payload, ipcMain does not.',
      renderer:
        'Use request from renderer/app/bridge.ts: it is typed by shared/ipc/contract.ts, ipcRenderer is not. Only electron/preload/preload.ts may touch it.',
    },
    schema: [],
  },
  create: (context) => {
    const check = (/** @type {string} */ name, /** @type {import('estree').Node} */ node) => {
      const messageId = messageIds[name];
      if (messageId !== undefined) context.report({ node, messageId });
    };
    return {
      "ImportDeclaration[source.value='electron'] > ImportSpecifier": (
        /** @type {import('estree').ImportSpecifier} */ node,
      ) =>
        check(node.imported.type === 'Identifier' ? node.imported.name : String(node.imported.value), node),
      "MemberExpression[object.name='electron']": (/** @type {import('estree').MemberExpression} */ node) => {
        if (node.property.type === 'Identifier') check(node.property.name, node);
      },
    };
  },
};
