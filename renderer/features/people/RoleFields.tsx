import { useTranslation } from 'react-i18next';
import type { PersonRole } from '../../../shared/identity/person';
import { CheckboxGroup, LocalePicker } from '../../ui';

/** In the order of the process; the same set as `personRoles`, which the compiler checks. */
const roles: readonly PersonRole[] = [
  'owner',
  'writer',
  'engineering',
  'product',
  'support',
  'security',
  'localization',
  'compliance',
  'release-manager',
];

export interface RoleDraft {
  readonly roles: readonly PersonRole[];
  readonly locales: readonly string[];
}

/** What a person may do here: roles, and for a localization reviewer the languages. */
export function RoleFields({
  draft,
  onChange,
}: {
  readonly draft: RoleDraft;
  readonly onChange: (draft: RoleDraft) => void;
}) {
  const { t } = useTranslation(['people', 'identity']);
  return (
    <>
      <CheckboxGroup
        label={t('people:roles')}
        description={draft.roles.length === 0 ? t('people:rolesMissing') : t('people:rolesHelp')}
        options={roles.map((id) => ({
          id,
          label: t(`identity:roles.${id}`),
          description: t(`people:roleHelp.${id}`),
        }))}
        value={draft.roles}
        onChange={(chosen) => onChange({ ...draft, roles: chosen })}
      />
      {draft.roles.includes('localization') && (
        <LocalePicker
          label={t('people:locales')}
          description={t('people:localesHelp')}
          value={draft.locales}
          onChange={(locales) => onChange({ ...draft, locales })}
        />
      )}
    </>
  );
}

/** The languages count only with the role that they belong to. */
export function rolesToSave({ roles: chosen, locales }: RoleDraft): {
  roles: PersonRole[];
  locales: string[];
} {
  return { roles: [...chosen], locales: chosen.includes('localization') ? [...locales] : [] };
}
