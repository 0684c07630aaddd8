import { answerSchema, type Answer } from '../../shared/checklist/answer';
import { canonicalize } from '../../shared/journal/canonical-json';
import { answerRecord, productRecord, releaseRecord, templateRecord } from '../../shared/release/record-ids';
import type { ReleaseContent } from '../../shared/rendering/release-content';
import type { SigningPolicy } from '../../shared/approval/signing-policy';
import { sha256 } from '../journal/sha256';
import { readRecord, type RecordStore } from '../workspace/record-store';

const digestOf = (value: unknown): string => sha256(canonicalize(value));

/** The records that a release is rendered from, as their heads: named in a statement beside the outputs' digests. */
export function recordsDigest(records: RecordStore, content: ReleaseContent): string {
  const { release, header, productSlug } = content;
  const sources = [
    releaseRecord(release),
    productRecord(productSlug),
    templateRecord(header.template.id, header.template.version),
    ...records.ofRelease(release).filter((record) => /^release\/[^/]+\/(section|change|unit)\//.test(record)),
  ];
  return digestOf(
    Object.fromEntries(sources.map((record) => [record, records.heads(record).map(({ id }) => id)])),
  );
}

/** The answers of a release's checklist, by item; unanswered items are absent. */
export function checklistAnswers(
  records: RecordStore,
  content: ReleaseContent,
): Readonly<Record<string, Answer>> {
  return Object.fromEntries(
    content.template.checklist.flatMap(({ key }) => {
      const answer = readRecord(records, answerRecord(content.release, key), answerSchema).value;
      return answer === undefined ? [] : [[key, answer]];
    }),
  );
}

/** What a compliance signature binds to besides the outputs: every answer with its evidence. */
export function checklistDigest(answers: Readonly<Record<string, Answer>>): string {
  return digestOf(answers);
}

/** Which policy a signature was given under. */
export function policyDigest(policy: SigningPolicy): string {
  return digestOf(policy);
}
