import type { SourceView } from '../../../src/api';
import { age, count, words } from '../words';
import { Link } from './link';
import { DataTable, type Column } from './table';

const w = words.overview;

const columns: readonly Column<SourceView>[] = [
  { key: 'name', label: words.import.columns.name, sort: ({ name }) => name, render: ({ name }) => name },
  {
    key: 'kind',
    label: words.import.columns.kind,
    sort: ({ kind }) => words.sourceKind[kind],
    render: ({ kind }) => words.sourceKind[kind],
  },
  {
    key: 'apps',
    label: w.sourceApps,
    sort: ({ apps }) => apps,
    render: ({ apps, total }) =>
      total !== null && total > apps ? words.import.incomplete(apps, total) : count(apps),
  },
  {
    key: 'age',
    label: w.sourceAge,
    sort: ({ importedAt }) => Date.parse(importedAt),
    csv: ({ importedAt }) => importedAt,
    render: ({ importedAt }) => age(importedAt),
  },
];

/** The sources of the estate, the oldest first: an answer is no newer than what it rests on. */
export function SourceTable({ sources }: { readonly sources: readonly SourceView[] }) {
  if (sources.length === 0)
    return (
      <p className="quiet">
        {w.sourcesNone} <Link to={{ view: 'import' }}>{w.sourceImport}</Link>
      </p>
    );
  return (
    <DataTable
      label={w.sources}
      columns={columns}
      rows={sources}
      rowKey={({ id }) => id}
      pageSize={10}
      start={{ key: 'age', direction: 'ASC' }}
      file="sources"
    />
  );
}
