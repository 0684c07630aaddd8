import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ChangeCandidate } from '../../../shared/sources/candidate';
import type { SourcePreview } from '../../../shared/sources/view';
import { codedText } from '../../app/coded-text';
import { useAction } from '../../app/use-action';
import { Button, Checkbox, FailureMessage, StatusPill, toast } from '../../ui';
import { useWriting } from './write-context';

const keyOf = ({ origin }: ChangeCandidate): string => `${origin.kind}:${origin.key}`;

function CandidateFacts({ candidate }: { readonly candidate: ChangeCandidate }) {
  const { t, i18n } = useTranslation('authoring');
  return (
    <span className="write-change__facts">
      <StatusPill tone="info">{t(`changes.type.${candidate.type}`)}</StatusPill>
      {candidate.security && <StatusPill tone="danger">{t('changes.security')}</StatusPill>}
      {candidate.breaking && <StatusPill tone="warning">{t('changes.breaking')}</StatusPill>}
      {candidate.impact === 'internal' && <StatusPill tone="neutral">{t('changes.internal')}</StatusPill>}
      <span>{codedText(i18n, 'sources', `note.${candidate.note}`)}</span>
    </span>
  );
}

/** What a source offers: the new entries to choose from, and how many the release has already. */
export function CandidateList({
  preview,
  onDone,
}: {
  readonly preview: SourcePreview;
  readonly onDone: () => void;
}) {
  const { t, i18n } = useTranslation('authoring');
  const { view } = useWriting();
  const accept = useAction('sources.accept');
  const removed = preview.removed.map(({ candidate }) => candidate);
  const offered = useMemo(
    () => [...preview.fresh, ...preview.removed.map(({ candidate }) => candidate)],
    [preview],
  );
  const [chosen, setChosen] = useState(() => new Set(preview.fresh.map(keyOf)));
  const selected = offered.filter((candidate) => chosen.has(keyOf(candidate)));

  function toggle(candidate: ChangeCandidate, isChosen: boolean): void {
    const next = new Set(chosen);
    if (isChosen) next.add(keyOf(candidate));
    else next.delete(keyOf(candidate));
    setChosen(next);
  }

  async function take(): Promise<void> {
    const accepted = await accept.run({
      release: view.id,
      candidates: selected.map(({ note, references, origin, ...facts }) => ({
        ...facts,
        origin: { ...origin },
        references: [...references],
        impactReason: codedText(i18n, 'sources', `note.${note}`),
      })),
    });
    if (!accepted.ok) return;
    toast.success(t('import.done', { count: accepted.value.added.length }));
    onDone();
  }

  return (
    <div className="write-import">
      <p className="write-import__count" role="status">
        {t('import.fresh', { count: offered.length })} {t('import.known', { count: preview.known.length })}
        {preview.changedAtSource.length > 0 &&
          ` ${t('import.changedAtSource', { count: preview.changedAtSource.length })}`}
      </p>
      <ul className="write-import__candidates">
        {offered.map((candidate) => (
          <li key={keyOf(candidate)}>
            <Checkbox
              isSelected={chosen.has(keyOf(candidate))}
              onChange={(isChosen) => toggle(candidate, isChosen)}
              description={<CandidateFacts candidate={candidate} />}
            >
              <span dir="auto">{candidate.summary}</span>
              {removed.includes(candidate) && ` (${t('import.wasRemoved')})`}
            </Checkbox>
          </li>
        ))}
      </ul>
      {accept.failure && <FailureMessage failure={accept.failure} />}
      <div className="write-import__buttons">
        <Button
          variant="primary"
          isDisabled={selected.length === 0}
          isPending={accept.isPending}
          onPress={() => void take()}
        >
          {t('import.accept', { count: selected.length })}
        </Button>
      </div>
    </div>
  );
}
