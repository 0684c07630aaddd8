import type { Words } from './words';

export const ar: Words = {
  lang: 'ar',
  version: 'الإصدار',
  product: 'المنتج',
  kind: 'النوع',
  audience: 'موجّه إلى',
  languages: 'اللغات',
  skipToContent: 'انتقل إلى المحتوى',
  releaseNotes: 'ملاحظات الإصدار',
  security: 'أمان',
  breaking: 'تغيير غير متوافق',
  actionBy: 'الإجراء مطلوب قبل',
  module: 'الوحدة',
  references: 'المراجع',
  noChanges: 'لا توجد تغييرات لهذا الجمهور.',
  deployment: 'النشر',
  roles: { administrator: 'المسؤولون', 'end-user': 'المستخدمون' },
  kinds: {
    planned: 'إصدار مخطط له',
    hotfix: 'إصلاح عاجل',
    backfill: 'أُعلن عنه بعد النشر',
    rollback: 'تراجع',
  },
  changeTypes: {
    added: 'إضافات',
    changed: 'تغييرات',
    fixed: 'إصلاحات',
    deprecated: 'مهمل',
    removed: 'محذوفات',
  },
};
