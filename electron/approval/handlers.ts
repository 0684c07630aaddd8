import type { approvalChannels } from '../../shared/approval/channels';
import type { RequiredSignature } from '../../shared/approval/signing-policy';
import type { Handlers } from '../../shared/ipc/channel';
import type { Blocker } from '../../shared/readiness/blocker';
import { answerRecord } from '../../shared/release/record-ids';
import { err, ok, type Result } from '../../shared/result';
import type { IdentitySession } from '../identity/session';
import type { DraftKeeper } from '../release/draft-keeper';
import type { OpenWorkspace } from '../workspace/open-workspace';
import { saveRecord } from '../workspace/save-record';
import type { SessionPort } from '../workspace/session-port';
import type { WorkspaceService } from '../workspace/workspace-service';
import { approvalView, signingRefusal } from './approval-view';
import type { ReleaseEvaluation } from './evaluate-release';
import { outputPreview } from './output-preview';
import type { ReleaseStatus } from './release-status';
import { signOutputs } from './sign-outputs';

/** What the channels of reviewing and signing work with. */
export interface ApprovalHandlerServices {
  readonly workspaces: WorkspaceService;
  readonly session: IdentitySession;
  readonly sessionPort: SessionPort;
  readonly drafts: DraftKeeper;
  readonly status: ReleaseStatus;
  readonly randomId: () => string;
}

/**
 * Whether a blocker hinders this very signature: anything about the text, the translation of a locale that it covers,
 * and for compliance the checklist, which their word stands for.
 */
function hinders({ blocking, code, target }: Blocker, required: RequiredSignature): boolean {
  if (!blocking) return false;
  if (target.step === 'write' || code === 'journal-suspect') return true;
  if (target.step === 'translate') return required.locales.includes(target.locale ?? '');
  return required.role === 'compliance' && code.startsWith('checklist-');
}

/** Answers the channels of reviewing and signing. What is still a draft is written first: nobody signs old words. */
export function approvalHandlers(services: ApprovalHandlerServices): Handlers<typeof approvalChannels> {
  const { workspaces, session, sessionPort, drafts, status, randomId } = services;

  async function withEvaluation<T>(
    release: string,
    work: (workspace: OpenWorkspace, evaluation: ReleaseEvaluation) => Promise<Result<T>>,
  ): Promise<Result<T>> {
    const workspace = workspaces.demand();
    if (!workspace.ok) return workspace;
    const flushed = drafts.hasUnsaved() ? await drafts.flush() : ok(null);
    if (!flushed.ok) return flushed;
    const evaluation = await status.evaluate(workspace.value, release);
    return evaluation.ok ? work(workspace.value, evaluation.value) : evaluation;
  }

  return {
    'approval.get': ({ release }) =>
      withEvaluation(release, async (workspace, evaluation) =>
        ok(approvalView(workspace, evaluation, sessionPort)),
      ),
    'approval.output': ({ release, path }) =>
      withEvaluation(release, (workspace, evaluation) => outputPreview(workspace, evaluation, path)),
    'approval.answer': async ({ release, item, answer, parents }) => {
      const workspace = workspaces.demand();
      if (!workspace.ok) return workspace;
      return saveRecord(workspace.value, {
        record: answerRecord(release, item),
        parents,
        body: answer,
      });
    },
    'approval.sign': ({ release, requirement, role, meaning, passphrase, digests }) =>
      withEvaluation(release, async (workspace, evaluation) => {
        const demanded = evaluation.evaluation.requirements.find(
          ({ required }) => required.key === requirement,
        );
        if (demanded?.required.role !== role) return err('approval/no-such-requirement', { requirement });
        const refusal = signingRefusal(workspace, evaluation, demanded, sessionPort.current()?.person);
        if (refusal !== null) return err(`approval/refused-${refusal}`);
        const readiness = await status.readiness(workspace, release);
        if (!readiness.ok) return readiness;
        const unfinished = readiness.value.blockers.find((blocker) => hinders(blocker, demanded.required));
        if (unfinished !== undefined) return err('approval/not-finished', { first: unfinished.code });
        const { locales } = demanded.required;
        const outputs = evaluation.rendered.digests.filter(({ locale }) => locales.includes(locale));
        return signOutputs(
          workspace,
          evaluation,
          { role, meaning, outputs, locales, seen: digests, passphrase },
          { session, clock: () => new Date(), randomId },
        );
      }),
  };
}
