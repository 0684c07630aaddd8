import type { Words } from './words';

export const ja: Words = {
  lang: 'ja',
  version: 'バージョン',
  product: '製品',
  kind: '種別',
  audience: '対象',
  languages: '言語',
  skipToContent: '本文へ移動',
  releaseNotes: 'リリースノート',
  security: 'セキュリティ',
  breaking: '互換性のない変更',
  actionBy: '対応期限',
  module: 'モジュール',
  references: '参照',
  noChanges: 'この対象者に関わる変更はありません。',
  deployment: '展開',
  roles: { administrator: '管理者', 'end-user': 'ユーザー' },
  kinds: {
    planned: '計画リリース',
    hotfix: '緊急修正',
    backfill: '展開後の告知',
    rollback: 'ロールバック',
  },
  changeTypes: {
    added: '追加',
    changed: '変更',
    fixed: '修正',
    deprecated: '非推奨',
    removed: '削除',
  },
};
