import { approvalChannels } from '../approval/channels';
import { bundleChannels } from '../bundle/channels';
import { identityChannels } from '../identity/channels';
import { localizationChannels } from '../localization/channels';
import { mainChannels } from '../preferences/channels';
import { publishingChannels } from '../publishing/channels';
import { releaseChannels } from '../release/channels';
import { sourcesChannels } from '../sources/channels';
import { updateChannels } from '../updates/channels';
import { workspaceChannels } from '../workspace/channels';
import type { RequestOf, ResponseOf } from './channel';

/** Every channel that the engine answers. */
export const engineContract = {
  ...identityChannels,
  ...workspaceChannels,
  ...releaseChannels,
  ...sourcesChannels,
  ...localizationChannels,
  ...approvalChannels,
  ...bundleChannels,
  ...publishingChannels,
} as const;

/** Every channel that the main process answers itself. */
export const mainContract = { ...mainChannels, ...updateChannels } as const;

/**
 * The whole contract between the window and the rest of the app. Both sides derive from this table: the preload's
 * allow list, the main process's validation, the engine's handlers and the window's typed `request`.
 */
export const contract = { ...mainContract, ...engineContract } as const;

export type Contract = typeof contract;
export type ChannelName = keyof Contract;
export type Request<Name extends ChannelName> = RequestOf<Contract[Name]>;
export type Response<Name extends ChannelName> = ResponseOf<Contract[Name]>;
