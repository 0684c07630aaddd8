import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { SourcePreview } from '../../../shared/sources/view';
import { codedText } from '../../app/coded-text';
import { useAction } from '../../app/use-action';
import { Button, Checkbox, FailureMessage, StatusPill, toast } from '../../ui';
import { candidateRows, isOffered, type CandidateRow } from './candidate-rows';
import { ChangeSummary } from './ChangeSummary';
import { useWriting } from './write-context';

/** As many entries as can be looked at before somebody asks for more. */
const pageSize = 150;

function CandidateFacts({ row: { candidate, standing } }: { readonly row: CandidateRow }) {
  const { t, i18n } = useTranslation('authoring');
  return (
    <span className="write-change__facts">
      {standing !== 'fresh' && <StatusPill tone="positive">{t(`import.standing.${standing}`)}</StatusPill>}
      <StatusPill tone="info">{t(`changes.type.${candidate.type}`)}</StatusPill>
      {candidate.security && <StatusPill tone="danger">{t('changes.security')}</StatusPill>}
      {candidate.breaking && <StatusPill tone="warning">{t('changes.breaking')}</StatusPill>}
      {candidate.impact === 'internal' && <StatusPill tone="neutral">{t('changes.internal')}</StatusPill>}
      {candidate.module !== '' && <span dir="auto">{candidate.module}</span>}
      <span>{codedText(i18n, 'sources', `note.${candidate.note}`)}</span>
    </span>
  );
}

/** Which of the entries are chosen; at first all that are new. */
function useChoice(rows: readonly CandidateRow[]) {
  const [chosen, setChosen] = useState(
    () => new Set(rows.filter(({ standing }) => standing === 'fresh').map(({ key }) => key)),
  );
  return {
    has: ({ key }: CandidateRow) => chosen.has(key),
    toggle: ({ key }: CandidateRow, isChosen: boolean): void => {
      const next = new Set(chosen);
      if (isChosen) next.add(key);
      else next.delete(key);
      setChosen(next);
    },
    setAll: (isChosen: boolean): void =>
      setChosen(new Set(isChosen ? rows.filter(isOffered).map(({ key }) => key) : [])),
  };
}

function useAccept(onDone: () => void) {
  const { t, i18n } = useTranslation('authoring');
  const { view } = useWriting();
  const accept = useAction('sources.accept');
  const run = async (rows: readonly CandidateRow[]): Promise<void> => {
    const accepted = await accept.run({
      release: view.id,
      candidates: rows.map(({ candidate: { note, references, origin, ...facts } }) => ({
        ...facts,
        origin: { ...origin },
        references: [...references],
        // Why it counts as it does is recorded with it (1.2).
        impactReason: codedText(i18n, 'sources', `note.${note}`),
      })),
    });
    if (!accepted.ok) return;
    toast.success(t('import.done', { count: accepted.value.added.length }));
    onDone();
  };
  return { run, isPending: accept.isPending, failure: accept.failure };
}

/** What a source offers: the new entries to choose from, and what the release has already. */
export function CandidateList({
  preview,
  onDone,
}: {
  readonly preview: SourcePreview;
  readonly onDone: () => void;
}) {
  const { t } = useTranslation('authoring');
  const rows = useMemo(() => candidateRows(preview), [preview]);
  const [shown, setShown] = useState(pageSize);
  const choice = useChoice(rows);
  const accept = useAccept(onDone);
  const offered = rows.filter(isOffered);
  const selected = offered.filter(choice.has);
  return (
    <div className="write-import">
      <div className="write-import__head">
        <p className="write-import__count" role="status">
          {t('import.fresh', { count: offered.length })}{' '}
          {rows.length > offered.length && t('import.known', { count: rows.length - offered.length })}
        </p>
        {offered.length > 1 && (
          <Button
            size="small"
            variant="quiet"
            onPress={() => choice.setAll(selected.length < offered.length)}
          >
            {t(selected.length < offered.length ? 'import.all' : 'import.none')}
          </Button>
        )}
      </div>
      <ul className="write-import__candidates" aria-label={t('import.candidates')}>
        {rows.slice(0, shown).map((row) => (
          <li key={row.key}>
            <Checkbox
              isSelected={isOffered(row) ? choice.has(row) : true}
              isDisabled={!isOffered(row)}
              onChange={(isChosen) => choice.toggle(row, isChosen)}
              description={<CandidateFacts row={row} />}
            >
              <bdi>
                <ChangeSummary text={row.candidate.summary} />
              </bdi>
            </Checkbox>
          </li>
        ))}
      </ul>
      {rows.length > shown && (
        <Button size="small" variant="quiet" onPress={() => setShown(shown + pageSize)}>
          {t('import.more', { count: rows.length - shown })}
        </Button>
      )}
      {accept.failure && <FailureMessage failure={accept.failure} />}
      <div className="write-import__buttons">
        <Button
          variant="primary"
          isDisabled={selected.length === 0}
          isPending={accept.isPending}
          onPress={() => void accept.run(selected)}
        >
          {t('import.accept', { count: selected.length })}
        </Button>
      </div>
    </div>
  );
}
