import fc from 'fast-check';
import { strToU8, Zip, ZipDeflate, zipSync } from 'fflate';
import { looksLikeZip, readArchive } from '../../src/evidence/archive';
import { archiveLimits, unpack } from '../../src/evidence/archive/unpack';

const zip = (files: Readonly<Record<string, string>>) =>
  zipSync(Object.fromEntries(Object.entries(files).map(([name, text]) => [name, strToU8(text)])));
const all = () => true;
const text = new TextDecoder();

/** As tools write them that do not know the sizes beforehand. */
function streamed(files: Readonly<Record<string, string>>): Uint8Array {
  const parts: Uint8Array[] = [];
  const archive = new Zip((_error, data) => parts.push(data));
  for (const [name, content] of Object.entries(files)) {
    const entry = new ZipDeflate(name);
    archive.add(entry);
    entry.push(strToU8(content), true);
  }
  archive.end();
  return Buffer.concat(parts);
}

test.each([
  ['known sizes', zip],
  ['sizes after the data', streamed],
])('gives what was put in, with %s', (_what, make) => {
  const name = fc.stringMatching(/^[a-z]{1,8}(?:\/[a-z]{1,8}){0,3}\.js$/);
  fc.assert(
    fc.property(fc.dictionary(name, fc.string({ unit: 'grapheme', maxLength: 2000 })), (files) => {
      const read = unpack(make(files), all);
      if (!read.ok) throw new Error(read.message);
      expect(Object.fromEntries(read.files.map(({ path, bytes }) => [path, text.decode(bytes)]))).toEqual({
        ...files,
      });
    }),
    { numRuns: 50 },
  );
});

test('takes out only what is wanted', () => {
  const read = unpack(zip({ 'a.js': 'a', 'b.png': 'b', 'c/': '' }), (path) => path.endsWith('.js'));
  expect(read.ok && read.files.map(({ path }) => path)).toEqual(['a.js']);
});

test.each([['../a.js'], ['a/../../b.js'], ['/etc/a.js'], ['C:\\a.js'], ['a\\..\\..\\b.js']])(
  '%s leads outside',
  (name) => {
    expect(unpack(zip({ 'ok.js': '1', [name]: '2' }), all)).toMatchObject({
      ok: false,
      message: expect.stringContaining('leads outside') as string,
    });
  },
);

test('a bomb is stopped at the limits, whatever it claims', () => {
  const bomb = zip({ 'a.js': '0'.repeat(30_000_000) });
  expect(unpack(bomb, all)).toMatchObject({ message: expect.stringContaining('times its size') as string });
  const roomy = { ...archiveLimits, ratio: 1_000_000, total: 1_000_000 };
  expect(unpack(bomb, all, roomy)).toMatchObject({
    message: expect.stringContaining('holds more than') as string,
  });
  const lying = new Uint8Array(bomb);
  new DataView(lying.buffer).setUint32(22, 10, true);
  expect(unpack(lying, all).ok).toBe(false);
  const few = { ...archiveLimits, entries: 2 };
  expect(unpack(zip({ a: '', b: '', c: '' }), all, few)).toMatchObject({
    message: 'has more than 2 entries',
  });
  expect(unpack(new Uint8Array(10), all, { ...archiveLimits, packed: 9 }).ok).toBe(false);
});

test('a name that would rewrite the terminal is told in one harmless line', () => {
  const read = unpack(zipSync({ '../a\n\u001b[2Jb.js': strToU8('1') }), all);
  expect(read).toEqual({
    ok: false,
    message: 'has an entry that leads outside of it: `../a\ufffd\ufffd[2Jb.js`',
  });
});

test('an archive that was cut or changed is read whole or refused, never thrown at', () => {
  const whole = zip({
    'manifest.yml': 'x: 1\n'.repeat(50),
    'src/index.js': 'call();\n'.repeat(80),
    'z.js': '1',
  });
  fc.assert(
    fc.property(
      fc.nat(whole.length),
      fc.array(fc.tuple(fc.nat(whole.length - 1), fc.nat(255)), { maxLength: 4 }),
      (end, changes) => {
        const changed = new Uint8Array(whole);
        for (const [at, byte] of changes) changed[at] = byte;
        const read = unpack(changed.subarray(0, end), all);
        if (end < whole.length - 22) expect(read.ok).toBe(false);
        if (!read.ok) expect(read.message).toMatch(/^[a-z].{5,}[^.]$/);
      },
    ),
    { numRuns: 500 },
  );
});

test('paths are relative to the one folder that holds everything', () => {
  const code = `import api, { route } from '@forge/api';\napi.asApp().requestConfluence(route\`/wiki/api/v2/pages\`);\n`;
  const read = readArchive(
    'app.zip',
    zip({ 'app-main/src/index.js': code, 'app-main/readme.md': '', 'app-main/package.json': '{}' }),
  );
  expect(read).toMatchObject({
    ok: true,
    apps: [{ key: 'app', evidence: [{ file: 'src/index.js', line: 2 }] }],
  });
  expect(readArchive('x.zip', zip({ 'a.md': 'x' })).ok).toBe(false);
  expect(readArchive('x.zip', zip({ 'manifest.yml': 'app: [' }))).toMatchObject({
    ok: false,
    message: expect.stringContaining('manifest.yml') as string,
  });
});

test('is told by its first bytes', () => {
  expect(looksLikeZip(zip({ a: '1' }))).toBe(true);
  expect(looksLikeZip(zip({}))).toBe(true);
  expect(looksLikeZip('PK\u0003\u0004')).toBe(true);
  expect(looksLikeZip('PKG: 1')).toBe(false);
});
