import * as z from 'zod';
import { decodeBase64Url } from './base64';

/** The only signature algorithm of format 1. The field is kept everywhere so that another can be added. */
export const keyAlgorithm = 'Ed25519';
export const keyAlgorithmSchema = z.literal(keyAlgorithm);

/**
 * An Ed25519 public key: 32 bytes as base64url. This is the *shape* only. That the key is a proper point (not of low
 * order, see ADR 0002) takes curve arithmetic and is checked by `electron/identity/ed25519`.
 */
export const publicKeySchema = z
  .string()
  .length(43)
  .refine((text) => decodeBase64Url(text)?.length === 32);

/** An Ed25519 signature: 64 bytes as base64url. */
export const signatureSchema = z
  .string()
  .length(86)
  .refine((text) => decodeBase64Url(text)?.length === 64);

const idPattern = /^[a-z0-9](?:[a-z0-9-]{0,62}[a-z0-9])?$/;

/**
 * Names a device, and with it the device's folder in the journal: lower case letters, digits and hyphens, so that it
 * is the same file name on every system. Ours are derived from the key (`deviceIdOf`), but any such name is legal.
 */
export const deviceIdSchema = z.string().regex(idPattern);

/** Names a person in record ids and statements: same alphabet as a device id. */
export const personIdSchema = z.string().regex(idPattern);
