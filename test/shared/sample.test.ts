import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import { readFacts } from '../../tools/sample/facts';
import { sampleFiles } from '../../tools/sample/files';

const committed = join(__dirname, '../../src/local/sample/files');
const files = sampleFiles(readFacts(join(__dirname, '../../../shared/corpus/manifests')));

/** What a file says, whatever its layout. */
const meaning = (name: string, text: string): unknown => (name.endsWith('.csv') ? text : parse(text));

test('the sample estate is what its generator makes of the public manifests', () => {
  expect(readdirSync(committed).sort()).toEqual(files.map(([name]) => name).sort());
  for (const [name, text] of files)
    expect(meaning(name, readFileSync(join(committed, name), 'utf8'))).toEqual(meaning(name, text));
});
