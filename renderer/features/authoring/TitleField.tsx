import { useTranslation } from 'react-i18next';
import { FailureMessage, TextField } from '../../ui';
import { useHeader, useTypedText } from './use-header';

/** The title of the release. */
export function TitleField() {
  const { t } = useTranslation('authoring');
  const { header, change, failure, isLocked } = useHeader();
  const { props } = useTypedText(
    header.title,
    () => true,
    (title) => change({ title }),
  );
  return (
    <div className="write-title" data-section="title">
      <TextField
        {...props}
        label={t('title')}
        placeholder={t('titlePlaceholder')}
        maxLength={200}
        isDisabled={isLocked}
      />
      {failure && <FailureMessage failure={failure} />}
    </div>
  );
}
