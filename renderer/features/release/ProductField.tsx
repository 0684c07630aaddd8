import { useTranslation } from 'react-i18next';
import type { ProductView } from '../../../shared/workspace/view';
import { Select, TextField } from '../../ui';
import { toSlug, type ReleaseDraft } from './release-draft';

const newProduct = '+';

/** Which product a release belongs to: one that there is, or a new one by its name. */
export function ProductField({
  draft,
  onChange,
  products,
}: {
  readonly draft: ReleaseDraft;
  readonly onChange: (draft: ReleaseDraft) => void;
  readonly products: readonly ProductView[];
}) {
  const { t } = useTranslation('release');
  const slug = toSlug(draft.newProduct);
  const needsSlug = draft.product === null && draft.newProduct.trim() !== '' && slug === '';
  return (
    <>
      {products.length > 0 && (
        <Select
          label={t('create.product')}
          options={[
            ...products.map((product) => ({
              id: product.slug,
              label: product.name,
              description: product.slug,
            })),
            { id: newProduct, label: t('create.newProduct') },
          ]}
          value={draft.product ?? newProduct}
          onChange={(product) => onChange({ ...draft, product: product === newProduct ? null : product })}
        />
      )}
      {draft.product === null && (
        <TextField
          label={t('create.newProductName')}
          description={slug === '' ? t('create.newProductHelp') : t('create.slug', { slug })}
          value={draft.newProduct}
          onChange={(name) => onChange({ ...draft, newProduct: name })}
          maxLength={120}
          isRequired
          autoFocus
        />
      )}
      {needsSlug && (
        <TextField
          label={t('create.slugField')}
          description={t('create.slugHelp')}
          value={draft.newSlug}
          onChange={(newSlug) => onChange({ ...draft, newSlug })}
          maxLength={64}
          mono
          isRequired
        />
      )}
    </>
  );
}
