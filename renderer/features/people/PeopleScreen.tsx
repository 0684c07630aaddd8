import { KeyRound, UserPlus } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useSession } from '../../app/session';
import { useView } from '../../app/use-view';
import type { PersonView } from '../../../shared/workspace/view';
import {
  Button,
  DataTable,
  EmptyState,
  LanguageName,
  Page,
  PageHeader,
  StatusPill,
  ViewState,
  type TableColumn,
} from '../../ui';
import { AddPersonDialog } from './AddPersonDialog';
import { EditRolesDialog } from './EditRolesDialog';
import './people.css';

function Roles({ person }: { readonly person: PersonView }) {
  const { t } = useTranslation(['people', 'identity']);
  if (person.roles.length === 0) return <>{t('people:noRoles')}</>;
  return (
    <div className="people__roles">
      {person.roles.map((role) => (
        <StatusPill key={role} tone={role === 'owner' ? 'seal' : 'neutral'}>
          {t(`identity:roles.${role}`)}
        </StatusPill>
      ))}
      {person.locales.map((locale) => (
        <StatusPill key={locale} tone="info">
          <LanguageName tag={locale} />
        </StatusPill>
      ))}
    </div>
  );
}

function Devices({ person }: { readonly person: PersonView }) {
  const { t } = useTranslation('people');
  return (
    <ul className="people__devices">
      {person.devices.map(({ device, label, fingerprint }) => (
        <li key={device}>
          <bdi>{label}</bdi>
          <code dir="ltr">{fingerprint}</code>
        </li>
      ))}
      {person.local && (
        <li className="people__local">
          <KeyRound aria-hidden />
          {t('local')}
        </li>
      )}
    </ul>
  );
}

function useColumns(onEdit: ((person: PersonView) => void) | null): readonly TableColumn<PersonView>[] {
  const { t } = useTranslation('people');
  const me = useSession(({ identity }) => identity?.person);
  return [
    {
      id: 'person',
      label: t('columns.person'),
      isRowHeader: true,
      cell: (person) => (
        <>
          <span className="people__name" dir="auto">
            {person.name}
          </span>
          {person.person === me && <span className="people__you">{t('you')}</span>}
          <br />
          <span className="people__email" dir="ltr">
            {person.email}
          </span>
        </>
      ),
    },
    { id: 'roles', label: t('columns.roles'), cell: (person) => <Roles person={person} /> },
    { id: 'devices', label: t('columns.devices'), cell: (person) => <Devices person={person} /> },
    ...(onEdit === null
      ? []
      : [
          {
            id: 'actions',
            label: t('columns.actions'),
            hideLabel: true,
            align: 'end' as const,
            cell: (person: PersonView) => (
              <Button size="small" onPress={() => onEdit(person)}>
                {t('edit.action')}
              </Button>
            ),
          },
        ]),
  ];
}

/** Who belongs to the workspace, with which roles and keys. Owners change it. */
export default function PeopleScreen() {
  const { t } = useTranslation(['people', 'identity']);
  const people = useView('people.list', {});
  const workspace = useSession((state) => state.workspace);
  const isOwner = workspace?.roles.includes('owner') === true && workspace.readOnly === null;
  const [isAdding, setAdding] = useState(false);
  const [edited, setEdited] = useState<PersonView | null>(null);
  const columns = useColumns(isOwner ? setEdited : null);
  return (
    <Page>
      <PageHeader
        title={t('title')}
        description={isOwner ? t('description') : `${t('description')} ${t('onlyOwner')}`}
        actions={
          isOwner && (
            <Button variant="primary" icon={UserPlus} onPress={() => setAdding(true)}>
              {t('add.title')}
            </Button>
          )
        }
      />
      <ViewState view={people}>
        {(list) => (
          <>
            <DataTable
              label={t('title')}
              columns={columns}
              rows={list}
              rowId={({ person }) => person}
              textOf={({ name }) => name}
              empty={<EmptyState title={t('empty')} />}
            />
            <p className="people__note">{t('identity:fingerprintHelp')}</p>
            {isAdding && <AddPersonDialog people={list} onClose={() => setAdding(false)} />}
          </>
        )}
      </ViewState>
      {edited && <EditRolesDialog person={edited} onClose={() => setEdited(null)} />}
    </Page>
  );
}
