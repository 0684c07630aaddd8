import type { Failure } from '../../shared/result';

const offline: ReadonlySet<string> = new Set([
  'ENOTFOUND',
  'EAI_AGAIN',
  'ECONNREFUSED',
  'ENETUNREACH',
  'ENETDOWN',
  'EHOSTUNREACH',
  'EHOSTDOWN',
  'EADDRNOTAVAIL',
  'ETIMEDOUT',
]);

const tls =
  /^(?:CERT_|UNABLE_TO_|SELF_SIGNED|DEPTH_ZERO_SELF_SIGNED|ERR_TLS_|ERR_SSL_|HOSTNAME_MISMATCH|INVALID_CA|PATH_LENGTH|EPROTO$)/;

/**
 * The failure that a network error of Node means. Only the code goes into it: messages of the network stack can
 * quote headers.
 */
export function networkFailure(error: unknown, host: string): Failure {
  const code = codeOf(error);
  if (tls.test(code)) return { code: 'publishing/tls-untrusted', params: { host, reason: code } };
  // Node's parser: what answers is no HTTP server, or one that lies about lengths.
  if (code.startsWith('HPE_')) return { code: 'publishing/bad-answer', params: { host, reason: code } };
  if (offline.has(code)) return { code: 'publishing/offline', params: { host } };
  return { code: 'publishing/connection-lost', params: { host } };
}

function codeOf(error: unknown): string {
  if (typeof error !== 'object' || error === null) return '';
  // Connecting to a name with several addresses fails with one error that holds the others.
  if (error instanceof AggregateError && error.errors.length > 0) return codeOf(error.errors[0]);
  return 'code' in error && typeof error.code === 'string' ? error.code : '';
}
