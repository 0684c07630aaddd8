import { contextBridge, ipcRenderer } from 'electron';
import { eventChannel, eventNames, requestChannel } from '../../shared/ipc/wire';

/**
 * The only way out of the page: two functions. Names and payloads of requests are checked in the main process, whose
 * word counts. Callbacks get the payload alone, never Electron's event, which would carry a way back to the raw
 * channel (S4, S5).
 */
contextBridge.exposeInMainWorld('imprimatur', {
  request: (name: string, request: unknown): Promise<unknown> =>
    ipcRenderer.invoke(requestChannel, name, request),
  on: (name: string, callback: (payload: unknown) => void): (() => void) => {
    if (!eventNames.has(name) || typeof callback !== 'function') return () => undefined;
    const listener = (_event: unknown, sent: string, payload: unknown): void => {
      if (sent === name) callback(payload);
    };
    ipcRenderer.on(eventChannel, listener);
    return () => {
      ipcRenderer.removeListener(eventChannel, listener);
    };
  },
});
