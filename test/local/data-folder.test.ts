import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { takeDataFolder } from '../../src/local/platform/data-folder';
import { temporaryFolder } from './packages';

test('a folder that cannot be made is one clear line', () => {
  const file = join(temporaryFolder(), 'file');
  writeFileSync(file, '');
  expect(() => takeDataFolder(join(file, 'data'), [])).toThrow(
    /^data folder `.*` cannot be written: ENOTDIR$/,
  );
});

test('what a dead process left behind is no obstacle', () => {
  const path = temporaryFolder();
  for (const left of ['2147483646', 'nonsense', String(process.pid)]) {
    writeFileSync(join(path, 'portcullis.pid'), left);
    mkdirSync(join(path, 'a.db.lock'));
    takeDataFolder(path, ['a.db']).release();
  }
});

test('a living process keeps its folder', () => {
  const path = temporaryFolder();
  writeFileSync(join(path, 'portcullis.pid'), String(process.ppid));
  expect(() => takeDataFolder(path, [])).toThrow(`is in use by process ${process.ppid}`);
});
