import type { Words } from './words';

export const fr: Words = {
  lang: 'fr',
  version: 'Version',
  product: 'Produit',
  kind: 'Type',
  audience: 'Pour',
  languages: 'Langues',
  skipToContent: 'Aller au contenu',
  releaseNotes: 'Notes de version',
  security: 'Sécurité',
  breaking: 'Incompatible',
  actionBy: 'Action requise avant le',
  module: 'Module',
  references: 'Références',
  noChanges: 'Aucun changement pour ce public.',
  deployment: 'Déploiement',
  roles: { administrator: 'Administrateurs', 'end-user': 'Utilisateurs' },
  kinds: {
    planned: 'Version planifiée',
    hotfix: 'Correctif urgent',
    backfill: 'Annoncée après le déploiement',
    rollback: 'Retour arrière',
  },
  changeTypes: {
    added: 'Ajouts',
    changed: 'Modifications',
    fixed: 'Corrections',
    deprecated: 'Obsolète',
    removed: 'Suppressions',
  },
};
