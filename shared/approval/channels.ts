import * as z from 'zod';
import { answerSchema, type Answer } from '../checklist/answer';
import { channel, response } from '../ipc/channel';
import type { Saved, Versioned } from '../release/view';
import type { OutputDigest } from '../rendering/output';
import type { Result } from '../result';
import type { ChecklistItem } from '../template/template';
import type { VoidReason } from './evaluate-statements';
import { signingRoleSchema, type RequiredSignature } from './signing-policy';

/** A signature on this release, as people read it (21 CFR 11.50: name, time and meaning). */
export interface StatementView {
  readonly id: string;
  readonly name: string;
  readonly person: string;
  readonly role: string;
  readonly meaning: string;
  readonly signedAt: string;
  readonly covers: readonly string[];
  readonly valid: boolean;
  readonly reasons: readonly VoidReason[];
}

export interface RequiredSignatureView extends RequiredSignature {
  /** The valid statement that satisfies it, if any. */
  readonly satisfiedBy: string | null;
  /** Whether the current person may give it, and if not, why (key of the `approval` texts). */
  readonly refusal: string | null;
  readonly outputs: readonly OutputDigest[];
}

/** The Sign step of a release. */
export interface ApprovalView {
  readonly release: string;
  readonly items: readonly { readonly item: ChecklistItem; readonly answer: Versioned<Answer | null> }[];
  readonly outputs: readonly OutputDigest[];
  readonly required: readonly RequiredSignatureView[];
  readonly statements: readonly StatementView[];
  readonly fourEyes: boolean;
}

/** One output's text for the Review step, with what was signed when that differs. */
export interface OutputPreview {
  readonly output: OutputDigest;
  readonly text: string;
  /** The text under the newest signature that covered this path, when it is another one. */
  readonly signedText: string | null;
}

/** Reviewing outputs, answering the checklist, signing (design 6). */
export const approvalChannels = {
  'approval.get': channel(z.strictObject({ release: z.string() }), response<Result<ApprovalView>>()),
  'approval.output': channel(
    z.strictObject({ release: z.string(), path: z.string().max(300) }),
    response<Result<OutputPreview>>(),
  ),
  'approval.answer': channel(
    z.strictObject({
      release: z.string(),
      item: z.string().max(80),
      answer: answerSchema,
      parents: z.array(z.string()).max(50),
    }),
    response<Result<Saved>>(),
  ),
  /** `digests` are those that the person saw: if an output has changed since, nothing is signed. */
  'approval.sign': channel(
    z.strictObject({
      release: z.string(),
      requirement: z.string().max(120),
      role: signingRoleSchema,
      meaning: z.enum(['review', 'approval', 'responsibility', 'authorship']),
      passphrase: z.string().max(1024),
      digests: z.record(z.string().max(300), z.string().regex(/^[0-9a-f]{64}$/)),
    }),
    response<Result<{ readonly statement: string }>>(),
  ),
} as const;
