import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import { readCalls } from '../../tools/sample/calls';
import { readFacts } from '../../tools/sample/facts';
import { makeSample } from '../../tools/sample/files';

const sample = join(__dirname, '../../src/local/sample');
const corpus = join(__dirname, '../../../shared/corpus');
const committed = join(sample, 'files');
const { files, calls } = makeSample(readFacts(join(corpus, 'manifests')), readCalls(join(corpus, 'truth')));

/** What a file says, whatever its layout. */
const meaning = (name: string, text: string): unknown => (name.endsWith('.csv') ? text : parse(text));

test('the sample estate is what its generator makes of public manifests and call sites', () => {
  expect(readdirSync(committed).sort()).toEqual(files.map(([name]) => name).sort());
  for (const [name, text] of files)
    expect(meaning(name, readFileSync(join(committed, name), 'utf8'))).toEqual(meaning(name, text));
  expect(Object.keys(calls).length).toBeGreaterThan(2);
  expect(JSON.parse(readFileSync(join(sample, 'calls.json'), 'utf8'))).toEqual(calls);
});
