// The house's rooms (see README): imports go renderer -> shared <- electron. The compiler keeps foreign globals out of
// a layer; these rules keep foreign files out.
/** @type {import('dependency-cruiser').IConfiguration} */
module.exports = {
  forbidden: [
    {
      name: 'shared-knows-nobody',
      comment:
        'shared/ is what both sides know: move what needs the machine to electron/, what needs the screen to renderer/.',
      severity: 'error',
      from: { path: '^shared/' },
      to: { path: '^(electron|renderer|build|test)/' },
    },
    {
      name: 'shared-is-pure',
      comment:
        'shared/ runs in every environment: take what a function needs of Node as an argument (a port).',
      severity: 'error',
      from: { path: '^shared/' },
      to: { dependencyTypes: ['core'] },
    },
    {
      name: 'shared-without-frameworks',
      comment: 'shared/ has neither a window nor a process.',
      severity: 'error',
      from: { path: '^shared/' },
      to: {
        path: '^node_modules/(electron|react|react-dom|react-aria-components|react-i18next|zustand|@tiptap)(/|$)',
      },
    },
    {
      name: 'renderer-not-to-electron',
      comment: 'The window reaches the machine through the bridge (renderer/app/bridge.ts) and nothing else.',
      severity: 'error',
      from: { path: '^renderer/' },
      to: { path: '^(electron|build|test)/|^node_modules/electron(/|$)' },
    },
    {
      name: 'renderer-without-node',
      comment: 'The page is sandboxed: Node is not there.',
      severity: 'error',
      from: { path: '^renderer/' },
      to: { dependencyTypes: ['core'] },
    },
    {
      name: 'electron-not-to-renderer',
      comment: 'The machine side knows no screen: put what both need into shared/.',
      severity: 'error',
      from: { path: '^electron/' },
      to: { path: '^(renderer|build|test)/' },
    },
    {
      name: 'electron-package-in-main-only',
      comment:
        'Only electron/main and electron/preload touch Electron; engine and command line are plain Node.',
      severity: 'error',
      from: { path: '^(electron|shared|renderer)/', pathNot: '^electron/(main|preload)/' },
      to: { path: '^node_modules/electron(/|$)', dependencyTypesNot: ['type-only'] },
    },
    {
      name: 'capabilities-not-to-main',
      comment: 'Capabilities serve the engine and the command line: neither knows the main process.',
      severity: 'error',
      from: { path: '^electron/', pathNot: '^electron/main/' },
      to: { path: '^electron/(main|preload)/' },
    },
    {
      name: 'features-apart',
      comment: 'A feature of the window knows others only through shared/ and renderer/ui/.',
      severity: 'error',
      from: { path: '^renderer/features/([^/]+)/' },
      to: { path: '^renderer/features/', pathNot: '^renderer/features/$1/' },
    },
    {
      name: 'components-know-no-feature',
      comment: 'renderer/ui/ is the visual language; it is used by features and knows none.',
      severity: 'error',
      from: { path: '^renderer/ui/' },
      to: { path: '^renderer/(features|app)/' },
    },
    {
      name: 'no-cycles',
      comment: 'Two files that need each other are one thing, or hide a third.',
      severity: 'error',
      from: {},
      to: { circular: true, viaOnly: { dependencyTypesNot: ['type-only'] } },
    },
    {
      name: 'resolvable',
      comment: 'An import that leads nowhere.',
      severity: 'error',
      from: {},
      to: { couldNotResolve: true },
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    tsPreCompilationDeps: true,
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'types', 'node', 'default'],
    },
  },
};
