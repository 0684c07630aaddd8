import { blockMaker, type SampleRelease } from './sample-content';

const { paragraph, bullets, steps, quote, table, code, phrases } = blockMaker('g27');

const summary = [
  paragraph(
    [
      'Vault Gateway 2.7.0 accepts **only client certificates with keys of 3072 bits or more**.',
      'Vault Gateway 2.7.0 nimmt ⟦1⟧nur noch Client-Zertifikate mit Schlüsseln ab 3072 Bit⟦/1⟧ an.',
      'لا يقبل Vault Gateway 2.7.0 ⟦1⟧إلا شهادات العميل ذات المفاتيح بطول 3072 بت أو أكثر⟦/1⟧.',
    ],
    [
      'Please check yours before the update; the [migration guide](https://docs.meridian.example/vault-gateway/certificates) takes you through it in about 20 minutes.',
      'Bitte prüfen Sie Ihre vor der Aktualisierung; die ⟦1⟧Anleitung zur Umstellung⟦/1⟧ führt Sie in etwa 20 Minuten hindurch.',
      'يُرجى التحقق من شهاداتك قبل التحديث؛ ويرشدك ⟦1⟧دليل الانتقال⟦/1⟧ إلى ذلك في نحو 20 دقيقة.',
    ],
  ),
  bullets(
    [
      'Payments that wait for approval can be listed by amount and by currency.',
      'Zahlungen, die auf Freigabe warten, lassen sich nach Betrag und Währung auflisten.',
      'يمكن سرد المدفوعات المنتظرة للموافقة حسب المبلغ والعملة.',
    ],
    [
      'Webhooks arrive in the order in which payments changed.',
      'Webhooks treffen in der Reihenfolge ein, in der sich Zahlungen geändert haben.',
      'تصل إشعارات الويب بالترتيب الذي تغيرت به المدفوعات.',
    ],
  ),
];

const knownIssues = [
  paragraph([
    'No known issues affect payments.',
    'Es gibt keine bekannten Probleme, die Zahlungen betreffen.',
    'لا توجد مشكلات معروفة تؤثر في المدفوعات.',
  ]),
  bullets([
    'The test console shows amounts in yen with two decimals; what is sent is correct.',
    'Die Testkonsole zeigt Beträge in Yen mit zwei Nachkommastellen; gesendet wird richtig.',
    'تعرض وحدة الاختبار مبالغ الين بخانتين عشريتين؛ أما ما يُرسل فصحيح.',
  ]),
];

const rollback = [
  paragraph([
    'Version 2.6.4 reads everything that 2.7.0 writes, so going back needs no migration.',
    'Version 2.6.4 liest alles, was 2.7.0 schreibt; der Rückweg braucht daher keine Umstellung der Daten.',
    'يقرأ الإصدار 2.6.4 كل ما يكتبه 2.7.0، لذا لا تتطلب العودة أي ترحيل للبيانات.',
  ]),
  steps(
    [
      'Drain the gateway nodes one after the other; payments go on through the remaining ones.',
      'Leeren Sie die Gateway-Knoten nacheinander; Zahlungen laufen über die übrigen weiter.',
      'أفرغ عقد البوابة واحدة تلو الأخرى؛ وتستمر المدفوعات عبر العقد الباقية.',
    ],
    [
      'Install 2.6.4 on each drained node.',
      'Installieren Sie 2.6.4 auf jedem geleerten Knoten.',
      'ثبّت 2.6.4 على كل عقدة أُفرغت.',
    ],
    [
      'Set `tls.min_key_bits` back to 2048 if partners could not replace their certificates in time.',
      'Setzen Sie ⟦1⟧tls.min_key_bits⟦/1⟧ auf 2048 zurück, falls Partner ihre Zertifikate nicht rechtzeitig ersetzen konnten.',
      'أعد ضبط ⟦1⟧tls.min_key_bits⟦/1⟧ إلى 2048 إذا لم يتمكن الشركاء من استبدال شهاداتهم في الوقت المناسب.',
    ],
  ),
  code('vgctl node drain node-1 && vgctl install 2.6.4 --node node-1'),
  table(
    [
      ['Part', 'Teil', 'الجزء'],
      ['What changes when you go back', 'Was sich beim Rückweg ändert', 'ما يتغير عند العودة'],
    ],
    [
      ['Payments', 'Zahlungen', 'المدفوعات'],
      [
        'Nothing; each is carried out once.',
        'Nichts; jede wird einmal ausgeführt.',
        'لا شيء؛ تُنفذ كل عملية دفع مرة واحدة.',
      ],
    ],
    [
      ['Webhooks', 'Webhook-Aufrufe', 'إشعارات الويب'],
      [
        'They may arrive out of order again.',
        'Sie können wieder in anderer Reihenfolge eintreffen.',
        'قد تصل بغير ترتيبها مجددًا.',
      ],
    ],
  ),
  quote([
    'Certificates that were refused are accepted again after a rollback, short keys included.',
    'Abgelehnte Zertifikate werden nach der Rückkehr wieder angenommen, auch solche mit kurzen Schlüsseln.',
    'تُقبل الشهادات المرفوضة مجددًا بعد التراجع، بما فيها ذات المفاتيح القصيرة.',
  ]),
];

const changes: SampleRelease['changes'] = [
  {
    phrase: [
      'List waiting payments by amount and currency',
      'Wartende Zahlungen nach Betrag und Währung auflisten',
      'سرد المدفوعات المنتظرة حسب المبلغ والعملة',
    ],
    facts: { type: 'added', module: 'approvals', references: ['VGW-71'] },
  },
  {
    phrase: [
      'Client certificates with keys below 3072 bits are refused',
      'Client-Zertifikate mit Schlüsseln unter 3072 Bit werden abgelehnt',
      'تُرفض شهادات العميل التي تقل مفاتيحها عن 3072 بت',
    ],
    facts: {
      type: 'changed',
      security: true,
      breaking: true,
      module: 'tls',
      audienceRoles: ['administrator'],
      references: ['VGW-88'],
    },
    actionInDays: 13,
  },
  {
    phrase: [
      'Webhooks of one payment arrive in the order of its changes',
      'Webhooks einer Zahlung treffen in der Reihenfolge ihrer Änderungen ein',
      'تصل إشعارات الويب لكل عملية دفع بترتيب تغيراتها',
    ],
    facts: { type: 'fixed', module: 'webhooks', references: ['VGW-64'] },
  },
  {
    phrase: [
      'A response that named the host of the database no longer does (MSA-207)',
      'Eine Antwort, die den Namen des Datenbankrechners nannte, tut das nicht mehr (MSA-207)',
      'لم تعد إحدى الاستجابات تكشف اسم مضيف قاعدة البيانات (MSA-207)',
    ],
    facts: {
      type: 'fixed',
      security: true,
      module: 'api',
      audienceRoles: ['administrator'],
      references: ['VGW-90'],
    },
  },
  {
    phrase: [
      'The endpoint `/v1/payments/search` is deprecated in favour of `/v2/payments`',
      'Der Endpunkt ⟦1⟧/v1/payments/search⟦/1⟧ ist zugunsten von ⟦2⟧/v2/payments⟦/2⟧ abgekündigt',
      'نقطة النهاية ⟦1⟧/v1/payments/search⟦/1⟧ مهملة لصالح ⟦2⟧/v2/payments⟦/2⟧',
    ],
    facts: { type: 'deprecated', module: 'api', audienceRoles: ['administrator'], references: ['VGW-59'] },
    actionInDays: 210,
  },
  {
    phrase: [
      'The XML import, announced to end a year ago, is gone; `JSON` takes its place',
      'Der XML-Import, dessen Ende vor einem Jahr angekündigt wurde, ist entfallen; ⟦1⟧JSON⟦/1⟧ tritt an seine Stelle',
      'أُزيل استيراد XML الذي أُعلن عن انتهائه قبل عام؛ ويحل ⟦1⟧JSON⟦/1⟧ محله',
    ],
    facts: { type: 'removed', module: 'import', audienceRoles: ['administrator'], references: ['VGW-40'] },
  },
];

/** The release that waits to be published: signed by everybody, security included, and exported. */
export const gateway27: SampleRelease = {
  product: 'vault-gateway',
  kind: 'planned',
  version: '2.7.0',
  title: ['Stronger client certificates', 'Stärkere Client-Zertifikate', 'شهادات عميل أقوى'],
  deployment: [
    { region: 'EU', inDays: 13, from: '22:00', to: '23:00', timeZone: 'Europe/Berlin' },
    { region: 'US', inDays: 14, from: '01:00', to: '02:00', timeZone: 'America/Chicago' },
    { region: 'GCC', inDays: 14, from: '23:00', to: '23:45', timeZone: 'Asia/Riyadh' },
  ],
  sections: { summary, 'known-issues': knownIssues, 'rollback-procedure': rollback },
  changes,
  phrases,
  answers: {
    'matches-build': ['yes', 'Compared with vault-gateway-2.7.0 of pipeline run 4711.'],
    'nothing-confidential': [
      'yes',
      'The host that MSA-207 is about is not named; checked against the advisory.',
    ],
    'rollback-rehearsed': ['yes', 'Two nodes of sandbox-2 went back and forth under load, record OPS-3321.'],
    'downtime-confirmed': [
      'not-applicable',
      'Nodes are drained one after the other; infrastructure confirmed in OPS-3315 that nothing is interrupted.',
    ],
    'notice-periods-kept': ['yes', 'Certificates: 120 days (VGW-88). XML import: one year (VGW-40).'],
    'known-issues-current': ['yes', ''],
  },
};
