/** `portcullis scan`: one scan of the apps in some PATHs into the store of a folder, and what drifted since the last. */
import { readFile } from 'node:fs/promises';
import type { ScanResult } from '../command-line';
import { exposureCounts, levelCounts } from '../report/counts';
import { scanFormats, type ScanReport } from '../report/drift/scan-report';
import type { Unreadable } from '../report/result';
import { toolVersion } from '../report/version';
import { codesOf, readPaths, type ReadingOptions } from './audit';
import { withEstate } from './estate-folder';
import { chosenFormat, deliver } from './output';
import { rulesOf } from './rules';
import { exit, UsageError } from './usage';

export interface ScanOptions extends ReadingOptions {
  readonly data?: string;
  readonly rules?: string;
  readonly format?: string;
  readonly output?: string;
  readonly failOn?: string;
}

export async function runScan(paths: readonly string[], options: ScanOptions): Promise<void> {
  if (paths.length === 0)
    throw new UsageError('expected a PATH to scan, such as `portcullis scan . --data ./estate`');
  if (options.data === undefined) throw new UsageError('expected --data, the folder that keeps the scans');
  const { data } = options;
  const failOn = codesOf(options.failOn);
  const names = Object.keys(scanFormats) as (keyof typeof scanFormats)[];
  const format = chosenFormat(names, options.format, options.output);
  const rules = await rulesText(options.rules);
  const { apps, unreadable } = await readPaths(paths, options);
  const result = await withEstate(data, async (platform, ask) => {
    // What a scan that was cut short left behind comes to its end first.
    await platform.drain();
    const problem = await ask((line) => line.replaceApps(apps));
    if (problem !== null) throw new UsageError(problem);
    if (rules !== null) await ask((line) => line.recordRules(rules));
    const id = await ask((line) => line.startScan());
    await platform.drain();
    return ask((line) => line.result(id));
  });
  if (result === null) throw new Error('the scan did not come to its end');
  const report = reportOf(result, unreadable);
  await deliver(scanFormats[format](report), options.output);
  if (report.findings.some(({ code }) => [...failOn].some((one) => one === code)))
    process.exitCode = exit.found;
}

/** The rules file as it is written, once it is known to be one; null without `--rules`. */
async function rulesText(file: string | undefined): Promise<string | null> {
  if (file === undefined) return null;
  await rulesOf(file);
  return readFile(file, 'utf8');
}

function reportOf(
  { scan, apps, brought, since, drift }: ScanResult,
  unreadable: readonly Unreadable[],
): ScanReport {
  const findings = [...brought, ...apps.flatMap((app) => app.findings)];
  return {
    schemaVersion: 1,
    tool: { name: 'portcullis', version: toolVersion },
    scanId: scan.id,
    startedAt: scan.startedAt,
    catalogue: scan.catalogue,
    rules: scan.rules,
    apps: apps.map((app) => ({
      key: app.app,
      name: app.name,
      kind: app.kind,
      vendor: app.vendor,
      version: app.version,
      eligible: app.eligible,
      scopes: app.scopes,
      endpoints: exposureCounts(app.calls ?? []),
      findings: app.findings.map(({ id }) => id),
    })),
    findings,
    unreadable,
    summary: {
      apps: apps.length,
      endpoints: exposureCounts(apps.flatMap(({ calls }) => calls ?? [])),
      findings: levelCounts(findings),
    },
    drift: { ...drift, since: since?.id ?? null, sinceAt: since?.startedAt ?? null },
  };
}
