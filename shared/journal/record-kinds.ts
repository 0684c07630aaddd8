/**
 * Every kind of record that this version knows, as a path pattern (`:name` is one segment). A capability that brings
 * a new kind adds a line here; an older app then shows such records as "unknown kind" and keeps them.
 */
export const recordKinds = {
  person: 'person/:person',
  device: 'device/:device',
  product: 'product/:product',
  template: 'template/:template',
  templateVersion: 'template/:template/:version',
  policy: 'policy/:policy',
  endpoint: 'endpoint/:endpoint',
  release: 'release/:release',
  section: 'release/:release/section/:section',
  change: 'release/:release/change/:change',
  unit: 'release/:release/unit/:unit/:locale',
  answer: 'release/:release/answer/:item',
  statement: 'release/:release/statement/:statement',
  export: 'release/:release/export/:export',
  receipt: 'release/:release/receipt/:receipt',
} as const;

/** Names a kind of record. */
export type RecordKind = keyof typeof recordKinds;
