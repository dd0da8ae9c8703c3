/** SARIF 2.1.0 for code-scanning pages: one result a finding, at the file and line it rests on. */
import { codeOrder, codes } from '../codes';
import type { Finding } from '../finding';
import { endpointsOf, say } from '../messages';
import { appsByFinding, placesOf } from '../places';
import type { AuditedApp, AuditResult } from '../result';
import { visible } from '../../evidence/visible';

/** A relative reference: each segment escaped, so that no name can turn into a scheme or a fragment. */
function uri(file: string): string {
  const path = file
    .replaceAll('\\', '/')
    .split('/')
    .map((segment) => encodeURIComponent(segment.replace(/\p{Surrogate}/gu, '\ufffd')));
  return path.join('/').replace(/^(?=[^/]*%3A)/i, './') || '.';
}

function location(file: string, line: number | null) {
  const region = line === null ? {} : { region: { startLine: line } };
  return { physicalLocation: { artifactLocation: { uri: uri(file) }, ...region } };
}

/** The other places of a finding; the first one is where a code-scanning page shows it. */
function related(finding: Finding, app: AuditedApp | undefined) {
  return placesOf(finding, app)
    .filter(({ file, line }) => file !== finding.file || line !== finding.line)
    .map(({ file, line, detail }, id) => ({
      id,
      ...location(file, line),
      message: { text: visible(detail) },
    }));
}

function result(finding: Finding, app: AuditedApp | undefined) {
  const file = finding.file ?? app?.source ?? null;
  const others = related(finding, app);
  const { known, ignored } = finding;
  return {
    ruleId: finding.code,
    ruleIndex: codeOrder.indexOf(finding.code),
    level: finding.level,
    message: { text: visible(say(finding)) },
    locations: file === null ? [] : [location(file, finding.line)],
    ...(others.length > 0 ? { relatedLocations: others } : {}),
    ...(known === undefined ? {} : { baselineState: known ? 'unchanged' : 'new' }),
    ...(ignored
      ? {
          suppressions: [
            {
              kind: 'external',
              justification: visible(
                `${ignored.reason}${ignored.until === null ? '' : ` (until ${ignored.until})`}`,
              ),
            },
          ],
        }
      : {}),
    partialFingerprints: { 'portcullis/v1': finding.id },
    properties: {
      id: finding.id,
      app: finding.app,
      dataClass: finding.dataClass,
      strongest: finding.data['strongest'] ?? null,
      endpoints: endpointsOf(finding),
    },
  };
}

export function sarif(audit: AuditResult): string {
  const apps = appsByFinding(audit);
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
        results: audit.findings.map((finding) => result(finding, apps.get(finding.id))),
      },
    ],
  };
  return `${JSON.stringify(log)}\n`;
}
