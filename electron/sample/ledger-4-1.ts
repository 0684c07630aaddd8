import { blockMaker, type SampleRelease } from './sample-content';

const { paragraph, heading, bullets, steps, quote, table, code, phrases } = blockMaker('l41');

const summary = [
  paragraph(
    [
      'Ledger 4.1.0 closes a month in **one step** and shows beforehand which postings still stand in the way.',
      'Ledger 4.1.0 schließt einen Monat in ⟦1⟧einem Schritt⟦/1⟧ ab und zeigt vorher, welche Buchungen noch im Weg stehen.',
      'يُقفل Ledger 4.1.0 الشهر في ⟦1⟧خطوة واحدة⟦/1⟧ ويعرض مسبقًا القيود التي لا تزال تحول دون ذلك.',
    ],
    [
      'Before the update, only scripts that read the export column `amount` have to be adapted; periods, reports and permissions stay as they are.',
      'Vor der Aktualisierung sind nur Skripte anzupassen, die die Exportspalte ⟦1⟧amount⟦/1⟧ lesen; Perioden, Berichte und Berechtigungen bleiben, wie sie sind.',
      'قبل التحديث لا يلزم سوى تعديل البرامج النصية التي تقرأ عمود التصدير ⟦1⟧amount⟦/1⟧؛ أما الفترات والتقارير والصلاحيات فتبقى كما هي.',
    ],
  ),
  bullets(
    [
      '**Accountants** see duplicate postings before a period is closed.',
      'Wer ⟦1⟧bucht⟦/1⟧, sieht doppelte Buchungen, bevor eine Periode abgeschlossen wird.',
      'يرى ⟦1⟧المحاسبون⟦/1⟧ القيود المكررة قبل إقفال الفترة.',
    ],
    [
      '**Auditors** reach the original posting from every figure of a report.',
      'Wer ⟦1⟧prüft⟦/1⟧, gelangt von jeder Zahl eines Berichts zur ursprünglichen Buchung.',
      'يصل ⟦1⟧المدققون⟦/1⟧ من كل رقم في التقرير إلى القيد الأصلي.',
    ],
    [
      '**Administrators** decide for each company who may reopen a closed period.',
      'Wer ⟦1⟧verwaltet⟦/1⟧, legt je Gesellschaft fest, wer eine abgeschlossene Periode wieder öffnen darf.',
      'يحدد ⟦1⟧المسؤولون⟦/1⟧ لكل شركة من يحق له إعادة فتح فترة مقفلة.',
    ],
  ),
];

const knownIssues = [
  heading(['Exports of large periods', 'Exporte großer Perioden', 'تصدير الفترات الكبيرة']),
  paragraph(
    [
      'Exports of more than 2,000,000 postings take up to 10 minutes.',
      'Exporte von mehr als 2.000.000 Buchungen dauern bis zu 10 Minuten.',
      'يستغرق تصدير أكثر من 2,000,000 قيد مدةً تصل إلى 10 دقائق.',
    ],
    [
      'The progress bar rests at the last page meanwhile; please leave the window open until it closes by itself.',
      'Die Fortschrittsanzeige steht solange bei der letzten Seite; bitte lassen Sie das Fenster offen, bis es sich von selbst schließt.',
      'يتوقف شريط التقدم عند الصفحة الأخيرة في هذه الأثناء؛ يُرجى إبقاء النافذة مفتوحة حتى تُغلق من تلقاء نفسها.',
    ],
  ),
  table(
    [
      ['Situation', 'Fall', 'الحالة'],
      ['What you see', 'Was Sie sehen', 'ما تراه'],
      ['What helps', 'Was hilft', 'الحل المؤقت'],
    ],
    [
      ['Printing a report in Arabic', 'Druck eines Berichts auf Arabisch', 'طباعة تقرير بالعربية'],
      [
        'Totals stand on the wrong side of their column.',
        'Summen stehen auf der falschen Seite ihrer Spalte.',
        'تظهر المجاميع في الجانب الخطأ من عمودها.',
      ],
      [
        'Export the report as `PDF` and print that.',
        'Exportieren Sie den Bericht als ⟦1⟧PDF⟦/1⟧ und drucken Sie dieses.',
        'صدّر التقرير بصيغة ⟦1⟧PDF⟦/1⟧ ثم اطبعه.',
      ],
    ],
    [
      [
        'More than 12 companies in a group',
        'Mehr als 12 Gesellschaften im Konzern',
        'أكثر من 12 شركة في المجموعة',
      ],
      [
        'The overview appears in two parts.',
        'Die Übersicht erscheint in zwei Teilen.',
        'تظهر النظرة العامة على جزأين.',
      ],
      [
        'Sort only after the second part is there.',
        'Sortieren Sie erst, wenn der zweite Teil da ist.',
        'لا ترتّب إلا بعد ظهور الجزء الثاني.',
      ],
    ],
  ),
  paragraph([
    'Both are corrected in the next planned release; the [status page](https://status.meridian.example/ledger) shows how far we are.',
    'Beides wird im nächsten geplanten Release behoben; die ⟦1⟧Statusseite⟦/1⟧ zeigt, wie weit wir sind.',
    'سيُعالج الأمران في الإصدار المخطط التالي؛ وتعرض ⟦1⟧صفحة الحالة⟦/1⟧ مدى التقدم.',
  ]),
];

const rollback = [
  paragraph(
    [
      'An administrator returns to 4.0.6 within 15 minutes, and no posting is lost.',
      'Die Rückkehr zu 4.0.6 dauert höchstens 15 Minuten, und keine Buchung geht verloren.',
      'يعود المسؤول إلى الإصدار 4.0.6 خلال 15 دقيقة، ولا يضيع أي قيد.',
    ],
    [
      'What you have set in the new close dialog is kept and used again after the next update.',
      'Was Sie im neuen Abschlussdialog eingestellt haben, bleibt erhalten und gilt nach der nächsten Aktualisierung wieder.',
      'تُحفظ إعداداتك في مربع حوار الإقفال الجديد وتُستخدم مجددًا بعد التحديث التالي.',
    ],
  ),
  steps(
    [
      'Tell everybody who is posting that the service will pause.',
      'Sagen Sie allen, die gerade buchen, dass der Dienst unterbrochen wird.',
      'أبلغ جميع من يسجلون القيود بأن الخدمة ستتوقف مؤقتًا.',
    ],
    [
      'Run `ledgerctl drain` and wait until no session is left.',
      'Führen Sie ⟦1⟧ledgerctl drain⟦/1⟧ aus und warten Sie, bis keine Sitzung mehr offen ist.',
      'شغّل ⟦1⟧ledgerctl drain⟦/1⟧ وانتظر حتى لا تبقى أي جلسة.',
    ],
    [
      'Restore the previous image with the command below.',
      'Stellen Sie mit dem Befehl unten das vorige Abbild wieder her.',
      'استعد الصورة السابقة بالأمر أدناه.',
    ],
    [
      'Check with `ledgerctl verify` that the journal ends where it ended before.',
      'Prüfen Sie mit ⟦1⟧ledgerctl verify⟦/1⟧, dass das Journal dort endet, wo es vorher endete.',
      'تحقق بالأمر ⟦1⟧ledgerctl verify⟦/1⟧ من أن السجل ينتهي حيث كان ينتهي.',
    ],
  ),
  code('ledgerctl rollback --to 4.0.6 --keep-journal'),
  quote([
    'Periods that were closed with 4.1.0 stay closed after a rollback; reopen them before it if they have to change.',
    'Perioden, die mit 4.1.0 abgeschlossen wurden, bleiben nach der Rückkehr abgeschlossen; öffnen Sie sie vorher, wenn sie sich noch ändern müssen.',
    'تبقى الفترات المقفلة بالإصدار 4.1.0 مقفلة بعد التراجع؛ أعد فتحها قبله إن كان لا بد من تغييرها.',
  ]),
];

const changes: SampleRelease['changes'] = [
  {
    phrase: [
      'Close a month with `ledger close`, or with one button in the overview of periods',
      'Einen Monat mit ⟦1⟧ledger close⟦/1⟧ oder mit einer Schaltfläche in der Periodenübersicht abschließen',
      'إقفال الشهر بالأمر ⟦1⟧ledger close⟦/1⟧ أو بزر واحد في عرض الفترات',
    ],
    facts: { type: 'added', module: 'closing', references: ['LED-1204'] },
  },
  {
    phrase: [
      'Decide for each company who may reopen a closed period',
      'Je Gesellschaft festlegen, wer eine abgeschlossene Periode wieder öffnen darf',
      'تحديد من يحق له إعادة فتح فترة مقفلة لكل شركة',
    ],
    facts: { type: 'added', module: 'closing', references: ['LED-1219'], audienceRoles: ['administrator'] },
  },
  {
    phrase: [
      'The trial balance names the posting behind every figure',
      'Die Saldenliste nennt zu jeder Zahl die Buchung',
      'يذكر ميزان المراجعة القيد الذي يقوم عليه كل رقم',
    ],
    facts: { type: 'changed', module: 'reports', references: ['LED-1170'] },
  },
  {
    phrase: [
      'The export column `amount` is now called `amount_net`; scripts that read it have to be adapted',
      'Die Exportspalte ⟦1⟧amount⟦/1⟧ heißt jetzt ⟦2⟧amount_net⟦/2⟧; Skripte, die sie lesen, müssen angepasst werden',
      'أصبح عمود التصدير ⟦1⟧amount⟦/1⟧ يُسمى ⟦2⟧amount_net⟦/2⟧؛ ويجب تعديل البرامج النصية التي تقرؤه',
    ],
    facts: {
      type: 'changed',
      breaking: true,
      module: 'export',
      references: ['LED-1188'],
      audienceRoles: ['administrator'],
    },
    actionInDays: 6,
  },
  {
    phrase: [
      'Rounding differences of foreign currencies are booked to the account of their currency',
      'Rundungsdifferenzen fremder Währungen werden auf das Konto ihrer Währung gebucht',
      'تُقيَّد فروق تقريب العملات الأجنبية في حساب عملتها',
    ],
    facts: { type: 'fixed', module: 'currency', references: ['LED-1187'] },
  },
  {
    phrase: [
      'The report `TB-01` makes way for `TB-02` and is removed in version 5',
      'Der Bericht ⟦1⟧TB-01⟦/1⟧ macht ⟦2⟧TB-02⟦/2⟧ Platz und entfällt mit Version 5',
      'يحل التقرير ⟦2⟧TB-02⟦/2⟧ محل ⟦1⟧TB-01⟦/1⟧ الذي سيُزال في الإصدار 5',
    ],
    facts: { type: 'deprecated', module: 'reports', references: ['LED-1165'] },
    actionInDays: 180,
  },
  {
    phrase: ['Build images come from a new registry'],
    facts: {
      impact: 'internal',
      impactReason: 'Concerns how the product is built; no customer can notice it.',
      module: 'build',
      references: ['LED-1221'],
    },
  },
];

/** The published release: everything written, translated, reviewed, signed, exported and sent. */
export const ledger41: SampleRelease = {
  product: 'ledger',
  kind: 'planned',
  version: '4.1.0',
  title: ['Close the month in one step', 'Der Monatsabschluss in einem Schritt', 'إقفال الشهر بخطوة واحدة'],
  deployment: [
    { region: 'EU', inDays: 6, from: '02:00', to: '04:00', timeZone: 'Europe/Berlin' },
    { region: 'US', inDays: 7, from: '01:00', to: '03:00', timeZone: 'America/New_York' },
    { region: 'GCC', inDays: 8, from: '01:00', to: '02:30', timeZone: 'Asia/Dubai' },
  ],
  sections: { summary, 'known-issues': knownIssues, 'rollback-procedure': rollback },
  changes,
  phrases,
  answers: {
    'matches-build': ['yes', 'Compared with ledger-4.1.0 of pipeline run 8812, all seven changes are in it.'],
    'nothing-confidential': ['yes', ''],
    'rollback-rehearsed': [
      'yes',
      'Rehearsed on staging-eu in eleven minutes, record OPS-3310: the journal ended where it had ended before.',
    ],
    'downtime-confirmed': ['yes', 'Infrastructure confirmed three windows of two hours at most, OPS-3298.'],
    'notice-periods-kept': [
      'yes',
      'The renamed export column was announced 90 days ago (mail campaign LED-2026-08); contracts ask for 60.',
    ],
    'known-issues-current': ['yes', 'Compared with the open tickets of support queue LEDGER this morning.'],
  },
};
