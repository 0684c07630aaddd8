import { utilityProcess, type UtilityProcess } from 'electron';
import type { Reply } from '../../shared/ipc/bridge';
import type { FromEngine, ToEngine } from '../../shared/ipc/engine-messages';
import type { Preferences } from '../../shared/preferences/preferences';
import { assertNever } from '../../shared/result';

/** What the engine needs from the main process, which alone may ask the operating system's keyring. */
export interface EngineHost {
  readonly onEvent: (event: Extract<FromEngine, { kind: 'event' }>) => void;
  readonly onRestart: () => void;
  readonly keyring: (verb: 'wrap' | 'unwrap', bytes: Uint8Array) => Promise<Uint8Array | null>;
}

/** The engine as the main process uses it. */
export interface Engine {
  readonly request: (name: string, request: unknown) => Promise<Reply<unknown>>;
  readonly setPreferences: (preferences: Preferences) => void;
  readonly noteActivity: () => void;
  readonly noteFocus: () => void;
  /** Lets the engine write what it holds, then ends it; resolves when it is gone. */
  readonly stop: () => Promise<void>;
}

type Pending = Map<number, (reply: Reply<unknown>) => void>;

const engineStopped: Reply<never> = { answered: false, error: { code: 'engine/stopped' } };

function failAll(pending: Pending): void {
  for (const settle of pending.values()) settle(engineStopped);
  pending.clear();
}

/**
 * Starts the utility process that holds the workspace (design 11) and keeps it running: if it dies, requests under
 * way fail with `engine/stopped`, a new one is started, and the window is told to send its drafts again.
 */
export function startEngine(
  script: string,
  userData: string,
  initial: Preferences,
  host: EngineHost,
): Engine {
  const pending: Pending = new Map();
  let preferences = initial;
  let nextId = 1;
  let isStopping = false;
  let child: UtilityProcess = launch();

  function launch(): UtilityProcess {
    const started = utilityProcess.fork(script, [userData], {
      serviceName: 'Imprimatur engine',
      stdio: 'inherit',
    });
    started.on('message', (message: FromEngine) => void receive(message));
    started.on('exit', () => {
      failAll(pending);
      if (isStopping) return;
      child = launch();
      host.onRestart();
    });
    started.postMessage({ kind: 'preferences', preferences } satisfies ToEngine);
    return started;
  }

  async function receive(message: FromEngine): Promise<void> {
    switch (message.kind) {
      case 'reply':
        settle(message.id, { answered: true, response: message.response });
        return;
      case 'failed':
        settle(message.id, {
          answered: false,
          error: { code: 'engine/bug', params: { message: message.message } },
        });
        return;
      case 'event':
        host.onEvent(message);
        return;
      case 'keyring': {
        const bytes = await host.keyring(message.verb, message.bytes);
        send({ kind: 'keyring-reply', id: message.id, bytes });
        return;
      }
      case 'ready':
      case 'stopped':
        return;
      default:
        assertNever(message);
    }
  }

  function settle(id: number, reply: Reply<unknown>): void {
    pending.get(id)?.(reply);
    pending.delete(id);
  }

  function send(message: ToEngine): void {
    child.postMessage(message);
  }

  return {
    request: (name, request) =>
      new Promise((resolve) => {
        const id = nextId;
        nextId += 1;
        pending.set(id, resolve);
        send({ kind: 'request', id, name, request });
      }),
    setPreferences: (changed) => {
      preferences = changed;
      send({ kind: 'preferences', preferences });
    },
    noteActivity: () => send({ kind: 'activity' }),
    noteFocus: () => send({ kind: 'focus' }),
    stop: () =>
      new Promise((resolve) => {
        isStopping = true;
        child.once('exit', () => resolve());
        send({ kind: 'stop' });
      }),
  };
}
