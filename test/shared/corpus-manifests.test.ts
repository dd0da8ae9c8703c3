/** Every real manifest and descriptor of the shared material goes through, or says in one sentence why not. */
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { dependencies } from '../../src/evidence/dependency';
import { readAny } from '../../src/evidence/read-any';
import type { AppRecord } from '../../src/evidence/app';

const folder = path.join(__dirname, '../../../shared/corpus/manifests');
const files = readdirSync(folder).sort();
const reads = files.map((file) => ({
  file,
  read: readAny(file, readFileSync(path.join(folder, file), 'utf8')),
}));
const records = reads.flatMap(({ read }) => (read.ok ? read.apps : []));

test('all 123 files are read, one record each, and none is refused', () => {
  expect(files).toHaveLength(123);
  expect(reads.flatMap(({ file, read }) => (read.ok ? [] : [`${file} ${read.message}`]))).toEqual([]);
  expect(records.map(({ source }) => source)).toEqual(files);
});

test('the one descriptor with comments is the one that is read leniently', () => {
  const lenient = records.filter(({ notices }) => notices.some(({ code }) => code === 'lenient-json'));
  expect(lenient.map(({ source }) => source)).toEqual([
    'svalio+atlassian-connect-express-encryption.atlassian-connect.json',
  ]);
});

test('files stand for apps without a real key', () => {
  const placeholders = records.filter(({ key, source }) => key === source).map(({ source }) => source);
  expect(placeholders).toEqual([
    'ZenUml+confluence-plugin.2.atlassian-connect.json',
    'atlassian-labs+FSRT.2.manifest.yml',
    'atlassian-labs+FSRT.3.manifest.yml',
    'cadmiumkitty+taxonomies-for-confluence.atlassian-connect.json',
    'jacksehr+glossary-lookup-forge-app.manifest.yml',
    'jopnelli+forge-events.manifest.yml',
    'svalio+atlassian-connect-express-encryption.atlassian-connect.json',
    'toolsplus+nx-forge.manifest.yml',
    'viqueen+atlassian-forge-apps.manifest.yml',
  ]);
});

test('the counts of the whole set', () => {
  const count = (list: (app: AppRecord) => readonly unknown[]): number =>
    records.reduce((sum, app) => sum + list(app).length, 0);
  const by = (names: readonly string[]): Record<string, number> =>
    Object.fromEntries(
      [...new Set(names)].sort().map((name) => [name, names.filter((one) => one === name).length]),
    );
  const counts = {
    kinds: by(records.map(({ kind }) => kind)),
    permitted: count(dependencies),
    modules: count(({ modules }) => modules),
    unresolved: by(records.flatMap(({ unresolved }) => unresolved.map(({ reason }) => reason))),
    notices: by(records.flatMap(({ notices }) => notices.map(({ code }) => code))),
  };
  console.log(counts);
  expect(counts.kinds).toEqual({ connect: 34, forge: 89 });
  expect(counts.unresolved['server']).toBe(35);
  expect(counts.unresolved['act-as-user']).toBe(3);
});
