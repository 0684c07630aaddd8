import type { AudienceRole } from '../release/release';
import type { OutputChannel } from './output';

/** The file of each channel, inside of the folder of its locale and role. */
export const outputFiles: Readonly<Record<OutputChannel, string>> = {
  portal: 'index.html',
  markdown: 'release.md',
  email: 'message.eml',
  atom: 'atom.xml',
  jsonfeed: 'feed.json',
  api: 'release.json',
};

/** What each channel's file is, as a server must announce it. */
export const outputMediaTypes: Readonly<Record<OutputChannel, string>> = {
  portal: 'text/html; charset=utf-8',
  markdown: 'text/markdown; charset=utf-8',
  email: 'message/rfc822',
  atom: 'application/atom+xml; charset=utf-8',
  jsonfeed: 'application/feed+json',
  api: 'application/json',
};

/** `outputs/<channel>/<locale>/<role>/<file>`: an output's name in statements and its path in the bundle. */
export function outputPath(channel: OutputChannel, locale: string, role: AudienceRole): string {
  return `outputs/${channel}/${locale}/${role}/${outputFiles[channel]}`;
}
