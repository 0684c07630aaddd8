import { useTranslation } from 'react-i18next';
import { audienceRoles } from '../../../shared/release/release';
import { Banner, Button, CheckboxGroup, FailureMessage, LanguageName, LocalePicker } from '../../ui';
import { useNavigation } from '../../app/navigation';
import { useHeader } from './use-header';
import { useWriting } from './write-context';

/** Two people have given the release different headers; one of them has to be chosen before this one can be changed. */
function HeaderConflict() {
  const { t } = useTranslation('authoring');
  const go = useNavigation((state) => state.go);
  return (
    <Banner
      tone="warning"
      title={t('details.conflict')}
      actions={
        <Button size="small" onPress={() => go({ screen: 'audit' })}>
          {t('section.compare')}
        </Button>
      }
    />
  );
}

/** Whom the release is for and in which languages it appears (2.2, 7.2). */
export function DetailsPanel() {
  const { t } = useTranslation('authoring');
  const { view } = useWriting();
  const { header, change, failure, isLocked } = useHeader();
  return (
    <section className="write-details" aria-label={t('details.title')}>
      {view.header.inConflict && <HeaderConflict />}
      <CheckboxGroup
        label={t('details.audience')}
        description={t('details.audienceHint')}
        options={audienceRoles.map((id) => ({ id, label: t(`changes.role.${id}`) }))}
        value={header.audienceRoles}
        // Somebody has to be left who reads it.
        onChange={(roles) => void (roles.length > 0 && change({ audienceRoles: roles }))}
        isDisabled={isLocked}
        columns
      />
      <div className="write-details__languages">
        <p className="write-details__source">
          {t('details.source')} <LanguageName tag={header.sourceLocale} />
        </p>
        {isLocked ? (
          <ul className="write-details__targets" aria-label={t('details.targets')}>
            {header.targetLocales.map((tag) => (
              <li key={tag}>
                <LanguageName tag={tag} />
              </li>
            ))}
          </ul>
        ) : (
          <LocalePicker
            label={t('details.targets')}
            value={header.targetLocales}
            exclude={[header.sourceLocale]}
            onChange={(targetLocales) => void change({ targetLocales: [...targetLocales] })}
          />
        )}
      </div>
      {failure && <FailureMessage failure={failure} />}
    </section>
  );
}
