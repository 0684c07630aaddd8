import * as z from 'zod';
import { channel, response } from '../ipc/channel';
import { pathGrant } from '../ipc/path-grant';
import type { Result } from '../result';
import { acceptedCandidatesSchema } from './candidate';
import type { AcceptOutcome, ChangelogPreview, GitPreview, GitTags } from './view';

const releaseId = z.string().regex(/^[a-z0-9-]{1,80}$/);
/** Anything that Git may call a revision; what it means is for Git to say. '' as `from`: from the beginning. */
const gitRef = z.string().max(400);

/** Importing changes from where they are recorded already (duty 3.3). A preview writes nothing. */
export const sourcesChannels = {
  /** The tags of a repository, for choosing a range. */
  'sources.gitTags': channel(z.strictObject({ grant: pathGrant }), response<Result<GitTags>>()),
  /** What a range of commits would bring. Progress comes under `task`, which `task.cancel` ends. */
  'sources.gitPreview': channel(
    z.strictObject({
      grant: pathGrant,
      from: gitRef,
      to: gitRef.min(1),
      release: releaseId,
      task: z.string().max(60),
    }),
    response<Result<GitPreview>>(),
  ),
  /** What each version of a changelog would bring. */
  'sources.changelogPreview': channel(
    z.strictObject({ grant: pathGrant, release: releaseId }),
    response<Result<ChangelogPreview>>(),
  ),
  /** Adds candidates, perhaps edited by a person, to a release. What it already has is left as it is. */
  'sources.accept': channel(
    z.strictObject({ release: releaseId, candidates: acceptedCandidatesSchema }),
    response<Result<AcceptOutcome>>(),
  ),
} as const;
