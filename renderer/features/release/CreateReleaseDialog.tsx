import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Form } from 'react-aria-components/Form';
import { useNavigation } from '../../app/navigation';
import { useAction } from '../../app/use-action';
import { useView } from '../../app/use-view';
import { releaseKinds } from '../../../shared/release/release';
import type { ProductView } from '../../../shared/workspace/view';
import {
  Button,
  ComboBox,
  Dialog,
  FailureMessage,
  LocalePicker,
  RadioGroup,
  TextField,
  useLocaleOptions,
  ViewState,
} from '../../ui';
import './create-release.css';
import { isVersion, newReleaseDraft, productSlug, type ReleaseDraft } from './release-draft';
import { ProductField } from './ProductField';

/** Makes the product first if it is a new one, then the release. */
function useCreateRelease(onClose: () => void) {
  const openRelease = useNavigation((state) => state.openRelease);
  const saveProduct = useAction('product.save');
  const create = useAction('release.create');
  const run = async (draft: ReleaseDraft, products: readonly ProductView[]): Promise<void> => {
    const product = productSlug(draft);
    if (!products.some(({ slug }) => slug === product)) {
      const name = draft.newProduct.trim();
      const saved = await saveProduct.run({ slug: product, product: { name, description: '' }, parents: [] });
      if (!saved.ok) return;
    }
    const { kind, title, version, sourceLocale, targetLocales } = draft;
    const created = await create.run({
      product,
      kind,
      title: title.trim(),
      version,
      sourceLocale,
      targetLocales: [...targetLocales],
    });
    if (!created.ok) return;
    onClose();
    openRelease(created.value.release);
  };
  return {
    run,
    isPending: saveProduct.isPending || create.isPending,
    failure: saveProduct.failure ?? create.failure,
  };
}

function Fields({
  draft,
  onChange,
  products,
}: {
  readonly draft: ReleaseDraft;
  readonly onChange: (draft: ReleaseDraft) => void;
  readonly products: readonly ProductView[];
}) {
  const { t } = useTranslation('release');
  const locales = useLocaleOptions();
  return (
    <>
      <ProductField draft={draft} onChange={onChange} products={products} />
      <div className="release-create__row">
        <TextField
          label={t('create.version')}
          description={t('create.versionHelp')}
          error={draft.version === '' || isVersion(draft.version) ? undefined : t('create.versionWrong')}
          value={draft.version}
          onChange={(version) => onChange({ ...draft, version: version.trim() })}
          mono
        />
        <TextField
          label={t('create.name')}
          description={t('create.nameHelp')}
          value={draft.title}
          onChange={(title) => onChange({ ...draft, title })}
          maxLength={200}
        />
      </div>
      <RadioGroup
        label={t('create.kind')}
        options={releaseKinds.map((id) => ({ id, label: t(`kind.${id}`), description: t(`kindHelp.${id}`) }))}
        value={draft.kind}
        onChange={(kind) => onChange({ ...draft, kind })}
      />
      <div className="release-create__row">
        <ComboBox
          label={t('create.source')}
          options={locales}
          value={draft.sourceLocale}
          onChange={(sourceLocale) =>
            onChange({
              ...draft,
              sourceLocale,
              targetLocales: draft.targetLocales.filter((locale) => locale !== sourceLocale),
            })
          }
        />
        <LocalePicker
          label={t('create.targets')}
          value={draft.targetLocales}
          exclude={[draft.sourceLocale]}
          onChange={(targetLocales) => onChange({ ...draft, targetLocales })}
        />
      </div>
    </>
  );
}

function CreateForm({
  products,
  onClose,
}: {
  readonly products: readonly ProductView[];
  readonly onClose: () => void;
}) {
  const { t } = useTranslation('release');
  const [draft, setDraft] = useState<ReleaseDraft>(() => newReleaseDraft(products));
  const create = useCreateRelease(onClose);
  const hasProduct = draft.product !== null || (draft.newProduct.trim() !== '' && productSlug(draft) !== '');
  const isComplete = hasProduct && (draft.version === '' || isVersion(draft.version));
  return (
    <Form
      className="release-create"
      onSubmit={(event) => {
        event.preventDefault();
        if (isComplete) void create.run(draft, products);
      }}
    >
      <Fields draft={draft} onChange={setDraft} products={products} />
      {create.failure && <FailureMessage failure={create.failure} />}
      <div className="release-create__actions">
        <Button onPress={onClose}>{t('create.cancel')}</Button>
        <Button type="submit" variant="primary" isPending={create.isPending} isDisabled={!isComplete}>
          {t('create.submit')}
        </Button>
      </div>
    </Form>
  );
}

/** Begins a release from the template of its kind. */
export default function CreateReleaseDialog({ onClose }: { readonly onClose: () => void }) {
  const { t } = useTranslation('release');
  const products = useView('product.list', {}, { records: 'product/' });
  return (
    <Dialog
      title={t('create.title')}
      isOpen
      onOpenChange={(isOpen) => {
        if (!isOpen) onClose();
      }}
    >
      <ViewState view={products}>{(list) => <CreateForm products={list} onClose={onClose} />}</ViewState>
    </Dialog>
  );
}
