/** The files of a pack as text. Nothing in them depends on the moment, so the same facts give the same bytes. */
import { driftSentences } from '../drift/sentences';
import { unknowns, type PackContent } from './content';
import { packReport } from './page';
import { readme } from './readme';
import { appsCsv, endpointsCsv, findingsCsv, sourcesCsv, unknownsCsv } from './tables';

export interface PackFile {
  readonly name: string;
  readonly text: string;
}

/** All but the manifest and the sums, which seal them. */
export function packFiles(content: PackContent): PackFile[] {
  const { tool, madeOn, scan, rules, listing, apps, brought, unread, sources, checks, since, drift } =
    content;
  const { approvals, attestations, undecided } = content;
  const recorded = rules && { ...rules, text: undefined };
  return [
    { name: 'README.txt', text: readme(content) },
    { name: 'report.html', text: packReport(content) },
    {
      name: 'scan.json',
      text: json({
        tool,
        scan,
        rules: recorded,
        apps,
        brought,
        unread,
        unknowns: unknowns(content).length,
        sources,
      }),
    },
    { name: 'apps.csv', text: appsCsv(content) },
    { name: 'endpoints.csv', text: endpointsCsv(content) },
    { name: 'findings.csv', text: findingsCsv(content) },
    { name: 'unknowns.csv', text: unknownsCsv(content) },
    { name: 'sources.csv', text: sourcesCsv(content) },
    { name: 'approvals.json', text: json({ madeOn, approvals, attestations, undecided }) },
    { name: 'checks.json', text: json({ madeOn, checks: checks.results }) },
    { name: 'checks.yml', text: checks.text },
    { name: 'drift.json', text: json({ since, ...drift, texts: driftSentences(drift) }) },
    { name: 'rules.yml', text: rules?.text ?? '' },
    {
      name: 'catalogue.json',
      text: json({
        version: scan.catalogue,
        endpoints: listing && Object.fromEntries([...listing].sort(byName)),
      }),
    },
  ];
}

function byName([a]: readonly [string, unknown], [b]: readonly [string, unknown]): number {
  return a < b ? -1 : 1;
}

function json(value: unknown): string {
  return `${JSON.stringify(value, null, 1)}\n`;
}
