import type { FromEngine, ToEngine } from '../../shared/ipc/engine-messages';
import { assertNever } from '../../shared/result';
import { engineHandlers } from './engine-handlers';
import { createKeyringClient } from './keyring-client';
import { startServices } from './services';

/** The port to the main process that Electron gives to a utility process. */
interface ParentPort {
  on(event: 'message', listener: (event: { data: ToEngine }) => void): void;
  postMessage(message: FromEngine): void;
}

type AnyHandler = (request: unknown) => Promise<unknown>;

function parentPort(): ParentPort {
  const port = (process as unknown as { parentPort?: ParentPort }).parentPort;
  if (port === undefined) throw new Error('The engine runs as a utility process of Electron only.');
  return port;
}

const port = parentPort();
const post = (message: FromEngine): void => port.postMessage(message);
const userData = process.argv[2];
if (userData === undefined) throw new Error('The engine needs the user-data folder as its argument.');

const keyring = createKeyringClient(post);
const starting = startServices({
  userData,
  vault: keyring.vault,
  emit: (name, payload) => post({ kind: 'event', name, payload }),
});
const handlers = starting.then(
  (services) => engineHandlers(services) as unknown as Readonly<Record<string, AnyHandler | undefined>>,
);

async function answer(id: number, name: string, request: unknown): Promise<void> {
  try {
    const handler = (await handlers)[name];
    if (handler === undefined) throw new Error(`No handler for ${name}`);
    post({ kind: 'reply', id, response: await handler(request) });
  } catch (error) {
    // A thrown error is a bug by our own rule; the window shows it as one, with its message, and goes on.
    console.error(error);
    post({ kind: 'failed', id, message: error instanceof Error ? error.message : String(error) });
  }
}

async function stop(): Promise<void> {
  await (await starting).stop();
  process.exit(0);
}

async function receive(message: ToEngine): Promise<void> {
  switch (message.kind) {
    case 'request':
      return answer(message.id, message.name, message.request);
    case 'preferences':
      (await starting).setPreferences(message.preferences);
      return;
    case 'activity':
      (await starting).session.noteActivity();
      return;
    case 'focus':
      return (await starting).lookForNews();
    case 'keyring-reply':
      keyring.settle(message.id, message.bytes);
      return;
    case 'stop':
      return stop();
    default:
      assertNever(message);
  }
}

port.on('message', ({ data }) => void receive(data));
starting.then(
  () => post({ kind: 'ready' }),
  (error: unknown) => {
    console.error(error);
    process.exit(1);
  },
);
