import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { channels, type OutputChannel, type OutputDigest } from '../../../shared/rendering/output';
import { releaseRecord } from '../../../shared/release/record-ids';
import type { AudienceRole } from '../../../shared/release/release';
import type { ApprovalView } from '../../../shared/approval/channels';
import { useView } from '../../app/use-view';
import { EmptyState, languageName, Select, ViewState } from '../../ui';
import { OutputPreviewPane } from './OutputPreviewPane';
import './review.css';

const unique = <T,>(values: readonly T[]): readonly T[] => [...new Set(values)];

/** The output nearest to what was asked for: the same channel, locale and role where there is one. */
function chosenOutput(
  outputs: readonly OutputDigest[],
  wanted: { readonly channel: OutputChannel; readonly locale: string; readonly role: AudienceRole },
): OutputDigest | undefined {
  const score = (output: OutputDigest): number =>
    Number(output.channel === wanted.channel) * 4 +
    Number(output.locale === wanted.locale) * 2 +
    Number(output.role === wanted.role);
  return outputs.reduce<OutputDigest | undefined>(
    (best, output) => (best === undefined || score(output) > score(best) ? output : best),
    undefined,
  );
}

function Review({ view }: { readonly view: ApprovalView }) {
  const { t, i18n } = useTranslation('approval');
  const [channel, setChannel] = useState<OutputChannel>('portal');
  const [locale, setLocale] = useState(view.outputs[0]?.locale ?? '');
  const [role, setRole] = useState<AudienceRole>('end-user');
  const output = chosenOutput(view.outputs, { channel, locale, role });
  if (output === undefined) return <EmptyState title={t('review.none')}>{t('review.noneHint')}</EmptyState>;
  const signers = view.statements.filter(({ valid, covers }) => valid && covers.includes(output.path));
  return (
    <div className="approval-review">
      <div className="approval-review__choice" role="toolbar" aria-label={t('review.choose')}>
        <Select
          label={t('review.channel')}
          options={channels.map((id) => ({ id, label: t(`channel.${id}`) }))}
          value={output.channel}
          onChange={setChannel}
        />
        <Select
          label={t('review.locale')}
          options={unique(view.outputs.map((one) => one.locale)).map((id) => ({
            id,
            label: languageName(id, i18n.language),
          }))}
          value={output.locale}
          onChange={setLocale}
        />
        <Select
          label={t('review.role')}
          options={unique(view.outputs.map((one) => one.role)).map((id) => ({
            id,
            label: t(`audience.${id}`),
          }))}
          value={output.role}
          onChange={setRole}
        />
      </div>
      <OutputPreviewPane release={view.release} output={output} signers={signers} />
    </div>
  );
}

/** The Review step: every output as a customer will get it, and what has changed since it was signed. */
export default function ReviewStep({ release }: { readonly release: string }) {
  const view = useView('approval.get', { release }, { records: releaseRecord(release) });
  return (
    <div className="release-step">
      <ViewState view={view}>{(data) => <Review view={data} />}</ViewState>
    </div>
  );
}
