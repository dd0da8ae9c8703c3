/**
 * Brings what is generated up to date. `generate` works from the committed facts; `extract DIRECTORY`
 * takes the facts anew from the folder that holds `documents` and `openapi`, then generates.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { renderDocs } from './docs';
import { extract } from './extract';
import { parseFacts, serialiseFacts } from './facts';
import { generate, serialise } from './generate';
import { validate } from './validate';

const ENTRIES = 'tools/catalogue/facts/entries.json';
const OPERATIONS = 'tools/catalogue/facts/operations.json';
const ENDPOINTS = 'src/policy/catalogue/endpoints.json';
const PAGE = 'docs/catalogue.md';

const [command, directory] = process.argv.slice(2);
if (command === 'extract' && directory !== undefined) {
  const { entries, operations } = extract(directory);
  writeFileSync(ENTRIES, serialiseFacts(entries));
  writeFileSync(OPERATIONS, serialiseFacts(operations));
} else if (command !== 'generate') {
  throw new Error(
    'use `generate`, or `extract DIRECTORY` with the folder that holds `documents` and `openapi`',
  );
}

const facts = parseFacts(readFileSync(ENTRIES, 'utf8'), readFileSync(OPERATIONS, 'utf8'));
const catalogue = generate(facts);
const wrong = validate(catalogue.endpoints, facts);
if (wrong.length > 0) throw new Error(wrong.join('\n'));
writeFileSync(ENDPOINTS, serialise(catalogue));
writeFileSync(PAGE, renderDocs(readFileSync(PAGE, 'utf8'), facts, catalogue));
console.log(`${catalogue.endpoints.length} endpoints, version ${catalogue.version}`);
