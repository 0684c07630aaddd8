import type { Positions } from '../../../shared/bundle/checkpoints';
import { failureText } from '../../../shared/i18n/failure-text';
import { isSuspect, type JournalFinding } from '../../../shared/journal/findings';
import { err, ok, type Result } from '../../../shared/result';
import { verifyBundle } from '../../bundle/verify-bundle';
import type { OpenWorkspace } from '../../workspace/open-workspace';
import { failed, type Command, type CommandAnswer, type CommandContext } from '../command';
import { withReadOnlyWorkspace } from '../read-only-workspace';

interface JournalSummary {
  readonly device: string;
  readonly person: string;
  readonly entries: number;
  readonly lastAt: string | null;
  readonly suspect: boolean;
}

interface WorkspaceSummary {
  readonly name: string;
  readonly id: string;
  readonly entries: number;
  readonly journals: readonly JournalSummary[];
  readonly findings: readonly JournalFinding[];
}

/**
 * `imprimatur check WORKSPACE`: verifies every journal of a workspace. With `--bundle`, also that the journals still
 * reach, unchanged, as far as that bundle's signatures had seen them: a chain alone can't show that its end was cut (B7).
 */
export const checkCommand: Command = {
  name: 'check',
  positionals: ['WORKSPACE'],
  options: { bundle: 'FILE' },
  run: async ({ positionals: [folder = ''], options: { bundle } }, context) => {
    const positions = bundle === undefined ? ok({ known: undefined }) : await positionsOf(bundle);
    if (!positions.ok) return failed(positions.error, failureText(context.i18n, positions.error));
    const { known } = positions.value;
    const options = { clock: context.clock, ...(known ? { positions: known } : {}) };
    const summary = await withReadOnlyWorkspace(folder, options, async (workspace) =>
      ok(summarize(workspace)),
    );
    if (!summary.ok) return failed(summary.error, failureText(context.i18n, summary.error));
    return answer(summary.value, context);
  },
};

async function positionsOf(bundle: string): Promise<Result<{ readonly known: Positions | undefined }>> {
  const report = await verifyBundle(bundle);
  const [fault] = report.faults;
  return fault ? err(fault.code, fault.params) : ok({ known: report.positions });
}

function summarize(workspace: OpenWorkspace): WorkspaceSummary {
  const { people, personOf } = workspace.membership();
  const { devices, findings, entries } = workspace.report();
  return {
    name: workspace.facts.name,
    id: workspace.facts.id,
    entries,
    journals: devices.map(({ device, entries: own, lastAt, suspect }) => {
      const person = personOf(device) ?? '';
      return { device, person: people.get(person)?.name ?? person, entries: own, lastAt, suspect };
    }),
    findings,
  };
}

function answer(summary: WorkspaceSummary, { i18n, say }: CommandContext): CommandAnswer {
  const { name, id, entries, journals, findings } = summary;
  const translate = i18n.t as unknown as (key: string, options: Record<string, unknown>) => string;
  const found = findings.map((finding) => {
    const { code, device, params } = finding;
    const [title, meaning, action] = ['title', 'meaning', 'action'].map((part) =>
      translate(`finding.${code}.${part}`, { ...params, ns: 'journal' }),
    );
    return { code, device, params, suspect: isSuspect(finding), title, meaning, action };
  });
  const isGood = !found.some(({ suspect }) => suspect);
  const lines = [
    say('check.about', { name, entries, journals: journals.length }),
    ...journals.map(({ suspect, lastAt, ...journal }) => {
      const key = suspect ? 'check.suspectJournal' : 'check.journal';
      return `  ${suspect ? '✗' : '✓'} ${say(key, { ...journal, lastAt: lastAt ?? '—' })}`;
    }),
    ...found.map(
      ({ device, suspect, title, meaning, action }) =>
        `  ${suspect ? '✗' : '•'} ${device === '' ? '' : `${device}: `}${title}. ${meaning} ${action}`,
    ),
    isGood ? say('check.good') : say('check.bad'),
  ];
  return { ok: isGood, lines, data: { workspace: { name, id }, entries, journals, findings: found } };
}
