import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { resolveGrant } from '../../electron/main/resolve-grant';
import { createPathGrants } from '../../electron/main/path-grants';
import { contract } from '../../shared/ipc/contract';

describe('the contract against junk (S7)', () => {
  it('never throws, whatever arrives on whichever channel', () => {
    const names = Object.keys(contract) as (keyof typeof contract)[];
    fc.assert(
      fc.property(fc.constantFrom(...names), fc.anything({ withNullPrototype: true }), (name, junk) => {
        expect(typeof contract[name].request.safeParse(junk).success).toBe('boolean');
      }),
      { numRuns: 3000 },
    );
  });

  it.each(Object.entries(contract))(
    '%s refuses a request with a member that it does not know',
    (_name, channel) => {
      const parsed = channel.request.safeParse({ unexpected: true });
      expect(parsed.success).toBe(false);
    },
  );

  it('takes no path from the window: only ids of paths that a dialog gave (S8)', () => {
    for (const [name, channel] of Object.entries(contract)) {
      expect(channel.request.safeParse({ path: '/etc/passwd' }).success, name).toBe(false);
    }
  });
});

describe('grants (S8)', () => {
  it('turns a grant into its path, and nothing else into one', () => {
    const grants = createPathGrants();
    const grant = grants.give('/home/ada/notes');
    expect(resolveGrant({ grant, name: 'x' }, grants)).toEqual({ path: '/home/ada/notes', name: 'x' });
    for (const forged of ['grant-000000000000000000000000', '/etc/passwd', '', 7, null, {}]) {
      expect(resolveGrant({ grant: forged }, grants)).toBeUndefined();
    }
    expect(resolveGrant({ release: 'r' }, grants)).toEqual({ release: 'r' });
  });
});
