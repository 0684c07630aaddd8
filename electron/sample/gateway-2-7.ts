import { blockMaker, marked, sampleChange, type SampleRelease } from './sample-content';

const { paragraph, bullets, steps } = blockMaker('g27');

/** The approved release: signed by everybody, security included, and exported. */
export const gateway27: SampleRelease = {
  product: 'vault-gateway',
  kind: 'planned',
  version: '2.7.0',
  title: 'Stronger client certificates',
  deployment: [
    {
      region: 'EU',
      start: '2026-12-01T22:00:00+01:00',
      end: '2026-12-01T23:00:00+01:00',
      timeZone: 'Europe/Berlin',
    },
    {
      region: 'US',
      start: '2026-12-02T01:00:00-05:00',
      end: '2026-12-02T02:00:00-05:00',
      timeZone: 'America/New_York',
    },
  ],
  sections: {
    summary: [
      paragraph(
        'Vault Gateway 2.7.0 accepts only certificates with keys of 3072 bits or more; see the ',
        marked('migration guide', 'link', 'https://docs.example.com/vault-gateway/certificates'),
        '.',
      ),
      bullets(
        'Payments that wait for approval can be listed by amount.',
        'Older keys are refused from the first of March on.',
      ),
    ],
    'known-issues': [paragraph('No known issues.')],
    'rollback-procedure': [
      paragraph('Version 2.6.4 reads everything that 2.7.0 writes, so going back needs no migration.'),
      steps(
        'Drain the gateway nodes one after the other.',
        'Install 2.6.4 and accept the old certificate policy.',
      ),
    ],
  },
  changes: [
    sampleChange('Client certificates with keys below 3072 bits are refused', {
      type: 'changed',
      security: true,
      breaking: true,
      module: 'tls',
      actionBy: '2027-03-01',
      audienceRoles: ['administrator'],
      references: ['VGW-88'],
    }),
    sampleChange('List waiting payments by amount', { type: 'added', module: 'approvals' }),
    sampleChange('The endpoint `/v1/payments/search` is deprecated in favour of `/v2/payments`', {
      type: 'deprecated',
      module: 'api',
      actionBy: '2027-06-30',
    }),
    sampleChange('The XML import of 2019 is gone', { type: 'removed', module: 'import' }),
  ],
  translations: [
    ['Stronger client certificates', 'Stärkere Client-Zertifikate', 'شهادات عميل أقوى'],
    [
      'Vault Gateway 2.7.0 accepts only certificates with keys of 3072 bits or more; see the ⟦1⟧migration guide⟦/1⟧.',
      'Vault Gateway 2.7.0 nimmt nur noch Zertifikate mit Schlüsseln ab 3072 Bit an; siehe die ⟦1⟧Umstellungsanleitung⟦/1⟧.',
      'لا يقبل Vault Gateway 2.7.0 إلا الشهادات ذات المفاتيح بطول 3072 بت أو أكثر، راجع ⟦1⟧دليل الترحيل⟦/1⟧.',
    ],
    [
      'Payments that wait for approval can be listed by amount.',
      'Zahlungen, die auf Freigabe warten, lassen sich nach Betrag auflisten.',
      'يمكن سرد المدفوعات المنتظرة للموافقة حسب المبلغ.',
    ],
    [
      'Older keys are refused from the first of March on.',
      'Ältere Schlüssel werden ab dem ersten März abgelehnt.',
      'تُرفض المفاتيح الأقدم ابتداءً من الأول من مارس.',
    ],
    ['No known issues.', 'Keine bekannten Probleme.', 'لا توجد مشكلات معروفة.'],
    [
      'Version 2.6.4 reads everything that 2.7.0 writes, so going back needs no migration.',
      'Version 2.6.4 liest alles, was 2.7.0 schreibt; der Rückweg braucht daher keine Umstellung.',
      'يقرأ الإصدار 2.6.4 كل ما يكتبه 2.7.0، لذلك لا تحتاج العودة إلى ترحيل.',
    ],
    [
      'Drain the gateway nodes one after the other.',
      'Die Gateway-Knoten nacheinander leeren.',
      'أفرغ عقد البوابة واحدة تلو الأخرى.',
    ],
    [
      'Install 2.6.4 and accept the old certificate policy.',
      '2.6.4 installieren und die alte Zertifikatsrichtlinie annehmen.',
      'ثبّت 2.6.4 واقبل سياسة الشهادات القديمة.',
    ],
    [
      'Client certificates with keys below 3072 bits are refused',
      'Client-Zertifikate mit Schlüsseln unter 3072 Bit werden abgelehnt',
      'تُرفض شهادات العميل ذات المفاتيح الأقل من 3072 بت',
    ],
    [
      'List waiting payments by amount',
      'Wartende Zahlungen nach Betrag auflisten',
      'سرد المدفوعات المنتظرة حسب المبلغ',
    ],
    [
      'The endpoint ⟦1⟧/v1/payments/search⟦/1⟧ is deprecated in favour of ⟦2⟧/v2/payments⟦/2⟧',
      'Der Endpunkt ⟦1⟧/v1/payments/search⟦/1⟧ ist zugunsten von ⟦2⟧/v2/payments⟦/2⟧ abgekündigt',
      'نقطة النهاية ⟦1⟧/v1/payments/search⟦/1⟧ مهملة لصالح ⟦2⟧/v2/payments⟦/2⟧',
    ],
    [
      'The XML import of 2019 is gone',
      'Der XML-Import von 2019 ist entfallen',
      'أُزيل استيراد XML الخاص بعام 2019',
    ],
  ],
  answers: {},
};
