import { randomBytes } from 'node:crypto';
import { mkdir, open, readFile, readdir, rename, unlink } from 'node:fs/promises';
import path from 'node:path';
import { err, ok, type Result } from '../../shared/result';
import { isGone, lockHolderSchema, thisHolder, type LockHolder } from './lock-holder';

export type { LockHolder } from './lock-holder';

/** The outcome of trying to become the writer of a workspace. */
export type WorkspaceLock =
  | { readonly mode: 'writer'; readonly release: () => Promise<void> }
  | { readonly mode: 'read-only'; readonly owner: LockHolder };

/** `folder`: this machine's local state folder of the workspace (never synced). */
export interface WorkspaceLockOptions {
  readonly folder: string;
  readonly person: string;
  readonly clock: () => Date;
}

/** A claim: a file of its own for each process that is, or wants to be, the writer. */
interface Claim {
  readonly token: string;
  readonly holder: LockHolder;
  /** Whether its process has become the writer. */
  readonly isWriter: boolean;
}

/** How long two processes that ask at the same moment wait for each other, in steps of 10 ms, before both give way. */
const STEPS_BEFORE_GIVING_WAY = 200;

const CLAIM_NAME = /^claim-([0-9a-f]{32})\.json$/;
const claimName = (token: string): string => `claim-${token}.json`;
const writerName = (token: string): string => `writer-${token}`;

/**
 * Becomes the one writer of the workspace on this machine, or says who is. Two writers of one journal destroy each
 * other's entries (measured: 400 saves acknowledged, 2 left), so this must hold however processes die.
 *
 * The usual lock file can't be taken over safely: two starters may both find it stale, and the slower one then removes
 * the faster one's new lock. Here every process creates a claim under a name that is never used again, and *then*
 * looks at the others. Of two processes at least the later one sees the other's claim, so never are both the writer.
 * Claims of dead processes may be removed by anybody, as nobody can be using them. Of several that are still asking,
 * the first by name waits and the others withdraw. Fails with `journal/lock-failed` if the folder can't be used.
 */
export async function acquireWorkspaceLock(options: WorkspaceLockOptions): Promise<Result<WorkspaceLock>> {
  const folder = path.join(options.folder, 'lock');
  try {
    await mkdir(folder, { recursive: true });
    const token = randomBytes(16).toString('hex');
    await createClaim(folder, token, await thisHolder(options.person, options.clock()));
    const owner = await contend(folder, token).catch(async (error: unknown) => {
      await removeClaim(folder, token);
      throw error;
    });
    if (owner === null) return ok({ mode: 'writer', release: () => removeClaim(folder, token) });
    await removeClaim(folder, token);
    return ok({ mode: 'read-only', owner });
  } catch (error) {
    return err('journal/lock-failed', {
      path: folder,
      reason: error instanceof Error ? error.message : String(error),
    });
  }
}

/** Null once no other living claim is there and this one is marked as the writer's; otherwise who the writer is. */
async function contend(folder: string, mine: string): Promise<LockHolder | null> {
  for (let step = 0; ; step += 1) {
    const others = (await livingClaims(folder)).filter(({ token }) => token !== mine);
    const [first] = others;
    if (!first) {
      // A mark beside the claim, not a new name for it: a listing may miss a file that is being renamed.
      await writeNew(path.join(folder, writerName(mine)), '');
      return null;
    }
    const winner = others.find(({ isWriter }) => isWriter) ?? others.find(({ token }) => token < mine);
    if (winner) return winner.holder;
    if (step >= STEPS_BEFORE_GIVING_WAY) return first.holder;
    await new Promise((resolve) => setTimeout(resolve, 10));
  }
}

/** Written under a passing name first, so that nobody ever lists a claim that is half written. */
async function createClaim(folder: string, token: string, holder: LockHolder): Promise<void> {
  const passing = path.join(folder, `new-${token}`);
  await writeNew(passing, JSON.stringify(holder));
  await rename(passing, path.join(folder, claimName(token)));
}

async function writeNew(file: string, text: string): Promise<void> {
  const handle = await open(file, 'wx');
  try {
    await handle.writeFile(text);
  } finally {
    await handle.close();
  }
}

/** All claims of living processes, by token; those of dead ones are removed. */
async function livingClaims(folder: string): Promise<readonly Claim[]> {
  const names = await readdir(folder);
  const tokens = names.flatMap((name) => CLAIM_NAME.exec(name)?.[1] ?? []).sort();
  const claims: Claim[] = [];
  for (const token of tokens) {
    const holder = await readHolder(path.join(folder, claimName(token)));
    if (holder === 'withdrawn') continue;
    // A claim that a power cut left empty: whoever wrote it was gone before this machine started again.
    if (holder === 'unreadable' || (await isGone(holder))) await removeClaim(folder, token);
    else claims.push({ token, holder, isWriter: names.includes(writerName(token)) });
  }
  return claims;
}

async function readHolder(file: string): Promise<LockHolder | 'withdrawn' | 'unreadable'> {
  let text: string;
  try {
    text = await readFile(file, 'utf8');
  } catch (error) {
    if (isMissing(error)) return 'withdrawn';
    throw error;
  }
  try {
    const parsed = lockHolderSchema.safeParse(JSON.parse(text));
    return parsed.success ? parsed.data : 'unreadable';
  } catch {
    return 'unreadable';
  }
}

async function removeClaim(folder: string, token: string): Promise<void> {
  for (const name of [writerName(token), claimName(token)]) {
    await unlink(path.join(folder, name)).catch((error: unknown) => {
      if (!isMissing(error)) throw error;
    });
  }
}

function isMissing(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === 'ENOENT';
}
