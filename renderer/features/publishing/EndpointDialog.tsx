import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Form } from 'react-aria-components/Form';
import { useAction } from '../../app/use-action';
import { useView } from '../../app/use-view';
import type { Endpoint } from '../../../shared/publishing/endpoint';
import type { EndpointView } from '../../../shared/publishing/view';
import { Button, Dialog, FailureMessage, Select, TextField } from '../../ui';

interface Draft {
  readonly name: string;
  readonly url: string;
  readonly region: string;
  readonly auth: Endpoint['auth'];
  readonly days: string;
  readonly publisher: string;
}

const anyone = '*';
const auths: readonly Endpoint['auth'][] = ['none', 'basic', 'bearer'];

function draftOf(endpoint: Endpoint | undefined): Draft {
  return {
    name: endpoint?.name ?? '',
    url: endpoint?.url ?? '',
    region: endpoint?.region ?? '',
    auth: endpoint?.auth ?? 'none',
    days: String(endpoint?.indexExpiryDays ?? 90),
    publisher: endpoint?.designatedPublisher ?? anyone,
  };
}

/** The record as the draft describes it; undefined while something in it can't be right. */
function endpointOf(draft: Draft): Endpoint | undefined {
  const days = Number(draft.days);
  const isWhole = Number.isInteger(days) && days >= 1 && days <= 3650;
  if (draft.name.trim() === '' || draft.url.trim() === '' || !isWhole) return undefined;
  const region = draft.region.trim();
  return {
    name: draft.name.trim(),
    url: draft.url.trim(),
    auth: draft.auth,
    indexExpiryDays: days,
    ...(region === '' ? {} : { region }),
    ...(draft.publisher === anyone ? {} : { designatedPublisher: draft.publisher }),
  };
}

function Fields({
  draft,
  onChange,
}: {
  readonly draft: Draft;
  readonly onChange: (change: Partial<Draft>) => void;
}) {
  const { t } = useTranslation('publishing');
  const people = useView('people.list', {}, { records: 'person/' });
  return (
    <>
      <TextField
        label={t('field.name')}
        value={draft.name}
        onChange={(name) => onChange({ name })}
        maxLength={80}
        isRequired
        autoFocus
      />
      <TextField
        label={t('field.url')}
        description={t('field.urlHint')}
        type="url"
        value={draft.url}
        onChange={(url) => onChange({ url })}
        mono
        isRequired
      />
      <TextField
        label={t('field.region')}
        description={t('field.regionHint')}
        value={draft.region}
        onChange={(region) => onChange({ region })}
        maxLength={60}
      />
      <Select
        label={t('field.auth')}
        options={auths.map((id) => ({ id, label: t(`auth.${id}`) }))}
        value={draft.auth}
        onChange={(auth) => onChange({ auth })}
      />
      <TextField
        label={t('field.indexExpiryDays')}
        description={t('field.indexExpiryHint')}
        inputMode="numeric"
        value={draft.days}
        onChange={(days) => onChange({ days })}
        isRequired
      />
      <Select
        label={t('field.designatedPublisher')}
        description={t('field.designatedPublisherHint')}
        options={[
          { id: anyone, label: t('field.anyPublisher') },
          ...(people.data ?? []).map(({ person, name }) => ({ id: person, label: name })),
        ]}
        value={draft.publisher}
        onChange={(publisher) => onChange({ publisher })}
      />
    </>
  );
}

/** Adds an endpoint or changes one. What is wrong with an address comes back as a sentence when it is saved. */
export function EndpointDialog({
  endpoint,
  onClose,
}: {
  readonly endpoint: EndpointView | null;
  readonly onClose: () => void;
}) {
  const { t } = useTranslation(['publishing', 'ui']);
  const [draft, setDraft] = useState(() => draftOf(endpoint?.endpoint));
  const save = useAction('endpoint.save');
  const ready = endpointOf(draft);
  const submit = async (): Promise<void> => {
    if (ready === undefined) return;
    const saved = await save.run({
      id: endpoint?.id ?? null,
      endpoint: ready,
      parents: [...(endpoint?.parents ?? [])],
    });
    if (saved.ok) onClose();
  };
  return (
    <Dialog
      title={t(endpoint === null ? 'publishing:endpoints.add' : 'publishing:endpoints.edit')}
      isOpen
      onOpenChange={onClose}
    >
      <Form
        className="publishing__form"
        onSubmit={(event) => {
          event.preventDefault();
          void submit();
        }}
      >
        <Fields draft={draft} onChange={(change) => setDraft((current) => ({ ...current, ...change }))} />
        {save.failure && <FailureMessage failure={save.failure} />}
        <div className="publishing__form-actions">
          <Button onPress={onClose}>{t('ui:cancel')}</Button>
          <Button type="submit" variant="primary" isPending={save.isPending} isDisabled={ready === undefined}>
            {t('ui:save')}
          </Button>
        </div>
      </Form>
    </Dialog>
  );
}
