import * as z from 'zod';
import { mainChannel, response } from '../ipc/channel';
import type { UpdateState } from './update-state';

/** Looking for a new version of the app. The main process answers; states are told by `updates.changed` as well. */
export const updateChannels = {
  'updates.state': mainChannel(z.strictObject({}), response<UpdateState>()),
  /** Asks the feed; resolves with what came of it. */
  'updates.check': mainChannel(z.strictObject({}), response<UpdateState>()),
  /** Downloads the version that a check found. */
  'updates.download': mainChannel(z.strictObject({}), response<UpdateState>()),
  /** Ends the app, puts the downloaded version in its place and starts it. */
  'updates.install': mainChannel(z.strictObject({}), response<null>()),
} as const;
