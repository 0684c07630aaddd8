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
const services = startServices({
  userData,
  vault: keyring.vault,
  emit: (name, payload) => post({ kind: 'event', name, payload }),
});
const handlers = engineHandlers(services) as unknown as Readonly<
  Record<string, ((request: unknown) => Promise<unknown>) | undefined>
>;

async function answer(id: number, name: string, request: unknown): Promise<void> {
  try {
    const handler = handlers[name];
    if (handler === undefined) throw new Error(`No handler for ${name}`);
    post({ kind: 'reply', id, response: await handler(request) });
  } catch (error) {
    // A thrown error is a bug by our own rule; the window shows it as one, with its message, and goes on.
    console.error(error);
    post({ kind: 'failed', id, message: error instanceof Error ? error.message : String(error) });
  }
}

port.on('message', ({ data }) => {
  switch (data.kind) {
    case 'request':
      void answer(data.id, data.name, data.request);
      return;
    case 'preferences':
      services.setPreferences(data.preferences);
      return;
    case 'activity':
      services.session.noteActivity();
      return;
    case 'keyring-reply':
      keyring.settle(data.id, data.bytes);
      return;
    case 'stop':
      void services.stop().finally(() => process.exit(0));
      return;
    default:
      assertNever(data);
  }
});

post({ kind: 'ready' });
