import { channels, type OutputChannel } from '../rendering/output';
import { outputFiles, outputMediaTypes } from '../rendering/output-path';
import { apiSchemaPath } from '../rendering/api-schema';
import { audienceRoles, localeSchema, slugSchema, versionSchema } from '../release/release';

export const manifestPath = 'manifest.json';
export const peoplePath = 'people.json';
export const checkpointsPath = 'checkpoints.json';
export const schemaSitePath = `site/${apiSchemaPath}`;

/** Most statements that a bundle may hold. */
export const maximumStatements = 500;

/** The file of the `n`-th statement, counted from 1. */
export const statementPath = (number: number): string => `statements/${String(number)}.dsse.json`;

/** What a path in a bundle is for. */
export type BundlePathKind = 'manifest' | 'people' | 'checkpoints' | 'output' | 'statement' | 'site';

const siteFiles: ReadonlySet<string> = new Set(
  (['portal', 'atom', 'jsonfeed'] as const).map((channel) => outputFiles[channel]),
);

/**
 * What a path names, or undefined for one that no bundle of ours can hold. It is the only way in which a name from a
 * zip is let through: every segment must be one of ours or fit the pattern of what it names, so that there is no
 * traversal, no absolute path, no drive, no device name and no second spelling to think of.
 */
export function bundlePathKind(path: string): BundlePathKind | undefined {
  if (path === manifestPath) return 'manifest';
  if (path === peoplePath) return 'people';
  if (path === checkpointsPath) return 'checkpoints';
  const segments = path.split('/');
  const [folder] = segments;
  if (folder === 'outputs') return isOutput(segments) ? 'output' : undefined;
  if (folder === 'statements') return isStatement(segments) ? 'statement' : undefined;
  if (folder === 'site') return isSitePath(path, segments) ? 'site' : undefined;
  return undefined;
}

function isOutput([, channel, locale, role, file, ...rest]: readonly string[]): boolean {
  const known = channels.find((name) => name === channel) satisfies OutputChannel | undefined;
  return (
    known !== undefined &&
    isLocale(locale) &&
    isRole(role) &&
    file === outputFiles[known] &&
    rest.length === 0
  );
}

function isStatement([, file, ...rest]: readonly string[]): boolean {
  const [, number] = /^([1-9]\d{0,2})\.dsse\.json$/.exec(file ?? '') ?? [];
  return number !== undefined && Number(number) <= maximumStatements && rest.length === 0;
}

function isSitePath(path: string, segments: readonly string[]): boolean {
  if (path === schemaSitePath) return true;
  const [, product, version, ...rest] = segments;
  // A product may be called "api"; its pages have other names than the documents, so both fit side by side.
  if (product === 'api' && version === 'v1' && isApiPath(rest)) return true;
  const [locale, role, file] = rest.length === 2 ? [rest[0], 'end-user', rest[1]] : rest;
  return (
    (rest.length === 2 || (rest.length === 3 && role === 'administrator')) &&
    isSlug(product) &&
    isVersion(version) &&
    isLocale(locale) &&
    siteFiles.has(file ?? '')
  );
}

/** `<product>/<version>.<locale>[.administrator].json`. A locale has no dots, so the last ones are the separators. */
function isApiPath([product, file, ...rest]: readonly string[]): boolean {
  const [, version, locale] = /^(.+?)\.([A-Za-z0-9-]+)(?:\.administrator)?\.json$/.exec(file ?? '') ?? [];
  return isSlug(product) && rest.length === 0 && isVersion(version) && isLocale(locale);
}

const isLocale = (text: unknown): boolean => localeSchema.safeParse(text).success;
const isSlug = (text: unknown): boolean => slugSchema.safeParse(text).success;
const isVersion = (text: unknown): boolean => versionSchema.safeParse(text).success;
const isRole = (text: unknown): boolean => audienceRoles.some((role) => role === text);

/** The media type that the manifest must give for a path: a page announced as something else would be something else. */
export function bundleMediaType(path: string): string {
  const kind = bundlePathKind(path);
  if (path === schemaSitePath) return 'application/schema+json';
  const file = path.slice(path.lastIndexOf('/') + 1);
  const channel = channels.find((name) => outputFiles[name] === file);
  const isOutput = kind === 'output' || kind === 'site';
  return isOutput && channel !== undefined ? outputMediaTypes[channel] : 'application/json';
}
