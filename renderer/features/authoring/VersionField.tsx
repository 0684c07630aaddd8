import { useTranslation } from 'react-i18next';
import { versionSchema } from '../../../shared/release/release';
import { FailureMessage, TextField } from '../../ui';
import { useHeader, useTypedText } from './use-header';
import { useWriting } from './write-context';

const isVersion = (text: string): boolean => text === '' || versionSchema.safeParse(text).success;

/** The version: checked while it is typed, and saved only if it can stand in an address. */
export function VersionField() {
  const { t } = useTranslation('authoring');
  const { view } = useWriting();
  const { header, change, failure, isLocked } = useHeader();
  const { props, isRight } = useTypedText(header.version, isVersion, (version) => change({ version }));
  return (
    <div className="write-field">
      <TextField
        {...props}
        onChange={(text) => props.onChange(text.trim())}
        label={t('version.label')}
        hideLabel
        mono
        dir="ltr"
        isDisabled={isLocked}
        error={isRight ? undefined : t('version.invalid')}
        description={
          view.permanentPath === null ? undefined : t('version.address', { path: view.permanentPath })
        }
      />
      {failure && <FailureMessage failure={failure} />}
    </div>
  );
}
