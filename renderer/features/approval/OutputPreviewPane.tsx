import { diffLines } from 'diff';
import { FileSignature } from 'lucide-react';
import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { OutputPreview, StatementView } from '../../../shared/approval/channels';
import { releaseRecord } from '../../../shared/release/record-ids';
import type { OutputDigest } from '../../../shared/rendering/output';
import { useView } from '../../app/use-view';
import { Banner, Button, DateTime, StatusPill, ViewState } from '../../ui';

const previewAddress = (release: string, { path, sha256 }: OutputDigest): string =>
  // The digest is part of the address so that a changed output is loaded anew.
  `app://preview/${release}/${path}?${sha256}`;

/** What has changed since the last signature, line by line. */
function SignedDifference({ preview }: { readonly preview: OutputPreview }) {
  const { t } = useTranslation('approval');
  const parts = useMemo(() => diffLines(preview.signedText ?? '', preview.text), [preview]);
  return (
    <pre
      className="approval-review__text"
      dir="auto"
      role="region"
      tabIndex={0}
      aria-label={t('review.difference')}
    >
      {parts.map((part, index) => {
        if (part.added) return <ins key={index}>{part.value}</ins>;
        if (part.removed) return <del key={index}>{part.value}</del>;
        return <span key={index}>{part.value}</span>;
      })}
    </pre>
  );
}

function Content({ release, preview }: { readonly release: string; readonly preview: OutputPreview }) {
  const { t } = useTranslation('approval');
  const [isComparing, setComparing] = useState(false);
  const isPage = preview.output.mediaType.startsWith('text/html');
  const name = t('review.preview', { path: preview.output.path });
  return (
    <>
      {preview.signedText !== null && (
        <Banner
          tone="warning"
          title={t('review.changed')}
          actions={
            <Button size="small" onPress={() => setComparing((current) => !current)}>
              {t(isComparing ? 'review.showNow' : 'review.compare')}
            </Button>
          }
        />
      )}
      {isComparing && preview.signedText !== null ? (
        <SignedDifference preview={preview} />
      ) : isPage ? (
        <iframe
          className="approval-review__page"
          title={name}
          sandbox=""
          src={previewAddress(release, preview.output)}
        />
      ) : (
        <pre className="approval-review__text" dir="auto" role="region" tabIndex={0} aria-label={name}>
          {preview.text}
        </pre>
      )}
    </>
  );
}

/** One output: the very bytes that are signed, under their digest, and whose signatures cover them. */
export function OutputPreviewPane({
  release,
  output,
  signers,
}: {
  readonly release: string;
  readonly output: OutputDigest;
  readonly signers: readonly StatementView[];
}) {
  const { t } = useTranslation('approval');
  const view = useView(
    'approval.output',
    { release, path: output.path },
    { records: releaseRecord(release) },
  );
  return (
    <section className="approval-review__pane" aria-label={output.path}>
      <header className="approval-review__facts">
        <code dir="ltr">{output.path}</code>
        <span className="approval-review__digest">
          {t('review.digest')} <code dir="ltr">{output.sha256}</code>
        </span>
        <span className="approval-review__signers">
          {signers.length === 0 ? (
            <StatusPill tone="neutral">{t('review.unsigned')}</StatusPill>
          ) : (
            signers.map((signer) => (
              <StatusPill key={signer.id} tone="seal" icon={FileSignature}>
                {signer.name}, <DateTime value={signer.signedAt} style="date" />
              </StatusPill>
            ))
          )}
        </span>
      </header>
      <ViewState view={view}>{(preview) => <Content release={release} preview={preview} />}</ViewState>
    </section>
  );
}
