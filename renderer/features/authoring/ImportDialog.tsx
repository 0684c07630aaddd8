import { ArrowLeft, FileText, GitBranch } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { GrantedPath } from '../../../shared/preferences/channels';
import { request } from '../../app/bridge';
import { Button, Dialog } from '../../ui';
import { ChangelogImport } from './ChangelogImport';
import { GitImport } from './GitImport';

type Source = { readonly kind: 'git' | 'changelog'; readonly path: GrantedPath };

/** Brings changes in from where they are recorded: a local Git repository, or a changelog file (3.3). */
export function ImportDialog({ onClose }: { readonly onClose: () => void }) {
  const { t } = useTranslation('authoring');
  const [source, setSource] = useState<Source>();

  async function choose(kind: Source['kind']): Promise<void> {
    const purpose = kind === 'git' ? 'git-repository' : 'changelog-file';
    const chosen = await request('dialog.choose', { purpose });
    if (chosen.ok && chosen.value !== null) setSource({ kind, path: chosen.value });
  }

  return (
    <Dialog
      title={t('import.title')}
      description={source === undefined ? t('import.explain') : <span dir="ltr">{source.path.path}</span>}
      isOpen
      onOpenChange={(isOpen) => {
        if (!isOpen) onClose();
      }}
      size="large"
    >
      {source === undefined && (
        <div className="write-import__sources">
          <Button icon={GitBranch} autoFocus onPress={() => void choose('git')}>
            {t('import.git')}
          </Button>
          <Button icon={FileText} onPress={() => void choose('changelog')}>
            {t('import.changelog')}
          </Button>
        </div>
      )}
      {source !== undefined && (
        <div>
          <Button size="small" variant="quiet" icon={ArrowLeft} onPress={() => setSource(undefined)}>
            {t('import.back')}
          </Button>
        </div>
      )}
      {source?.kind === 'git' && <GitImport grant={source.path.grant} onDone={onClose} />}
      {source?.kind === 'changelog' && <ChangelogImport grant={source.path.grant} onDone={onClose} />}
    </Dialog>
  );
}
