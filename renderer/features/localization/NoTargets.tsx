import { Languages } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { localeSchema } from '../../../shared/release/release';
import type { ReleaseView } from '../../../shared/release/view';
import { useAction } from '../../app/use-action';
import { Button, EmptyState, FailureMessage, TextField } from '../../ui';

/** A release without target languages: says so, and lets one be added. */
export function NoTargets({ view }: { readonly view: ReleaseView }) {
  const { t } = useTranslation('localization');
  const save = useAction('release.saveHeader');
  const [tag, setTag] = useState('');
  const { value: header, parents } = view.header;
  const isTag = localeSchema.safeParse(tag).success && tag !== header.sourceLocale;
  return (
    <div className="release-step">
      <EmptyState
        icon={Languages}
        title={t('noTargets.title')}
        actions={
          <form
            className="translate__add"
            onSubmit={(event) => {
              event.preventDefault();
              void save.run({
                release: view.id,
                header: { ...header, targetLocales: [tag] },
                parents: [...parents],
              });
            }}
          >
            <TextField
              label={t('noTargets.tag')}
              description={t('noTargets.tagHint')}
              value={tag}
              onChange={setTag}
              mono
            />
            <Button variant="primary" type="submit" isDisabled={!isTag} isPending={save.isPending}>
              {t('noTargets.add')}
            </Button>
          </form>
        }
      >
        {t('noTargets.explain')}
      </EmptyState>
      {save.failure && <FailureMessage failure={save.failure} />}
    </div>
  );
}
