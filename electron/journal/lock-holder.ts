import { readFile } from 'node:fs/promises';
import { hostname } from 'node:os';
import * as z from 'zod';

/**
 * Who holds, or asks for, the writer's place. `started` tells a process from a later one with the same number: the
 * boot's id and the process' start in clock ticks after boot, where the system says so (Linux); '' elsewhere.
 */
export const lockHolderSchema = z.strictObject({
  person: z.string(),
  host: z.string(),
  pid: z.int().min(1),
  started: z.string(),
  since: z.iso.datetime({ precision: 3 }),
});
export type LockHolder = Readonly<z.infer<typeof lockHolderSchema>>;

/** This process as a holder. */
export async function thisHolder(person: string, now: Date): Promise<LockHolder> {
  const started = await startOf(process.pid);
  return { person, host: hostname(), pid: process.pid, started, since: now.toISOString() };
}

/**
 * Whether a holder's process is certainly gone. A holder on another host (a home folder on a network share) can't be
 * judged from here and counts as alive.
 */
export async function isGone(holder: LockHolder): Promise<boolean> {
  if (holder.host !== hostname()) return false;
  if (!isRunning(holder.pid)) return true;
  const started = await startOf(holder.pid);
  return holder.started !== '' && started !== '' && started !== holder.started;
}

function isRunning(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    // EPERM: it runs, under another user.
    return !(error instanceof Error && 'code' in error && error.code === 'ESRCH');
  }
}

/** Boot id and start time (field 22 of proc(5) stat), or '' where there is no /proc. A zombie no longer runs. */
async function startOf(pid: number): Promise<string> {
  try {
    const boot = (await readFile('/proc/sys/kernel/random/boot_id', 'utf8')).trim();
    const stat = await readFile(`/proc/${pid}/stat`, 'utf8');
    // The second field is the program's name in brackets and may itself hold spaces and brackets.
    const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
    return fields[0] === 'Z' ? `${boot}/gone` : `${boot}/${fields[19] ?? ''}`;
  } catch {
    return '';
  }
}
