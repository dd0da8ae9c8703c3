/** SARIF 2.1.0 for code-scanning pages: one result a finding, at the file and line it rests on. */
import { codeOrder, codes } from '../codes';
import type { Finding } from '../finding';
import { endpointsOf, say } from '../messages';
import type { AuditResult } from '../result';
import { visible } from './escape';

/** A relative reference: each segment escaped, so that no name can turn into a scheme or a fragment. */
function uri(file: string): string {
  const path = file
    .replaceAll('\\', '/')
    .split('/')
    .map((segment) => encodeURIComponent(segment.replace(/\p{Surrogate}/gu, '\ufffd')));
  return path.join('/').replace(/^(?=[^/]*%3A)/i, './') || '.';
}

function result(finding: Finding, sources: ReadonlyMap<string, string>) {
  const file = finding.file ?? (finding.app === null ? null : sources.get(finding.app)) ?? null;
  const region = finding.line === null ? {} : { region: { startLine: finding.line } };
  return {
    ruleId: finding.code,
    ruleIndex: codeOrder.indexOf(finding.code),
    level: finding.level,
    message: { text: visible(say(finding)) },
    locations:
      file === null ? [] : [{ physicalLocation: { artifactLocation: { uri: uri(file) }, ...region } }],
    partialFingerprints: { 'portcullis/v1': finding.id },
    properties: {
      id: finding.id,
      app: finding.app,
      dataClass: finding.dataClass,
      endpoints: endpointsOf(finding),
    },
  };
}

export function sarif(audit: AuditResult): string {
  const sources = new Map(audit.apps.map((app) => [app.key, app.source]));
  const rules = codeOrder.map((id) => ({
    id,
    name: id.replace(/(^|-)([a-z])/g, (_match, _dash, letter: string) => letter.toUpperCase()),
    shortDescription: { text: codes[id].title },
    fullDescription: { text: codes[id].meaning },
  }));
  const log = {
    $schema: 'https://docs.oasis-open.org/sarif/sarif/v2.1.0/os/schemas/sarif-schema-2.1.0.json',
    version: '2.1.0',
    runs: [
      {
        tool: { driver: { name: audit.tool.name, version: audit.tool.version, rules } },
        columnKind: 'utf16CodeUnits',
        results: audit.findings.map((finding) => result(finding, sources)),
      },
    ],
  };
  return `${JSON.stringify(log)}\n`;
}
