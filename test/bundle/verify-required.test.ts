import { describe, expect, it } from 'vitest';
import { Findings } from '../../electron/bundle/findings';
import type { KnownPeople } from '../../electron/bundle/verify-people';
import { verifyRequired } from '../../electron/bundle/verify-release';
import type { GoodStatement } from '../../electron/bundle/verify-statements';
import { requiredSignatures } from '../../shared/approval/required-signatures';
import { soloPolicy, teamPolicy, type SigningPolicy } from '../../shared/approval/signing-policy';
import { buildManifest } from '../../shared/bundle/build-manifest';
import { canonicalize } from '../../shared/journal/canonical-json';
import { header as release, content, render } from '../rendering/release-fixture';
import { sha256 } from './bundle-fixture';

const header = { ...release, targetLocales: ['de'] };
const outputs = render(content({ header }));
const changes = (security: boolean) => [{ change: { security, impact: 'customer' as const } }];

/** The faults when these roles have signed these locales; the manifest demands what the policy says, or something else. */
function faultsWhen(
  policy: SigningPolicy,
  signed: readonly (readonly [role: string, ...locales: string[]])[],
  options: { readonly shown?: boolean; readonly claimed?: boolean } = {},
) {
  const { shown = false, claimed = shown } = options;
  const manifest = buildManifest(
    {
      workspace: { id: 'w', name: 'W' },
      release: 'r',
      header,
      policy,
      policyDigest: sha256(canonicalize(policy)),
      required: requiredSignatures(policy, { header, changes: changes(claimed) }),
      outputs,
    },
    [],
  );
  const statements = signed.map(([role, ...locales]) => ({
    statement: {
      predicate: { role },
      subject: outputs.filter(({ locale }) => locales.includes(locale)).map(({ path }) => ({ name: path })),
    },
  })) as unknown as readonly GoodStatement[];
  const facts = [{ changes: [{ security: shown }] }] as unknown as Parameters<typeof verifyRequired>[2];
  const findings = new Findings();
  verifyRequired(manifest, { policy } as KnownPeople, facts, statements, findings);
  return {
    faults: findings.faults.map(({ code, params }) =>
      [code, params?.['role'], params?.['locales']].flat().join(' ').trim(),
    ),
    checks: findings.checks.map(({ code }) => code),
  };
}

const team = [
  ['engineering', 'en'],
  ['product', 'en'],
  ['support', 'en'],
  ['localization', 'de'],
  ['compliance', 'en', 'de'],
] as const;

describe('the signatures that a policy demands (1.6, 3.2, 5.3)', () => {
  it('are complete when each role has signed what it answers for', () => {
    expect(faultsWhen(teamPolicy, team)).toEqual({ faults: [], checks: ['required', 'four-eyes'] });
    expect(faultsWhen(soloPolicy, [['compliance', 'en', 'de']])).toEqual({
      faults: [],
      checks: ['required'],
    });
  });

  it.each(team.map((entry, index) => [entry[0], index] as const))(
    'lack %s when only that one is missing',
    (role, index) => {
      const { faults } = faultsWhen(
        teamPolicy,
        team.filter((_, other) => other !== index),
      );
      expect(faults).toHaveLength(1);
      expect(faults[0]).toContain(`bundle/signature-missing ${role}`);
    },
  );

  it('are not given by one that covers a part, nor by two parts of two people', () => {
    expect(
      faultsWhen(soloPolicy, [
        ['compliance', 'en'],
        ['compliance', 'de'],
      ]).faults,
    ).toEqual(['bundle/signature-missing compliance en de']);
  });

  it('include security’s once an output shows a security change, whatever the manifest says', () => {
    expect(faultsWhen(teamPolicy, team, { shown: true }).faults).toEqual([
      'bundle/signature-missing security en de',
    ]);
    expect(faultsWhen(teamPolicy, team, { shown: true, claimed: false }).faults).toEqual([
      'bundle/policy-differs',
      'bundle/signature-missing security en de',
    ]);
    expect(faultsWhen(teamPolicy, [...team, ['security', 'en', 'de']], { shown: true }).faults).toEqual([]);
  });

  it('include security’s when the manifest demands it for a change that no output shows', () => {
    expect(faultsWhen(teamPolicy, team, { claimed: true }).faults).toEqual([
      'bundle/signature-missing security en de',
    ]);
  });
});
