import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { DOCUMENT_DATE, NEWEST } from '../../tools/catalogue/dates';
import { extract } from '../../tools/catalogue/extract';
import { serialiseFacts } from '../../tools/catalogue/facts';
import type { DatedOperation } from '../../tools/catalogue/operations';

const root = join(__dirname, '../..');
const material = join(root, '../shared');
const committed = (name: string): string => readFileSync(join(root, 'tools/catalogue/facts', name), 'utf8');

beforeAll(() => {
  if (!existsSync(material))
    throw new Error(
      'the material is missing: this check needs ../shared beside the repository, with documents and openapi',
    );
});

test('the committed facts are what the material gives: run `npm run catalogue:extract -- ../shared` when this fails', () => {
  const { entries, operations } = extract(material);
  expect(serialiseFacts(entries)).toBe(committed('entries.json'));
  expect(serialiseFacts(operations)).toBe(committed('operations.json'));
});

test('no flag changed between the two dates', () => {
  const flags = (date: string): Map<string, boolean | null> => {
    const text = readFileSync(join(material, 'openapi', `operations-${date}.json`), 'utf8');
    const operations = JSON.parse(text) as DatedOperation[];
    return new Map(
      operations.map(({ method, path, appAccessRuleExempt }) => [`${method} ${path}`, appAccessRuleExempt]),
    );
  };
  const now = flags(NEWEST);
  const changed = [...flags(DOCUMENT_DATE)].filter(([id, flag]) => now.has(id) && now.get(id) !== flag);
  expect(changed).toEqual([]);
});
