import { ipcMain, type IpcMainInvokeEvent, type WebContents } from 'electron';
import type { Reply } from '../../shared/ipc/bridge';
import { contract, type ChannelName } from '../../shared/ipc/contract';
import type { AppEventName, AppEvents } from '../../shared/ipc/events';
import { eventChannel, requestChannel } from '../../shared/ipc/wire';
import { isAppPage } from './page-address';

/** Answers one validated request. */
export type Answer = (name: ChannelName, request: unknown) => Promise<Reply<unknown>>;

const refused = (code: string, params: Record<string, string>): Reply<never> => ({
  answered: false,
  error: { code, params },
});

/** Whether a request comes from the main frame of a window of ours, showing a page of ours (S6). */
export function isTrustedSender(
  event: Pick<IpcMainInvokeEvent, 'senderFrame' | 'sender'>,
  isOurWindow: (contents: WebContents) => boolean,
): boolean {
  const frame = event.senderFrame;
  if (frame === null || frame.parent !== null) return false;
  return isOurWindow(event.sender) && isAppPage(frame.url);
}

function firstIssue(error: { issues: readonly { path: PropertyKey[]; message: string }[] }): string {
  const issue = error.issues[0];
  return issue === undefined ? '' : `${issue.path.map(String).join('.')}: ${issue.message}`;
}

/**
 * Registers the one handler behind the bridge. Sender and payload are checked before anything else runs; junk gets
 * `ipc/invalid-payload` and reaches no handler (S7).
 */
export function serveBridge(answer: Answer, isOurWindow: (contents: WebContents) => boolean): () => void {
  ipcMain.handle(requestChannel, async (event, name: unknown, request: unknown): Promise<Reply<unknown>> => {
    if (!isTrustedSender(event, isOurWindow)) return refused('ipc/untrusted-sender', {});
    if (typeof name !== 'string' || !Object.hasOwn(contract, name)) {
      return refused('ipc/unknown-channel', { name: String(name).slice(0, 80) });
    }
    const channelName = name as ChannelName;
    const parsed = contract[channelName].request.safeParse(request);
    if (!parsed.success) {
      return refused('ipc/invalid-payload', { name, detail: firstIssue(parsed.error).slice(0, 300) });
    }
    return answer(channelName, parsed.data);
  });
  return () => ipcMain.removeHandler(requestChannel);
}

/** Sends an event of the contract to a window. */
export function sendEvent<Name extends AppEventName>(
  contents: WebContents,
  name: Name,
  payload: AppEvents[Name],
): void {
  if (!contents.isDestroyed()) contents.send(eventChannel, name, payload);
}
