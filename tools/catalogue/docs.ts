/** Writes the generated parts of docs/catalogue.md. */
import { endpointId, type Endpoint } from '../../src/policy/endpoint';
import { anonymous } from './classify';
import type { Facts } from './facts';
import type { Catalogue } from './generate';
import { catalogueTraps, documentTraps, type Trap } from './traps';
import { retired } from './validate';

/**
 * @param page docs/catalogue.md, whose generated parts stand between `<!-- generated: NAME -->` and `<!-- end -->`
 * @returns the page with every such part written anew
 * @throws Error when the page asks for a part that does not exist, or lacks one
 */
export function renderDocs(page: string, facts: Facts, { endpoints }: Catalogue): string {
  const traps = [...documentTraps(facts), ...catalogueTraps(endpoints)];
  const parts = new Map([
    ['counts', counts(endpoints)],
    ['sections', sections(endpoints)],
    ['classes', classes(endpoints)],
    ['collections', collections(endpoints)],
    ['not for apps', notForApps(endpoints)],
    ['traps', trapTables(traps)],
    ['overlaps', overlaps(endpoints)],
    ['retired', retiredTable(endpoints)],
  ]);
  const written = page.replace(
    /(<!-- generated: (.+?) -->\n)[^]*?(<!-- end -->)/g,
    (_, start: string, name: string, end: string) => {
      const part = parts.get(name);
      if (part === undefined) throw new Error(`there is no part \`${name}\``);
      parts.delete(name);
      return `${start}\n${part}\n\n${end}`;
    },
  );
  if (parts.size > 0)
    throw new Error(`the page lacks ${[...parts.keys()].map((name) => `\`${name}\``).join(', ')}`);
  return written;
}

function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]): string =>
    `| ${cells.map((cell) => cell.replaceAll('|', '\\|')).join(' | ')} |`;
  return [line(head), line(head.map(() => '---')), ...rows.map(line)].join('\n');
}

function counts(endpoints: readonly Endpoint[]): string {
  const rows = (['document', 'openapi'] as const).map((basis) => {
    const of = endpoints.filter((endpoint) => endpoint.basis === basis);
    const count = (test: (endpoint: Endpoint) => boolean): string => String(of.filter(test).length);
    return [
      basis,
      String(of.length),
      ...(['blocked', 'not-blocked', 'unknown'] as const).map((exposure) =>
        count((each) => each.exposure === exposure),
      ),
      count(({ deprecated }) => deprecated),
      count(({ removed }) => removed),
    ];
  });
  return table(['basis', 'endpoints', 'blocked', 'not blocked', 'unknown', 'deprecated', 'removed'], rows);
}

function sections(endpoints: readonly Endpoint[]): string {
  const listed = endpoints.filter(({ basis }) => basis === 'document');
  const keys = [...new Set(listed.map(({ section, exposure }) => `${section}\n${exposure}`))];
  return table(
    ['section of the document', 'exposure', 'endpoints'],
    keys.map((key) => {
      const [section = '', exposure = ''] = key.split('\n');
      return [
        section,
        exposure,
        String(listed.filter((each) => each.section === section && each.exposure === exposure).length),
      ];
    }),
  );
}

function classes(endpoints: readonly Endpoint[]): string {
  const actions = ['read', 'write', 'delete', 'administer'] as const;
  const names = [...new Set(endpoints.map(({ dataClass }) => dataClass))].sort();
  return table(
    ['class of data', ...actions, 'of these not blocked'],
    names.map((name) => {
      const of = endpoints.filter(({ dataClass }) => dataClass === name);
      return [
        name,
        ...actions.map((action) => String(of.filter((each) => each.action === action).length)),
        String(of.filter(({ exposure }) => exposure === 'not-blocked').length),
      ];
    }),
  );
}

function collections(endpoints: readonly Endpoint[]): string {
  const rows = endpoints.filter(({ shape, exposure }) => shape === 'collection' && exposure === 'blocked');
  return rows
    .map((endpoint) => `- \`${endpointId(endpoint)}\`${endpoint.removed ? ' (removed)' : ''}`)
    .join('\n');
}

function notForApps(endpoints: readonly Endpoint[]): string {
  return table(
    ['endpoint', 'exposure', 'needs'],
    endpoints
      .filter(({ needs }) => !needs.apps)
      .map((endpoint) => [`\`${endpointId(endpoint)}\``, endpoint.exposure, endpoint.needs.right ?? '']),
  );
}

function trapTables(traps: readonly Trap[]): string {
  return [...new Set(traps.map(({ kind }) => kind))]
    .map((kind) => {
      const rows = traps.filter((trap) => trap.kind === kind);
      const cells = rows.map(({ line, says, decided, why }) => [String(line ?? ''), says, decided, why]);
      return `### ${kind} (${rows.length})\n\n${table(['line', 'what it says', 'decided', 'why'], cells)}`;
    })
    .join('\n\n');
}

function overlaps(endpoints: readonly Endpoint[]): string {
  const rows = endpoints.flatMap((literal) =>
    endpoints
      .filter(
        (general) =>
          general !== literal && general.method === literal.method && covers(general.path, literal.path),
      )
      .map((general) => [literal.method, `\`${literal.path}\``, `\`${general.path}\``]),
  );
  return table(['method', 'wins', 'would fit too'], rows);
}

/** Whether every concrete path of the second template fits the first one, which is the more general. */
function covers(general: string, literal: string): boolean {
  const wide = anonymous(general).split('/');
  const narrow = anonymous(literal).split('/');
  return (
    wide.length === narrow.length &&
    wide.every((segment, index) => segment === '{}' || segment === narrow[index])
  );
}

function retiredTable(endpoints: readonly Endpoint[]): string {
  const byId = new Map(endpoints.map((endpoint) => [endpointId(endpoint), endpoint]));
  const rows = endpoints.filter(retired).map((endpoint) => {
    const successors = endpoint.replacedBy.map((successor) => {
      const exposure = byId.get(endpointId(successor))?.exposure;
      return `\`${endpointId(successor)}\`${exposure === endpoint.exposure ? '' : ` (**${exposure ?? 'unknown'}**)`}`;
    });
    return [
      String(endpoint.source.line ?? ''),
      `\`${endpointId(endpoint)}\``,
      endpoint.removed ? 'removed' : 'deprecated',
      endpoint.exposure,
      successors.join('<br>') || 'none',
    ];
  });
  return table(['line', 'endpoint', 'state', 'exposure', 'instead'], rows);
}
