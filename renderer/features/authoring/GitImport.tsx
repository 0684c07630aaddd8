import { useEffect, useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { GitPreview, GitTags } from '../../../shared/sources/view';
import { request } from '../../app/bridge';
import { codedText } from '../../app/coded-text';
import { useAction } from '../../app/use-action';
import { useAppEvent } from '../../app/use-app-event';
import { useView } from '../../app/use-view';
import { Banner, Button, FailureMessage, ProgressBar, Select, ViewState } from '../../ui';
import { CandidateList } from './CandidateList';
import { useWriting } from './write-context';

function Warnings({ preview }: { readonly preview: GitPreview }) {
  const { i18n } = useTranslation();
  const skipped = Object.entries<number>({ ...preview.skipped }).filter(([, count]) => count > 0);
  return (
    <>
      {preview.shallow && <Banner tone="warning" title={codedText(i18n, 'sources', 'warning.shallow')} />}
      {preview.damaged > 0 && (
        <Banner
          tone="warning"
          title={codedText(i18n, 'sources', 'warning.damaged', { count: preview.damaged })}
        />
      )}
      {skipped.length > 0 && (
        <p className="write-import__skipped">
          {skipped.map(([code, count]) => codedText(i18n, 'sources', `skipped.${code}`, { count })).join(' ')}
        </p>
      )}
    </>
  );
}

function Range({
  grant,
  tags,
  onDone,
}: {
  readonly grant: string;
  readonly tags: GitTags;
  readonly onDone: () => void;
}) {
  const { t, i18n } = useTranslation('authoring');
  const { view } = useWriting();
  const task = useId();
  const action = useAction('sources.gitPreview');
  const [from, setFrom] = useState(tags.suggestion?.from ?? '');
  const [to, setTo] = useState(tags.suggestion?.to ?? tags.head);
  const [preview, setPreview] = useState<GitPreview>();
  const [progress, setProgress] = useState<number>();
  useAppEvent('task.progress', (event) => {
    if (event.task === task) setProgress(event.total > 0 ? event.done / event.total : undefined);
  });

  // Nobody waits for it any more.
  useEffect(() => () => void request('task.cancel', { task }), [task]);

  async function read(): Promise<void> {
    setPreview(undefined);
    const result = await action.run({ grant, release: view.id, from, to, task });
    if (result.ok) setPreview(result.value);
  }

  const names = tags.tags.map(({ name }) => ({ id: name, label: name }));
  const head = tags.head === '' ? [] : [{ id: tags.head, label: t('import.head', { branch: tags.head }) }];
  return (
    <div className="write-import">
      {tags.tags.length === 0 && <Banner tone="info" title={codedText(i18n, 'sources', 'warning.no-tags')} />}
      <div className="write-form__row">
        <Select
          label={t('import.from')}
          options={[{ id: '', label: codedText(i18n, 'sources', 'beginning') }, ...names]}
          value={from}
          onChange={setFrom}
        />
        <Select label={t('import.to')} options={[...head, ...names]} value={to} onChange={setTo} />
        <Button
          variant="primary"
          isDisabled={to === ''}
          isPending={action.isPending}
          onPress={() => void read()}
        >
          {t('import.preview')}
        </Button>
      </div>
      {action.isPending && (
        <div className="write-form__row">
          <ProgressBar label={t('import.reading')} value={progress} />
          <Button onPress={() => void request('task.cancel', { task })}>{t('cancel')}</Button>
        </div>
      )}
      {action.failure && <FailureMessage failure={action.failure} />}
      {preview && <Warnings preview={preview} />}
      {preview && <CandidateList preview={preview} onDone={onDone} />}
    </div>
  );
}

/** From a local Git repository: choose a range of tags, look at what it offers, take what belongs to the release. */
export function GitImport({ grant, onDone }: { readonly grant: string; readonly onDone: () => void }) {
  const tags = useView('sources.gitTags', { grant });
  return <ViewState view={tags}>{(data) => <Range grant={grant} tags={data} onDone={onDone} />}</ViewState>;
}
