import { PackageCheck } from 'lucide-react';
import { useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ExportOutcome, ExportStepView } from '../../../shared/bundle/channels';
import { request } from '../../app/bridge';
import { useAction } from '../../app/use-action';
import { useAppEvent } from '../../app/use-app-event';
import { Button, Facts, FailureMessage, Panel, ProgressBar } from '../../ui';
import { useByteText } from './byte-text';

interface Finished {
  readonly outcome: ExportOutcome;
  readonly grant: string;
}

function Outcome({ finished }: { readonly finished: Finished }) {
  const { t } = useTranslation('bundle');
  const byteText = useByteText();
  const { outcome, grant } = finished;
  return (
    <div className="bundle-export__outcome" role="status">
      <Facts
        items={[
          { label: t('export.file'), value: <span dir="ltr">{outcome.path}</span> },
          { label: t('export.manifest'), value: <code dir="ltr">{outcome.manifest}</code> },
          { label: t('export.bundleDigest'), value: <code dir="ltr">{outcome.bundle}</code> },
          {
            label: t('export.content'),
            value: t('export.files', { count: outcome.files, size: byteText(outcome.size) }),
          },
        ]}
      />
      <div className="bundle-export__buttons">
        <Button onPress={() => void request('path.reveal', { grant })}>{t('export.reveal')}</Button>
      </div>
      <p className="bundle-export__verify">
        {t('export.verify')} <code dir="ltr">{t('export.verifyCommand', { path: outcome.path })}</code>
      </p>
    </div>
  );
}

/** Writes the bundle to a file that the person chooses, with progress and a way to stop. */
export function ExportPanel({ view }: { readonly view: ExportStepView }) {
  const { t } = useTranslation('bundle');
  const task = useId();
  const action = useAction('bundle.export');
  const [progress, setProgress] = useState(0);
  const [finished, setFinished] = useState<Finished>();
  useAppEvent('task.progress', (event) => {
    if (event.task === task && event.total > 0) setProgress(event.done / event.total);
  });

  async function start(): Promise<void> {
    const chosen = await request('dialog.choose', {
      purpose: 'bundle-save',
      suggestedName: view.suggestedFileName,
    });
    if (!chosen.ok || chosen.value === null) return;
    const { grant } = chosen.value;
    setProgress(0);
    const exported = await action.run({ release: view.release, grant, task });
    if (exported.ok) setFinished({ outcome: exported.value, grant });
  }

  return (
    <Panel title={t('export.title')} description={t('export.explain')}>
      {action.isPending ? (
        <div className="bundle-export__progress">
          <ProgressBar label={t('export.writing')} value={progress} />
          <Button onPress={() => void request('task.cancel', { task })}>{t('export.cancel')}</Button>
        </div>
      ) : (
        <div className="bundle-export__buttons">
          <Button variant="primary" icon={PackageCheck} onPress={() => void start()}>
            {t('export.start')}
          </Button>
        </div>
      )}
      {action.failure && <FailureMessage failure={action.failure} />}
      {finished && !action.isPending && <Outcome finished={finished} />}
    </Panel>
  );
}
