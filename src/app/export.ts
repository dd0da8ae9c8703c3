import type { ExportView, Payload } from '../api';
import { settler, type Standing } from '../report/approvals';
import { audit } from '../report/audit';
import { csv } from '../report/formats/csv';
import { html } from '../report/formats/html';
import { json } from '../report/formats/json';
import type { AuditResult } from '../report/result';
import { contentHash } from '../scan/content-hash';
import type { Assessment } from './assessment';
import { Refusal } from './refusal';

type Format = Payload<'export'>['format'];

const formats: Readonly<Record<Format, { mediaType: string; render: (result: AuditResult) => string }>> = {
  csv: { mediaType: 'text/csv', render: csv },
  html: { mediaType: 'text/html', render: html },
  json: { mediaType: 'application/json', render: json },
};

/** Characters of one part: an answer to a page holds 5 MB, and a character may take six bytes in it. */
const PART = 500_000;

/**
 * Gives one part of a report; the page puts the parts together. All parts of a report come from the
 * same text, which is remembered between the calls; where another process makes it again, only the
 * time in it differs, and that is as long.
 *
 * @param now gives the time as ISO 8601
 */
export function createExport(
  now: () => string,
): (assessment: Assessment, approvals: readonly Standing[], payload: Payload<'export'>) => ExportView {
  let last: { readonly name: string; readonly text: string } | null = null;
  return (assessment, approvals, { format, part = 0, revision: asked }) => {
    const { estate, rules } = assessment;
    const revision = revisionOf(assessment, approvals);
    const expected = asked ?? revision;
    if (expected !== revision) {
      throw new Refusal('bad-input', 'The estate changed while it was exported. Export it again.');
    }
    const name = `${revision} ${format}`;
    if (last?.name !== name) {
      const records = estate.apps.map(({ app }) => app);
      last = {
        name,
        text: formats[format].render(decided(audit(records, [], rules, { at: now() }), approvals)),
      };
    }
    const parts = Math.max(1, Math.ceil(last.text.length / PART));
    if (part >= parts)
      throw new Refusal('not-found', `The report has ${parts} parts; there is no part ${part}.`);
    const newest = estate.sources.at(-1)?.importedAt.slice(0, 10) ?? 'empty';
    return {
      fileName: `portcullis-${newest}.${format}`,
      mediaType: formats[format].mediaType,
      part,
      parts,
      text: last.text.slice(part * PART, (part + 1) * PART),
      revision,
    };
  };
}

/** What people decided is part of the report. */
function revisionOf({ revision }: Assessment, approvals: readonly Standing[]): string {
  return contentHash([revision, approvals]);
}

/** The same result with the findings marked that somebody decided on. */
function decided(result: AuditResult, approvals: readonly Standing[]): AuditResult {
  const settle = settler(approvals);
  const findings = result.findings.map((finding) => {
    const ignored = settle(finding);
    return ignored === null ? finding : { ...finding, ignored };
  });
  const ignored = findings.filter((one) => one.ignored).length;
  return { ...result, findings, summary: { ...result.summary, ignored } };
}
