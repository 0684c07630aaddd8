import path from 'node:path';
import { failureText } from '../../../shared/i18n/failure-text';
import { startLocalEndpoint, usualPort } from '../../publishing/local-endpoint';
import { failed, type Command } from '../command';

/**
 * `imprimatur endpoint DIR`: serves a publishing endpoint from a folder, for this machine alone, until it is stopped.
 * It is for trying things out and for the sample; customers are served from a real web server.
 */
export const endpointCommand: Command = {
  name: 'endpoint',
  positionals: ['DIR'],
  options: { port: 'N' },
  run: async ({ positionals: [folder = ''], options }, { i18n, say }) => {
    const port = portOf(options['port']);
    if (port === undefined) {
      const failure = { code: 'endpoint/bad-port', params: { port: options['port'] ?? '' } };
      return failed(failure, failureText(i18n, failure));
    }
    const target = path.resolve(folder);
    const started = await startLocalEndpoint(target, port);
    if (!started.ok) return failed(started.error, failureText(i18n, started.error));
    const { url, stop } = started.value;
    return {
      ok: true,
      lines: [say('endpoint.serving', { url, folder: target })],
      data: { url, folder: target, faults: [] },
      goesOn: { stop },
    };
  },
};

/** A port number; undefined for a text that is none. */
function portOf(text: string | undefined): number | undefined {
  if (text === undefined) return usualPort;
  const port = /^\d{1,5}$/.test(text) ? Number(text) : Number.NaN;
  return port <= 65_535 ? port : undefined;
}
