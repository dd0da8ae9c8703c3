/** The tables of a pack, for spreadsheets. */
import { exposureCounts, levelCounts } from '../counts';
import { csvTable } from '../formats/csv';
import { ageInDays } from '../standing';
import { allFindings, unknowns, type PackContent, type PackSource } from './content';

export function appsCsv({ apps }: PackContent): string {
  const head = ['app', 'name', 'kind', 'vendor', 'version', 'eligible', 'scopes', 'blocked', 'not blocked'];
  return csvTable(
    [...head, 'unknown', 'parts not known', 'errors', 'warnings', 'notes'],
    apps.map((one) => {
      const counts = exposureCounts(one.calls ?? []);
      const levels = levelCounts(one.findings);
      return [
        one.app,
        one.name,
        one.kind,
        one.vendor ?? 'unknown',
        one.version ?? 'unknown',
        one.eligible,
        one.scopes?.join(' ') ?? 'unknown',
        ...(one.calls === null
          ? ['unknown', 'unknown', 'unknown']
          : [counts.blocked, counts.notBlocked, counts.unknown]),
        one.unresolved.length,
        levels.error,
        levels.warning,
        levels.note,
      ];
    }),
  );
}

/** One row for each app and endpoint. */
export function endpointsCsv({ apps }: PackContent): string {
  return csvTable(
    ['app', 'name', 'method', 'path', 'exposure', 'evidence', 'verdict'],
    apps.flatMap(({ app, name, calls }) =>
      (calls ?? []).map((call) => [
        app,
        name,
        call.method ?? '?',
        call.path,
        call.exposure,
        call.strongest,
        call.verdict,
      ]),
    ),
  );
}

export function findingsCsv(content: PackContent): string {
  return csvTable(
    ['id', 'level', 'code', 'app', 'name', 'text'],
    allFindings(content).map(({ id, level, code, app, name, text }) => [id, level, code, app, name, text]),
  );
}

export function unknownsCsv(content: PackContent): string {
  return csvTable(
    ['app', 'name', 'what is not known', 'detail'],
    unknowns(content).map(({ app, name, what, detail }) => [app, name, what, detail]),
  );
}

export function sourcesCsv({ sources, scan }: PackContent): string {
  return csvTable(
    ['kind', 'name', 'imported at', 'age at the scan', 'apps', 'apps there are'],
    sources.map((one) => [
      one.kind,
      one.name,
      one.importedAt,
      ageWords(one, scan.startedAt),
      one.apps,
      one.total ?? 'unknown',
    ]),
  );
}

/** `12 days`; a source of after the scan is no part of what the scan says. */
export function ageWords({ importedAt }: Pick<PackSource, 'importedAt'>, at: string): string {
  if (importedAt > at) return 'imported after this scan';
  const days = ageInDays(importedAt, at);
  return days === 1 ? '1 day' : `${days} days`;
}
