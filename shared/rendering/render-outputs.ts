import type { Sha256 } from '../journal/crypto-ports';
import { apiDocument } from './channels/api';
import { atomFeed } from './channels/atom';
import { mailMessage } from './channels/email';
import { jsonFeed } from './channels/json-feed';
import { markdownPage } from './channels/markdown';
import { portalPage } from './channels/portal';
import { channels, type OutputChannel, type RenderedOutput } from './output';
import { outputMediaTypes, outputPath } from './output-path';
import type { ReleaseContent } from './release-content';
import { localePage, releaseLocales, releasePage, type ReleasePage } from './release-page';

type Writer = (page: ReleasePage, sha256: Sha256) => string;

const writers: Readonly<Record<OutputChannel, Writer>> = {
  portal: portalPage,
  markdown: markdownPage,
  email: mailMessage,
  atom: atomFeed,
  jsonfeed: jsonFeed,
  api: apiDocument,
};

/**
 * Every output of a release, one at a time so that the caller can pause in between: locales in the release's order
 * (the source first), then audience roles, then channels. Pure: the same content gives the same bytes on every machine,
 * in every time zone and language; `sha256` only names things. What is not translated yet stands in the source
 * language, marked as such; readiness keeps such outputs from being signed.
 */
export function* renderOutputs(content: ReleaseContent, sha256: Sha256): Generator<RenderedOutput, void> {
  const encoder = new TextEncoder();
  const roles = [...new Set(content.header.audienceRoles)];
  for (const locale of releaseLocales(content)) {
    const localized = localePage(content, locale, sha256);
    for (const role of roles) {
      const page = releasePage(localized, role);
      for (const channel of channels) {
        const path = outputPath(channel, locale, role);
        const bytes = encoder.encode(writers[channel](page, sha256));
        yield { channel, locale, role, path, mediaType: outputMediaTypes[channel], bytes };
      }
    }
  }
}
