import { failureText } from '../../../shared/i18n/failure-text';
import { verifyBundle, type BundleReport } from '../../bundle/verify-bundle';
import { faultData, type Command, type CommandAnswer, type CommandContext } from '../command';

/** `imprimatur verify BUNDLE`: checks a bundle offline, with nothing but the bundle (B8). */
export const verifyCommand: Command = {
  name: 'verify',
  positionals: ['BUNDLE'],
  options: { root: 'FINGERPRINT' },
  run: async ({ positionals: [file = ''], options: { root } }, context) => {
    const report = await verifyBundle(file, root === undefined ? {} : { root });
    return answer(report, context);
  },
};

function answer(report: BundleReport, { i18n, say }: CommandContext): CommandAnswer {
  const isGood = report.faults.length === 0;
  const faults = report.faults.map((fault) => ({ fault, text: failureText(i18n, fault) }));
  const translate = i18n.t as unknown as (key: string, options: Record<string, unknown>) => string;
  const checks = report.checks.map(({ code, params }) => ({
    code,
    params,
    text: translate(`check.${code}`, { ...params, ns: 'bundle' }),
  }));
  const lines = [
    ...(report.release ? [say('verify.about', report.release)] : []),
    ...checks.map(({ text }) => `  ✓ ${text}`),
    ...faults.map(({ text }) => `  ✗ ${text}`),
    ...signatureLines(report, say),
    ...rootLines(report, say),
    isGood ? say('verify.good') : say('verify.bad', { count: faults.length }),
  ];
  const { file, manifest, release, root, signatures } = report;
  const data = {
    file,
    ...(manifest === undefined ? {} : { manifest }),
    ...(release ? { release } : {}),
    ...(root ? { root } : {}),
    signatures,
    checks,
    faults: faults.map(({ fault, text }) => faultData(fault, text)),
  };
  return { ok: isGood, lines, data };
}

function signatureLines({ signatures }: BundleReport, say: CommandContext['say']): readonly string[] {
  if (signatures.length === 0) return [];
  const lines = signatures.map(({ name, role, meaning, signedAt, outputs }) =>
    say('verify.signature', { name, role, meaning, signedAt, outputs }),
  );
  return [say('verify.signatures'), ...lines.map((line) => `  ${line}`)];
}

/** Without a fingerprint from elsewhere, a bundle only proves that it agrees with itself. */
function rootLines({ root }: BundleReport, say: CommandContext['say']): readonly string[] {
  if (!root || root.trusted) return [];
  return [say('verify.root', { workspace: root.workspace, fingerprint: root.fingerprint })];
}
