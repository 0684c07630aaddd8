import type { Words } from './words';

export const de: Words = {
  lang: 'de',
  version: 'Version',
  product: 'Produkt',
  kind: 'Art',
  audience: 'Für',
  languages: 'Sprachen',
  skipToContent: 'Zum Inhalt',
  releaseNotes: 'Versionshinweise',
  security: 'Sicherheit',
  breaking: 'Inkompatibel',
  actionBy: 'Handeln bis',
  module: 'Modul',
  references: 'Verweise',
  noChanges: 'Keine Änderungen für diesen Kreis.',
  deployment: 'Bereitstellung',
  roles: { administrator: 'Administratoren', 'end-user': 'Benutzer' },
  kinds: {
    planned: 'Geplante Version',
    hotfix: 'Dringende Korrektur',
    backfill: 'Nach der Bereitstellung angekündigt',
    rollback: 'Rücknahme',
  },
  changeTypes: {
    added: 'Hinzugefügt',
    changed: 'Geändert',
    fixed: 'Behoben',
    deprecated: 'Veraltet',
    removed: 'Entfernt',
  },
};
