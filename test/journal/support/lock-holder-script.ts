/** Asks for the lock of the folder in its first argument, prints what it got, and keeps it until it is told to stop. */
import { acquireWorkspaceLock } from '../../../electron/journal/workspace-lock';

const [folder = '', person = ''] = process.argv.slice(2);
const lock = await acquireWorkspaceLock({ folder, person, clock: () => new Date() });
if (!lock.ok) {
  console.log(lock.error.code);
} else if (lock.value.mode === 'read-only') {
  console.log(`read-only ${lock.value.owner.person} ${lock.value.owner.pid}`);
} else {
  console.log('writer');
  const { release } = lock.value;
  process.stdin.once('data', () => {
    void release().then(() => process.exit(0));
  });
}
