/** The catalogue itself in each format of `portcullis catalogue`. */
import type { Endpoint } from '../policy/endpoint';
import { isDisputed } from './findings/calls';
import { csvTable } from './formats/csv';
import { markdown as safe } from './formats/escape';
import { columns } from './formats/table';

type Row = readonly string[];

const header: Row = [
  'api',
  'section',
  'name',
  'method',
  'path',
  'exposure',
  'basis',
  'openapi exposure',
  'deprecated',
  'removed',
  'data class',
  'action',
  'shape',
  'needs',
  'classic scopes',
  'granular scopes',
  'connect scope',
  'replaced by',
  'source',
];

function row(endpoint: Endpoint): Row {
  const { scopes, source } = endpoint;
  return [
    endpoint.api,
    endpoint.section,
    endpoint.name,
    endpoint.method,
    endpoint.path,
    endpoint.exposure,
    endpoint.basis,
    endpoint.openapiExposure ?? '',
    endpoint.deprecated ? 'deprecated' : '',
    endpoint.removed ? 'removed' : '',
    endpoint.dataClass,
    endpoint.action,
    endpoint.shape,
    endpoint.needs.apps ? (endpoint.needs.right ?? '') : 'apps cannot call it',
    scopes.classic.join(' '),
    scopes.granular.join(' '),
    scopes.connect ?? '',
    endpoint.replacedBy.map(({ method, path, basis }) => `${method} ${path} (${basis})`).join('; '),
    source.line === null ? source.document : `${source.document}:${String(source.line)}`,
  ];
}

function counts(endpoints: readonly Endpoint[]): string {
  const of = (exposure: string) => endpoints.filter((one) => one.exposure === exposure).length;
  const disputed = endpoints.filter(isDisputed).length;
  return `${String(endpoints.length)} endpoints: ${String(of('blocked'))} blocked, ${String(of('not-blocked'))} not blocked, ${String(of('unknown'))} unknown; ${String(disputed)} disputed`;
}

function table(endpoints: readonly Endpoint[]): string {
  const short = endpoints.map((endpoint) => [
    endpoint.exposure,
    endpoint.removed ? 'removed' : endpoint.deprecated ? 'deprecated' : '',
    endpoint.dataClass,
    endpoint.method,
    endpoint.path,
  ]);
  const lines = columns(['exposure', 'lifecycle', 'data class', 'method', 'path'], short);
  return `${[...lines, '', counts(endpoints)].join('\n')}\n`;
}

function markdown(endpoints: readonly Endpoint[]): string {
  const line = (cells: Row) => `| ${cells.join(' | ')} |\n`;
  const rows = endpoints.map((endpoint) => line(row(endpoint).map(safe)));
  return `${counts(endpoints)}\n\n${line(header)}${line(header.map(() => '---'))}${rows.join('')}`;
}

/** The catalogue in a format; `json` is an array as the contract has it. */
export const catalogueFormats = {
  table,
  json: (endpoints: readonly Endpoint[]) =>
    `[\n${endpoints.map((one) => JSON.stringify(one)).join(',\n')}\n]\n`,
  csv: (endpoints: readonly Endpoint[]) => csvTable(header, endpoints.map(row)),
  markdown,
} as const;
