import { useTranslation } from 'react-i18next';
import type { ExportStepView } from '../../../shared/bundle/channels';
import { releaseRecord } from '../../../shared/release/record-ids';
import { useBlockerText } from '../../app/blocker-text';
import { useNavigation } from '../../app/navigation';
import { useView } from '../../app/use-view';
import { Banner, Button, Panel, ViewState } from '../../ui';
import { ExportPanel } from './ExportPanel';
import { PastExports } from './PastExports';
import { PublishPanel } from './PublishPanel';
import './export.css';

/** Why nothing can be exported yet: each reason is a way to the place where it is mended. */
function Reasons({ view }: { readonly view: ExportStepView }) {
  const { t } = useTranslation('bundle');
  const textOf = useBlockerText(view.release);
  const openRelease = useNavigation((state) => state.openRelease);
  return (
    <Panel title={t('export.blocked', { count: view.blockers.length })} description={t('export.blockedHint')}>
      <ul className="bundle-export__reasons">
        {view.blockers.map((blocker, index) => {
          const { step, ...focus } = blocker.target;
          return (
            // Blockers have no id; the list is replaced as a whole whenever it changes.
            <li key={index}>
              <Button variant="quiet" size="small" onPress={() => openRelease(view.release, step, focus)}>
                {textOf(blocker)}
              </Button>
            </li>
          );
        })}
      </ul>
    </Panel>
  );
}

function Export({ view }: { readonly view: ExportStepView }) {
  const { t } = useTranslation('bundle');
  const current = view.exports.find((one) => one.current);
  return (
    <div className="bundle-export">
      {view.blockers.length > 0 ? (
        <Reasons view={view} />
      ) : (
        <>
          <Banner tone="positive" title={t('export.ready')} />
          <ExportPanel view={view} />
        </>
      )}
      {current !== undefined && view.blockers.length === 0 && <PublishPanel release={view.release} />}
      <PastExports exports={view.exports} />
    </div>
  );
}

/** The Export step: what is still in the way, or the bundle, and the way to an endpoint. */
export default function ExportStep({ release }: { readonly release: string }) {
  const view = useView('bundle.get', { release }, { records: releaseRecord(release) });
  return (
    <div className="release-step">
      <ViewState view={view}>{(data) => <Export view={data} />}</ViewState>
    </div>
  );
}
