import type { Words } from './words';

/** English, and the fallback of every language that has no words of its own. */
export const en: Words = {
  lang: 'en',
  version: 'Version',
  product: 'Product',
  kind: 'Kind',
  audience: 'For',
  languages: 'Languages',
  skipToContent: 'Skip to content',
  releaseNotes: 'Release notes',
  security: 'Security',
  breaking: 'Breaking',
  actionBy: 'Action needed by',
  module: 'Module',
  references: 'References',
  noChanges: 'No changes for this audience.',
  deployment: 'Deployment',
  roles: { administrator: 'Administrators', 'end-user': 'Users' },
  kinds: {
    planned: 'Planned release',
    hotfix: 'Hotfix',
    backfill: 'Announced after deployment',
    rollback: 'Rollback',
  },
  changeTypes: {
    added: 'Added',
    changed: 'Changed',
    fixed: 'Fixed',
    deprecated: 'Deprecated',
    removed: 'Removed',
  },
};
