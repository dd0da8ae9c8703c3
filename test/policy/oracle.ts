/** The slow, obvious matcher that the fast one is held against. It shares no code with it. */
import type { Endpoint } from '../../src/policy/endpoint';

interface Row {
  readonly endpoint: Endpoint;
  readonly segments: readonly string[];
}

const isParameter = (segment: string): boolean => segment.startsWith('{');

/** Looks at every template: all that fit, and of these the one whose first difference is a literal. */
export function oracle(endpoints: readonly Endpoint[]): (method: string, path: string) => Endpoint | null {
  const rows: Row[] = endpoints.flatMap((endpoint) =>
    [endpoint.path, ...endpoint.aliases.map((alias) => `/wiki${alias}`)].map((path) => ({
      endpoint,
      segments: path.split('/'),
    })),
  );
  return (method, path) => {
    const segments = path.split('/');
    let best: Row | null = null;
    for (const row of rows) {
      if (row.endpoint.method !== method || row.segments.length !== segments.length) continue;
      const fits = row.segments.every((wanted, i) =>
        isParameter(wanted) ? segments[i] !== '' : wanted === segments[i],
      );
      if (fits && (best === null || isMoreLiteral(row, best))) best = row;
    }
    return best?.endpoint ?? null;
  };
}

function isMoreLiteral(one: Row, other: Row): boolean {
  for (const [i, segment] of one.segments.entries()) {
    if (isParameter(segment) !== isParameter(other.segments[i]!)) return !isParameter(segment);
  }
  return false;
}
