import { lazy, Suspense, useMemo, type ComponentType } from 'react';
import { useTranslation } from 'react-i18next';
import { useCommands, type Command } from './commands';
import { ErrorBoundary } from './ErrorBoundary';
import { useMarkReady } from './mark-ready';
import { useNavigation } from './navigation';
import { useSession } from './session';
import { useView } from './use-view';
import { useWindowTitle } from './use-window-title';
import { releaseSteps, type Blocker, type ReleaseStep } from '../../shared/readiness/blocker';
import { releaseRecord } from '../../shared/release/record-ids';
import { CountBadge, Loading, Tabs } from '../ui';
import { ReadinessBar } from '../features/release/ReadinessBar';
import { ReleaseHead } from '../features/release/ReleaseHead';
import './release-workspace.css';

/** What a step of the process exports as its default. */
type StepComponent = ComponentType<{ readonly release: string }>;

const steps: Readonly<Record<ReleaseStep, StepComponent>> = {
  write: lazy(() => import('../features/authoring/WriteStep')),
  translate: lazy(() => import('../features/localization/TranslateStep')),
  review: lazy(() => import('../features/approval/ReviewStep')),
  sign: lazy(() => import('../features/approval/SignStep')),
  export: lazy(() => import('../features/bundle/ExportStep')),
};

function StepPanel({ step, release }: { readonly step: ReleaseStep; readonly release: string }) {
  const Step = steps[step];
  return (
    <ErrorBoundary key={step}>
      <Suspense fallback={<Loading />}>
        <Step release={release} />
      </Suspense>
    </ErrorBoundary>
  );
}

function useStepCommands(release: string): void {
  const { t } = useTranslation('release');
  const go = useNavigation((state) => state.go);
  useCommands(
    useMemo(
      () =>
        releaseSteps.map((step, index): Command => ({
          id: `release.step.${step}`,
          label: t(`steps.${step}`),
          group: t('steps.label'),
          shortcut: `Alt+${index + 1}`,
          run: () => go({ screen: 'release', release, step }),
        })),
      [t, go, release],
    ),
  );
}

function countOf(blockers: readonly Blocker[], step: ReleaseStep): number {
  return blockers.filter(({ blocking, target }) => blocking && target.step === step).length;
}

/** A release: its head, the steps of the process as tabs, and what still stands in the way. */
export default function ReleaseWorkspace({
  release,
  step,
}: {
  readonly release: string;
  readonly step: ReleaseStep;
}) {
  const { t } = useTranslation('release');
  const go = useNavigation((state) => state.go);
  const view = useView('release.get', { release }, { records: releaseRecord(release) });
  const readiness = useView('release.readiness', { release }, { records: releaseRecord(release) });
  const blockers = readiness.data?.blockers ?? [];
  const name = view.data === undefined ? '' : `${view.data.productName} ${view.data.header.value.version}`;
  const workspace = useSession((state) => state.workspace?.name ?? '');
  useStepCommands(release);
  useMarkReady(!view.isLoading);
  useWindowTitle(name, workspace);
  return (
    <div className="release-workspace">
      <ReleaseHead view={view} />
      <ReadinessBar release={release} readiness={readiness} />
      <Tabs
        label={t('steps.label')}
        selected={step}
        onSelect={(next) => go({ screen: 'release', release, step: next })}
        tabs={releaseSteps.map((id) => {
          const count = countOf(blockers, id);
          return {
            id,
            label: t(`steps.${id}`),
            badge: <CountBadge count={count} label={t('steps.open', { count })} />,
            panel: () => <StepPanel step={id} release={release} />,
          };
        })}
      />
    </div>
  );
}
