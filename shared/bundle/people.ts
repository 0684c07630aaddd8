import * as z from 'zod';
import { deviceIdSchema } from '../identity/public-key';
import { MAX_LINE_BYTES, journalPositionSchema } from '../journal/entry';
import { workspaceFileSchema } from '../workspace/workspace-file';

/**
 * A run of lines from one device's journal, byte for byte, that ends with a checkpoint. The chain binds each line to
 * the next and the checkpoint's signature binds them all to the device's key and the workspace.
 */
export const evidenceRunSchema = z.strictObject({
  device: deviceIdSchema,
  lines: z.array(z.string().min(2).max(MAX_LINE_BYTES)).min(2).max(2000),
});
export type EvidenceRun = Readonly<z.infer<typeof evidenceRunSchema>>;

/**
 * `people.json`: who the signers are, and why that may be believed. It starts from the workspace file, signed by the
 * root key, and holds the journal lines in which owners enrolled the signers' devices, gave them their roles, and set the
 * signing policy. Nothing in it is signed for the export, so whoever exports can neither add to it nor need a key, and
 * the same journals give the same bytes on every machine.
 */
export const peopleFileSchema = z.strictObject({
  format: z.literal(1),
  workspace: workspaceFileSchema,
  evidence: z.array(evidenceRunSchema).max(1000),
});
export type PeopleFile = Readonly<z.infer<typeof peopleFileSchema>>;

/**
 * `checkpoints.json`: for each device the farthest place in its journal that the signed statements and the evidence
 * vouch for. Whoever keeps the bundle can later hold it against the journals: a journal that ends before, or says
 * something else there, was cut or rewritten (B7).
 */
export const checkpointsFileSchema = z.strictObject({
  format: z.literal(1),
  workspace: z.string().min(1).max(128),
  positions: z.record(deviceIdSchema, journalPositionSchema),
});
export type CheckpointsFile = Readonly<z.infer<typeof checkpointsFileSchema>>;
