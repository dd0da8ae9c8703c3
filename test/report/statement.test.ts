import fc from 'fast-check';
import { readAny } from '../../src/evidence/read-any';
import { appRecord } from '../../src/evidence/read';
import { dependencies } from '../../src/evidence/dependency';
import { audit } from '../../src/report/audit';
import { statementFormats } from '../../src/report/statement';
import { call, chart, hostileNames } from './estate';

const maker = { vendor: 'Example Ltd', version: '4.2.0', date: '2026-11-22' };
const read = appRecord({
  ...chart,
  codeFiles: 4,
  evidence: [
    ...chart.evidence,
    call('referenced', null, '/wiki/api/v2/pages/{}'),
    call('referenced', 'DELETE', '/wiki/api/v2/pages/{}', { caller: 'api token' }),
  ],
});
const [app] = audit([read], [], []).apps;
const names = Object.keys(statementFormats) as (keyof typeof statementFormats)[];

describe.each(names)('as %s', (name) => {
  const format = statementFormats[name];

  test('it is read back as the word of the vendor, with every call that was found', () => {
    const back = readAny(`statement.${name}`, format(app!, maker));
    if (!back.ok) throw new Error(back.message);
    expect(back.kind).toBe('vendor statement');
    const [record] = back.apps;
    expect(record).toMatchObject({
      key: chart.key,
      name: chart.name,
      vendor: maker.vendor,
      version: maker.version,
      scopes: chart.scopes,
      notices: [{ code: 'vendors-word' }],
    });
    const used = (of: typeof read) =>
      dependencies(of)
        .filter(({ strongest }) => strongest !== 'permitted')
        .map(({ method, path, exposure }) => [method, path, exposure]);
    expect(used(record!)).toEqual(used(read));
    expect(
      record!.evidence.every(
        ({ strength, detail }) => strength === 'referenced' && detail.startsWith('the word of Example Ltd'),
      ),
    ).toBe(true);
    expect(record!.unresolved.map(({ reason }) => reason)).toEqual(['any-endpoint']);
  });

  test('says for each call whether it is lost, kept, or not known', () => {
    const text = format(app!, maker).replaceAll('\\', '');
    const [lost = 0, kept = 0, open = 0] = ['Lost where', 'Kept although', 'Not known'].map((title) =>
      text.indexOf(title),
    );
    const between = (path: string, from: number, to: number) => text.slice(from, to).includes(path);
    expect(between('GET /wiki/api/v2/pages/{id}', lost, kept)).toBe(true);
    expect(between('membersByGroupId', kept, open)).toBe(true);
    expect(between('DELETE /wiki/api/v2/pages/{id}', kept, open)).toBe(true);
    expect(between('/wiki/rest/nothing/here', open, text.length)).toBe(true);
  });

  test('no name breaks the page or the part for programs', () => {
    fc.assert(
      fc.property(
        fc.oneof(fc.constantFrom(...hostileNames), fc.string({ minLength: 1, maxLength: 60 })),
        (text) => {
          const vendor = text.trim() === '' ? 'x' : text;
          const page = format({ ...app!, name: vendor }, { ...maker, vendor });
          expect(page.match(/portcullis-statement/g)).toHaveLength(1);
          if (name === 'html') expect(page).not.toMatch(/<img|<\/script><img/);
          const back = readAny('statement', page);
          expect(back).toMatchObject({ ok: true, kind: 'vendor statement' });
        },
      ),
      { numRuns: 100 },
    );
  });
});

test.each([
  ['no JSON', '{'],
  ['another version', '{"statement":2}'],
  [
    'a call of no method',
    JSON.stringify({
      statement: 1,
      vendor: 'x',
      version: '1',
      date: '2026-01-01',
      app: { key: 'k', name: 'n', kind: 'forge', scopes: null },
      calls: [{ method: 'EAT', path: '/', caller: 'app' }],
      unresolved: [],
    }),
  ],
])('a statement with %s in it is refused in one sentence', (_what, part) => {
  const page = `<p>hi</p><script type="application/json" id="portcullis-statement">${part}</script>`;
  expect(readAny('s.html', page)).toMatchObject({
    ok: false,
    message: expect.stringMatching(/^is a vendor statement/) as string,
  });
});
