import type { Failure } from '../../../shared/result';

interface UpdaterError {
  readonly message: string;
  readonly code?: string;
  readonly statusCode?: number;
}

function asUpdaterError(error: unknown): UpdaterError {
  return error instanceof Error ? error : { message: String(error) };
}

/**
 * Names what went wrong with an update, so that "no new version", "could not ask" and "was not what it should be" are
 * told apart. Codes are electron-updater's (`ERR_…`) and Chromium's (`net::ERR_…`).
 */
export function updateFailure(error: unknown): Failure {
  const { message, code = '', statusCode } = asUpdaterError(error);
  if (code === 'ERR_CHECKSUM_MISMATCH') return { code: 'updates/damaged' };
  if (code === 'ERR_UPDATER_CHANNEL_FILE_NOT_FOUND' || statusCode === 404)
    return { code: 'updates/not-found' };
  if (/^ERR_UPDATER_(INVALID|NO)/.test(code)) return { code: 'updates/unreadable-feed' };
  if (message.includes('net::ERR_CONTENT_LENGTH_MISMATCH')) return { code: 'updates/damaged' };
  if (message.includes('net::ERR_')) return { code: 'updates/unreachable' };
  return { code: 'updates/failed', params: { reason: message.slice(0, 300) } };
}
