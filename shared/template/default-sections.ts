import type { ReleaseKind } from '../release/release';
import { releaseKinds } from '../release/release';
import type { LocalizedText, TemplateSection } from './template';

const everyKind: ReleaseKind[] = [...releaseKinds];

const versionSection: TemplateSection = {
  key: 'version',
  kind: 'field',
  field: 'version',
  label: { en: 'Version', de: 'Version', ar: 'الإصدار', fr: 'Version', ja: 'バージョン' },
  help: {
    en: 'The version as customers see it. It becomes part of the permanent address and can’t change after publication.',
    de: 'Die Version, wie Kunden sie sehen. Sie wird Teil der dauerhaften Adresse und bleibt nach der Veröffentlichung, wie sie ist.',
  },
  requiredFor: everyKind,
};

const deploymentSection: TemplateSection = {
  key: 'deployment',
  kind: 'field',
  field: 'deployment',
  label: {
    en: 'Deployment date',
    de: 'Bereitstellung',
    ar: 'موعد النشر',
    fr: 'Date de déploiement',
    ja: '展開日時',
  },
  help: {
    en: 'One window per region, in the time zone in which it is announced there.',
    de: 'Ein Zeitfenster je Region, in der Zeitzone, in der es dort angekündigt wird.',
  },
  requiredFor: everyKind,
};

/** The classified changes. A rollback withdraws changes and need not bring any. */
const changesSection: TemplateSection = {
  key: 'changes',
  kind: 'changes',
  label: { en: 'Changes', de: 'Änderungen', ar: 'التغييرات', fr: 'Modifications', ja: '変更点' },
  help: {
    en: 'What customers notice, one entry for each change. Internal changes stay out of every output.',
    de: 'Was Kunden bemerken, ein Eintrag je Änderung. Interne Änderungen erscheinen in keiner Ausgabe.',
  },
  requiredFor: everyKind.filter((kind) => kind !== 'rollback'),
  minimumEntries: 1,
};

/** What a prose section of one kind of template says to its writer. */
interface Prose {
  readonly key: string;
  readonly label: LocalizedText;
  readonly help: LocalizedText;
  readonly minimumWords: number;
}

function proseSection({ key, label, help, minimumWords }: Prose): TemplateSection {
  return {
    key,
    kind: 'prose',
    label,
    help,
    requiredFor: everyKind,
    minimumWords,
    allowedBlocks:
      key === 'summary'
        ? ['bulletList', 'orderedList', 'blockquote']
        : ['heading', 'bulletList', 'orderedList', 'codeBlock', 'table', 'blockquote'],
  };
}

const summaryLabel: LocalizedText = {
  en: 'Summary',
  de: 'Zusammenfassung',
  ar: 'الملخص',
  fr: 'Résumé',
  ja: '概要',
};

const summaryHelp: Readonly<Record<ReleaseKind, LocalizedText>> = {
  planned: {
    en: 'What this release does for its readers, in two or three sentences without internal names.',
    de: 'Was dieses Release seinen Lesern bringt, in zwei, drei Sätzen ohne interne Namen.',
  },
  hotfix: {
    en: 'What went wrong, who noticed it, and what this hotfix changes. Say first whether anybody has to act.',
    de: 'Was schieflief, wer es bemerkte und was dieser Hotfix ändert. Zuerst: Muss jemand etwas tun?',
  },
  backfill: {
    en: 'What was deployed before this note was written, and why the note comes later.',
    de: 'Was bereitgestellt wurde, bevor dieser Text entstand, und warum er erst jetzt kommt.',
  },
  rollback: {
    en: 'Which version was withdrawn, what its customers saw, the root cause as far as it is known, and what happens next.',
    de: 'Welche Version zurückgenommen wurde, was Kunden davon sahen, die Ursache, soweit bekannt, und wie es weitergeht.',
  },
};

const knownIssues: Prose = {
  key: 'known-issues',
  label: {
    en: 'Known issues',
    de: 'Bekannte Probleme',
    ar: 'مشكلات معروفة',
    fr: 'Problèmes connus',
    ja: '既知の問題',
  },
  help: {
    en: 'Each with its effect and a workaround. Where there is none, write “No known issues”.',
    de: 'Jedes mit Auswirkung und Umgehung. Gibt es keine, schreiben Sie „Keine bekannten Probleme“.',
  },
  minimumWords: 2,
};

const rollbackLabel: LocalizedText = {
  en: 'Rollback procedure',
  de: 'Rückkehr zur vorigen Version',
  ar: 'إجراء التراجع',
  fr: 'Procédure de retour arrière',
  ja: 'ロールバック手順',
};

const rollbackHelp: Readonly<Record<ReleaseKind, LocalizedText>> = {
  planned: {
    en: 'How an administrator returns to the previous version, step by step, and what is lost by it.',
    de: 'Wie Administratoren zur vorigen Version zurückkehren, Schritt für Schritt, und was dabei verloren geht.',
  },
  hotfix: {
    en: 'How to take the hotfix out again, and which error comes back with it.',
    de: 'Wie sich der Hotfix wieder entfernen lässt und welcher Fehler damit zurückkommt.',
  },
  backfill: {
    en: 'How to return to the version before, if that is still possible, and until when.',
    de: 'Wie man zur Version davor zurückkehrt, falls noch möglich, und bis wann.',
  },
  rollback: {
    en: 'What was done, what administrators still have to do, and how data from the withdrawn version is treated.',
    de: 'Was getan wurde, was Administratoren noch tun müssen und was mit Daten der zurückgenommenen Version geschieht.',
  },
};

/**
 * The sections of the template for one kind of release, in the order of every output (duty 3.1): version, deployment,
 * summary, changes, known issues, rollback procedure. All are mandatory, but for the changes of a rollback.
 */
export function defaultSections(kind: ReleaseKind): TemplateSection[] {
  return [
    versionSection,
    deploymentSection,
    proseSection({ key: 'summary', label: summaryLabel, help: summaryHelp[kind], minimumWords: 8 }),
    changesSection,
    proseSection(knownIssues),
    proseSection({
      key: 'rollback-procedure',
      label: rollbackLabel,
      help: rollbackHelp[kind],
      minimumWords: 5,
    }),
  ];
}
