import { manifestSchema, type Manifest } from '../../shared/bundle/manifest';
import { parseCanonical } from '../../shared/journal/canonical-json';
import { schemaSitePath } from '../../shared/bundle/bundle-path';
import {
  maximumFeedEntries,
  mergeAtomFeeds,
  mergeJsonFeeds,
  type FeedIdentity,
} from '../../shared/publishing/product-feed';
import { productPage, sitePage, type ListedRelease } from '../../shared/publishing/product-pages';
import type { IndexRelease } from '../../shared/publishing/release-index';
import { apiSchemaText } from '../../shared/rendering/api-schema';
import { outputPath } from '../../shared/rendering/output-path';
import { permanentPath } from '../../shared/rendering/permanent-path';
import type { OutputChannel } from '../../shared/rendering/output';
import { audienceRoles, type AudienceRole } from '../../shared/release/release';
import { err, ok, type Result } from '../../shared/result';
import { sha256 } from '../journal/sha256';
import type { DeriveSite, SiteSource } from './publish-input';

/** A release of the index with its manifest. */
interface KnownRelease {
  readonly entry: IndexRelease;
  readonly manifest: Manifest;
}

/** A feed of one release, as it was signed, with the facts of its release. */
interface ReleaseFeed {
  readonly entry: IndexRelease;
  readonly json: string;
  readonly atom: string;
}

const encode = (text: string): Uint8Array => new TextEncoder().encode(text);
const decode = (bytes: Uint8Array): string => new TextDecoder().decode(bytes);

/**
 * The files that show all releases: a page per product, its Atom and JSON feeds per language and audience, the list of
 * products, and `api/v1/index.json` for machines (duties 2.2, 2.5, 3.5). Everything is made of the index and of bytes
 * that were signed; a withdrawn release leaves the feeds.
 */
export const deriveProductSite: DeriveSite = async (source) => {
  const known = await readManifests(source);
  if (!known.ok) return known;
  const files = new Map<string, Uint8Array>([[schemaSitePath, encode(apiSchemaText())]]);
  const products: { slug: string; name: string }[] = [];
  for (const [slug, releases] of byProduct(known.value)) {
    const feeds = await productFeeds(slug, releases, source);
    if (!feeds.ok) return feeds;
    for (const [key, text] of feeds.value.files) files.set(key, encode(text));
    const name = feeds.value.name ?? slug;
    products.push({ slug, name });
    files.set(
      `site/${slug}/index.html`,
      encode(productPage(releases.map((release) => listed(release, name)))),
    );
  }
  files.set('site/index.html', encode(sitePage(products)));
  files.set('site/api/v1/index.json', encode(`${JSON.stringify(apiIndex(known.value), undefined, 2)}\n`));
  return ok(files);
};

/** The manifests of all releases, newest first. */
async function readManifests({
  releases,
  readManifest,
}: SiteSource): Promise<Result<readonly KnownRelease[]>> {
  const known: KnownRelease[] = [];
  for (const entry of releases.toReversed()) {
    const bytes = await readManifest(entry);
    if (!bytes.ok) return bytes;
    const manifest = manifestSchema.safeParse(parseCanonical(decode(bytes.value)));
    if (!manifest.success) return err('publishing/blob-mismatch', { key: entry.manifest });
    known.push({ entry, manifest: manifest.data });
  }
  return ok(known);
}

function byProduct(
  releases: readonly KnownRelease[],
): readonly (readonly [string, readonly KnownRelease[]])[] {
  const products = new Map<string, KnownRelease[]>();
  for (const release of releases) {
    const { product } = release.entry;
    products.set(product, [...(products.get(product) ?? []), release]);
  }
  return [...products].sort(([a], [b]) => (a < b ? -1 : 1));
}

function listed({ entry, manifest: { release } }: KnownRelease, productName: string): ListedRelease {
  return {
    ...{ product: entry.product, productName, version: entry.version, publishedAt: entry.publishedAt },
    title: release.title,
    titleLocale: release.sourceLocale,
    withdrawn: entry.withdrawn !== undefined,
    locales: release.audienceRoles.includes('end-user') ? localesOf(release) : [],
  };
}

const localesOf = ({ sourceLocale, targetLocales }: Manifest['release']): readonly string[] => [
  sourceLocale,
  ...targetLocales,
];

/** The feeds of a product by key, and the product's name as the newest feed spells it. */
async function productFeeds(
  product: string,
  releases: readonly KnownRelease[],
  source: SiteSource,
): Promise<Result<{ readonly files: ReadonlyMap<string, string>; readonly name: string | undefined }>> {
  const files = new Map<string, string>();
  let name: string | undefined;
  const locales = new Set(releases.flatMap(({ manifest }) => localesOf(manifest.release)));
  for (const locale of [...locales].sort()) {
    for (const role of audienceRoles) {
      const feeds = await releaseFeeds(releases, locale, role, source);
      if (!feeds.ok) return feeds;
      const merged = mergeJsonFeeds(feeds.value.map(({ json }) => json));
      if (merged === null) continue;
      name ??= merged.title;
      const suffix = role === 'administrator' ? `${locale}.administrator` : locale;
      files.set(`site/${product}/feed.${suffix}.json`, merged.text);
      const path = `/${product}/atom.${suffix}.xml`;
      const updated = feeds.value[0]?.entry.publishedAt ?? '';
      const identity: FeedIdentity = { product, locale, role, path, updated };
      const atom = mergeAtomFeeds(
        feeds.value.map((feed) => feed.atom),
        merged.title,
        identity,
        sha256,
      );
      if (atom !== null) files.set(`site${path}`, atom);
    }
  }
  return ok({ files, name });
}

async function releaseFeeds(
  releases: readonly KnownRelease[],
  locale: string,
  role: AudienceRole,
  source: SiteSource,
): Promise<Result<readonly ReleaseFeed[]>> {
  const feeds: ReleaseFeed[] = [];
  for (const { entry, manifest } of releases) {
    if (feeds.length === maximumFeedEntries) break;
    const digests = [
      digestOf(manifest, 'jsonfeed', locale, role),
      digestOf(manifest, 'atom', locale, role),
    ] as const;
    if (entry.withdrawn !== undefined || digests[0] === undefined || digests[1] === undefined) continue;
    const json = await source.readBlob(digests[0]);
    if (!json.ok) return json;
    const atom = await source.readBlob(digests[1]);
    if (!atom.ok) return atom;
    feeds.push({ entry, json: decode(json.value), atom: decode(atom.value) });
  }
  return ok(feeds);
}

function digestOf(
  { files }: Manifest,
  channel: OutputChannel,
  locale: string,
  role: AudienceRole,
): string | undefined {
  const path = outputPath(channel, locale, role);
  return files.find((file) => file.path === path)?.sha256;
}

/** All releases for machines, newest first. */
function apiIndex(releases: readonly KnownRelease[]): unknown {
  return {
    format: 1,
    releases: releases.map(({ entry, manifest: { release } }) => ({
      ...{ product: entry.product, version: entry.version, kind: release.kind, title: release.title },
      publishedAt: entry.publishedAt,
      ...(entry.withdrawn === undefined ? {} : { withdrawn: entry.withdrawn }),
      pages: localesOf(release).flatMap((locale) =>
        release.audienceRoles.map((audience) => ({
          ...{ locale, audience },
          url: permanentPath(entry.product, entry.version, locale, audience),
        })),
      ),
    })),
  };
}
