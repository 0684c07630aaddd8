import { blockMaker, marked, sampleChange, type SampleRelease } from './sample-content';

const { paragraph, bullets, steps, table, code } = blockMaker('l41');

/** The published release: everything written, translated, signed, exported and sent. */
export const ledger41: SampleRelease = {
  product: 'ledger',
  kind: 'planned',
  version: '4.1.0',
  title: 'Month-end in one step',
  deployment: [
    {
      region: 'EU',
      start: '2026-11-10T02:00:00+01:00',
      end: '2026-11-10T04:00:00+01:00',
      timeZone: 'Europe/Berlin',
    },
    {
      region: 'GCC',
      start: '2026-11-11T01:00:00+04:00',
      end: '2026-11-11T02:30:00+04:00',
      timeZone: 'Asia/Dubai',
    },
  ],
  sections: {
    summary: [
      paragraph(
        'Ledger 4.1.0 closes a month in ',
        marked('one step', 'bold'),
        ' and shows beforehand which postings still stand in the way.',
      ),
      bullets(
        'Duplicate postings are found before the month is closed.',
        'Every report names the posting that it rests on.',
      ),
    ],
    'known-issues': [
      paragraph(
        'Exports of more than two million postings take up to ten minutes; the progress bar stays at the last page meanwhile.',
      ),
    ],
    'rollback-procedure': [
      paragraph('An administrator returns to 4.0.6 as follows; no posting is lost.'),
      steps(
        'Stop the ledger service on every node.',
        'Restore the previous container image.',
        'Start the service and check the journal.',
      ),
      code('ledgerctl rollback --to 4.0.6'),
      table(['Step', 'Duration'], ['Stop', 'One minute'], ['Restore', 'Five minutes']),
    ],
  },
  changes: [
    sampleChange('Close a month with `ledger close` once all postings are settled', {
      type: 'added',
      module: 'closing',
      references: ['LED-1204'],
    }),
    sampleChange('The trial balance names the posting behind every figure', {
      type: 'changed',
      module: 'reports',
    }),
    sampleChange('Rounding differences of foreign currencies are booked to the right account', {
      type: 'fixed',
      module: 'currency',
      references: ['LED-1187'],
    }),
    sampleChange('Build images moved to a new registry', {
      impact: 'internal',
      impactReason: 'Concerns how the product is built; no customer can notice it.',
      module: 'build',
    }),
  ],
  translations: [
    ['Month-end in one step', 'Monatsabschluss in einem Schritt', 'إقفال الشهر بخطوة واحدة'],
    [
      'Ledger 4.1.0 closes a month in ⟦1⟧one step⟦/1⟧ and shows beforehand which postings still stand in the way.',
      'Ledger 4.1.0 schließt einen Monat in ⟦1⟧einem Schritt⟦/1⟧ ab und zeigt vorher, welche Buchungen noch im Weg stehen.',
      'يُقفل Ledger 4.1.0 الشهر في ⟦1⟧خطوة واحدة⟦/1⟧ ويعرض مسبقًا القيود التي لا تزال عالقة.',
    ],
    [
      'Duplicate postings are found before the month is closed.',
      'Doppelte Buchungen werden gefunden, bevor der Monat abgeschlossen wird.',
      'تُكتشف القيود المكررة قبل إقفال الشهر.',
    ],
    [
      'Every report names the posting that it rests on.',
      'Jeder Bericht nennt die Buchung, auf der er beruht.',
      'يذكر كل تقرير القيد الذي يستند إليه.',
    ],
    [
      'Exports of more than two million postings take up to ten minutes; the progress bar stays at the last page meanwhile.',
      'Exporte von mehr als zwei Millionen Buchungen dauern bis zu zehn Minuten; die Fortschrittsanzeige bleibt solange auf der letzten Seite stehen.',
      'قد يستغرق تصدير أكثر من مليوني قيد عشر دقائق، ويبقى شريط التقدم عند الصفحة الأخيرة في هذه الأثناء.',
    ],
    [
      'An administrator returns to 4.0.6 as follows; no posting is lost.',
      'So kehrt ein Administrator zu 4.0.6 zurück; keine Buchung geht verloren.',
      'يعود المسؤول إلى الإصدار 4.0.6 كما يلي، ولا يضيع أي قيد.',
    ],
    [
      'Stop the ledger service on every node.',
      'Den Ledger-Dienst auf jedem Knoten anhalten.',
      'أوقف خدمة Ledger على كل عقدة.',
    ],
    [
      'Restore the previous container image.',
      'Das vorherige Container-Abbild wiederherstellen.',
      'استعد صورة الحاوية السابقة.',
    ],
    [
      'Start the service and check the journal.',
      'Den Dienst starten und das Journal prüfen.',
      'شغّل الخدمة وتحقق من السجل.',
    ],
    ['Step', 'Schritt', 'الخطوة'],
    ['Duration', 'Dauer', 'المدة'],
    ['Stop', 'Anhalten', 'الإيقاف'],
    ['One minute', 'Eine Minute', 'دقيقة واحدة'],
    ['Restore', 'Wiederherstellen', 'الاستعادة'],
    ['Five minutes', 'Fünf Minuten', 'خمس دقائق'],
    [
      'Close a month with ⟦1⟧ledger close⟦/1⟧ once all postings are settled',
      'Einen Monat mit ⟦1⟧ledger close⟦/1⟧ abschließen, sobald alle Buchungen ausgeglichen sind',
      'أقفل الشهر بالأمر ⟦1⟧ledger close⟦/1⟧ بمجرد تسوية جميع القيود',
    ],
    [
      'The trial balance names the posting behind every figure',
      'Die Saldenliste nennt zu jeder Zahl die Buchung',
      'يذكر ميزان المراجعة القيد الكامن وراء كل رقم',
    ],
    [
      'Rounding differences of foreign currencies are booked to the right account',
      'Rundungsdifferenzen fremder Währungen werden auf das richtige Konto gebucht',
      'تُقيَّد فروق تقريب العملات الأجنبية في الحساب الصحيح',
    ],
  ],
  answers: {},
};
