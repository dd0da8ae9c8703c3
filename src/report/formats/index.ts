/** Every format of an audit by name; each is a function of the one result. */
import type { AuditResult } from '../result';
import { csv } from './csv';
import { html } from './html';
import { json } from './json';
import { markdown } from './markdown';
import { ndjson } from './ndjson';
import { sarif } from './sarif';
import type { Terminal } from './table';
import { table } from './table';

export const formats = { table, json, ndjson, csv, sarif, html, markdown } satisfies Record<
  string,
  (result: AuditResult, terminal?: Terminal) => string
>;
