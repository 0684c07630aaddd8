import * as z from 'zod';
import { channel, response } from '../ipc/channel';
import type { Failure, Result } from '../result';
import type { IdentitySummary } from './identity-summary';
import { passphraseSchema } from './passphrase';
import { deviceIdSchema } from './public-key';

/**
 * The identities of this machine and the session that one of them is unlocked in. Private keys and passphrases never
 * travel towards the window. Names and passphrases are only bounded here and judged by the handler, so that what is
 * wrong with them comes back as a sentence and not as a rejected message.
 */
export const identityChannels = {
  /** Every readable identity of this machine, by name. */
  'identity.list': channel(z.strictObject({}), response<readonly IdentitySummary[]>()),
  /** Identity files that can't be used, each with the reason. They are left as they are. */
  'identity.problems': channel(z.strictObject({}), response<readonly Failure[]>()),
  /** Makes a person and a key, and unlocks it. */
  'identity.create': channel(
    z.strictObject({ name: z.string().max(1000), email: z.string().max(1000), passphrase: passphraseSchema }),
    response<Result<IdentitySummary>>(),
  ),
  /** Unlocks an identity; whichever was unlocked before is locked. */
  'identity.unlock': channel(
    z.strictObject({ device: deviceIdSchema, passphrase: passphraseSchema }),
    response<Result<IdentitySummary>>(),
  ),
  /** Forgets the private key; the identity stays current. `null` if there is none. */
  'identity.lock': channel(z.strictObject({}), response<IdentitySummary | null>()),
  /** The current identity, locked or not; `null` before the first unlock. */
  'identity.session': channel(z.strictObject({}), response<IdentitySummary | null>()),
} as const;
