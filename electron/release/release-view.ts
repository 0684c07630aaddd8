import { sectionDocumentSchema, type SectionDocument } from '../../shared/authoring/document';
import { changeSchema } from '../../shared/release/change';
import { changeRecord, releaseRecord, sectionRecord } from '../../shared/release/record-ids';
import { releaseHeaderSchema, type ReleaseState } from '../../shared/release/release';
import type { ReleaseView, Versioned } from '../../shared/release/view';
import { permanentPath } from '../../shared/rendering/permanent-path';
import { ok, type Result } from '../../shared/result';
import { templateProblems } from '../../shared/template/template-problems';
import type { OpenWorkspace } from '../workspace/open-workspace';
import { readRecord } from '../workspace/record-store';
import { releaseContent } from './release-content';

const emptySection: SectionDocument = { blocks: [] };

/** A release as the Write step shows it; `state` is worked out by the caller, who has the signatures. */
export function releaseView(
  workspace: OpenWorkspace,
  release: string,
  state: ReleaseState,
): Result<ReleaseView> {
  const { records } = workspace;
  const content = releaseContent(records, release);
  if (!content.ok) return content;
  const { header, product, template } = content.value;
  const read = readRecord(records, releaseRecord(release), releaseHeaderSchema);
  const sections: Record<string, Versioned<SectionDocument>> = {};
  for (const { kind, key } of template.sections) {
    if (kind !== 'prose') continue;
    const { value, parents, inConflict } = readRecord(
      records,
      sectionRecord(release, key),
      sectionDocumentSchema,
    );
    sections[key] = { value: value ?? emptySection, parents, inConflict };
  }
  return ok({
    id: release,
    header: { value: header, parents: read.parents, inConflict: read.inConflict },
    productName: product.name,
    template,
    sections,
    changes: content.value.changes.map(({ id, change }) => {
      const { parents, inConflict } = readRecord(records, changeRecord(release, id), changeSchema);
      return { id, value: change, parents, inConflict };
    }),
    problems: templateProblems(content.value),
    state,
    permanentPath:
      header.version === '' ? null : permanentPath(header.product, header.version, header.sourceLocale),
  });
}
