/** Asks for the lock of the folder in its first argument, prints what it got, and keeps it until it is told to stop. */
import { acquireWorkspaceLock } from '../../../electron/journal/workspace-lock';

const [folder = '', person = ''] = process.argv.slice(2);
const lock = await acquireWorkspaceLock({ folder, person, clock: () => new Date() });
if (!lock.ok) {
  process.stdout.write(`${lock.error.code}\n`);
} else if (lock.value.mode === 'read-only') {
  process.stdout.write(`read-only ${lock.value.owner.person} ${lock.value.owner.pid}\n`);
} else {
  process.stdout.write('writer\n');
  const { release } = lock.value;
  process.stdin.once('data', () => {
    void release().then(() => process.exit(0));
  });
}
