import type { SourceView } from '../../../src/api';
import { age, words } from '../words';

/** What is known rests on these files; each with its age, the list a click away. */
export function SourceAges({ sources }: { readonly sources: readonly SourceView[] }) {
  const oldest = sources.map(({ importedAt }) => importedAt).toSorted()[0];
  if (oldest === undefined) return <p className="quiet">{words.apps.sourcesNone}</p>;
  return (
    <details className="source-ages">
      <summary>{words.apps.sources(sources.length, oldest)}</summary>
      <ul>
        {sources.slice(0, listed).map((source) => (
          <li key={source.id}>
            {`${source.name} (${words.sourceKind[source.kind]}), ${age(source.importedAt)}: `}
            {source.total !== null && source.total > source.apps
              ? words.import.incomplete(source.apps, source.total)
              : words.apps.appCount(source.apps)}
          </li>
        ))}
        {sources.length > listed ? <li>{words.apps.sourcesMore(sources.length - listed)}</li> : null}
      </ul>
    </details>
  );
}

/** More than this are told as a number; the Import page lists all. */
const listed = 20;
