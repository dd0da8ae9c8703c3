import type { SourceView } from '../api';
import type { StoredSource } from '../host';

/** A source as the pages show it. */
export function viewSource({ id, kind, name, importedAt, apps, total }: StoredSource): SourceView {
  return { id, kind: kind as SourceView['kind'], name, importedAt, apps, total };
}
