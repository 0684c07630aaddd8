import { Languages } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ReleaseView } from '../../../shared/release/view';
import { useAction } from '../../app/use-action';
import { Button, EmptyState, FailureMessage, LocalePicker } from '../../ui';

/** A release without target languages: says so, and lets some be added. */
export function NoTargets({ view }: { readonly view: ReleaseView }) {
  const { t } = useTranslation('localization');
  const save = useAction('release.saveHeader');
  const [targets, setTargets] = useState<readonly string[]>([]);
  const { value: header, parents } = view.header;
  const add = (): void => {
    const next = { ...header, targetLocales: [...targets] };
    void save.run({ release: view.id, header: next, parents: [...parents] });
  };
  return (
    <div className="release-step">
      <EmptyState
        icon={Languages}
        title={t('noTargets.title')}
        actions={
          <div className="translate__add">
            <LocalePicker
              label={t('noTargets.languages')}
              value={targets}
              onChange={setTargets}
              exclude={[header.sourceLocale]}
            />
            <Button
              variant="primary"
              isDisabled={targets.length === 0}
              isPending={save.isPending}
              onPress={add}
            >
              {t('noTargets.add')}
            </Button>
          </div>
        }
      >
        {t('noTargets.explain')}
      </EmptyState>
      {save.failure && <FailureMessage failure={save.failure} />}
    </div>
  );
}
