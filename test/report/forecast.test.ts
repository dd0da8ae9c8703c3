import fc from 'fast-check';
import { forecast } from '../../src/report/forecast';
import { appRecord } from '../../src/evidence/read';
import { call, chart, onSite, onSpaces, script, silent } from './estate';

const space = { key: 'HR', name: 'Human Resources' };
const sources = [
  { kind: 'forge manifest', name: 'manifest.yml', importedAt: '2026-11-20T10:00:00Z', apps: 1, total: null },
  {
    kind: 'graphql inventory',
    name: 'export.json',
    importedAt: '2026-10-22T10:00:00Z',
    apps: 50,
    total: 120,
  },
];
const now = '2026-11-22T12:00:00Z';
const ask = (more: Partial<Parameters<typeof forecast>[0]> = {}) =>
  forecast({ app: chart, space, rules: [], nameOf: (key) => key, sources, now, ...more });
const texts = (lines: readonly { readonly text: string }[]) => lines.map((line) => line.text);

describe('if you block an app from a space', () => {
  const view = ask();

  test('it loses its modules first, then events, then calls', () => {
    expect([...new Set(view.loses.map((line) => line.kind))]).toEqual(['module', 'event', 'call']);
    expect(texts(view.loses)[0]).toContain('1 macro (Chart): where the macro stands in Human Resources');
    expect(texts(view.loses)[1]).toContain('1 space page (Overview): does not appear in Human Resources');
    expect(texts(view.loses)[2]).toContain('avi:confluence:updated:page');
  });

  test('calls are told strongest first, each with its verb and what happens to it', () => {
    const calls = view.loses.filter((line) => line.kind === 'call');
    expect(new Set(calls.map((line) => line.strength))).toEqual(
      new Set(['observed', 'referenced', 'permitted']),
    );
    expect(calls.map((line) => line.strength).slice(0, 3)).toEqual(['observed', 'referenced', 'permitted']);
    expect(calls[0]?.text).toBe(
      'Reading pages, blog posts and other content: will lose (seen until 2026-11-01). 1 call refused.',
    );
    expect(calls[1]?.text).toContain('its code can lose');
    expect(
      texts(calls).some((text) => /could lose at most; no use seen\. .*silently shorter/.test(text)),
    ).toBe(true);
    expect(calls[0]?.endpoints[0]?.citation).toMatchObject({ document: 'app-access-rest-apis' });
  });

  test('it keeps what no rule blocks, and what runs outside the space', () => {
    expect(texts(view.keeps)).toContainEqual(
      expect.stringContaining('Reading groups and their members: its code can still do it'),
    );
    expect(texts(view.keeps)).toContainEqual(
      expect.stringContaining('1 scheduled job (nightly): keeps running'),
    );
    expect(texts(view.keeps)).toContainEqual(
      expect.stringContaining('1 global page (All charts): stands in no space'),
    );
  });

  test('what is not known stands in a column of its own', () => {
    const lines = texts(view.notKnown);
    expect(lines).toContainEqual(
      expect.stringContaining('passes on whatever its caller asks for (2 places)'),
    );
    expect(lines).toContainEqual(expect.stringContaining('1 call found in code or traffic matches no'));
    expect(lines).toContainEqual(expect.stringContaining('`confluence:newThing` module'));
    expect(lines).toContainEqual(expect.stringContaining('avi:confluence:created:group'));
    expect(lines).toContainEqual(expect.stringContaining('as the user, as the app and from the front end'));
    expect(lines).toContainEqual(expect.stringContaining('GraphQL'));
  });

  test('what is broken anyway comes with a successor and its exposure', () => {
    expect(texts(view.brokenAnyway)).toEqual([
      expect.stringMatching(
        /^Get content by ID: its code can call this, and it is gone .* To use instead: .*\(blocked/,
      ),
    ]);
  });

  test('says whether a rule can block it, where copies may be, and how old the facts are', () => {
    expect(view.eligible).toBe('unknown');
    expect(view.copiesText).toContain('api.chart.example');
    expect(view.copiesText).toContain('does not recall');
    expect(view.evidenceTexts).toEqual([
      'Calls were observed in traffic; what was not seen may still happen.',
      'manifest.yml (forge manifest), imported on 2026-11-20, 2 days ago.',
      'export.json (graphql inventory), imported on 2026-10-22, 31 days ago. It holds 50 of 120 apps.',
    ]);
  });

  test('quotes recorded rules, and never says that one is in force', () => {
    const ruled = ask({ rules: [onSpaces, onSite] });
    expect(ruled.recorded).toEqual([
      'Keep apps out of HR and LEGAL: blocks all apps but com.example.approved from spaces HR and LEGAL; attested by Ada on 2026-11-02.',
      'Everything: blocks all apps but com.example.approved from the whole site; recorded.',
    ]);
    expect(ask({ rules: [onSpaces], space: { key: 'DEV', name: null } }).recorded).toEqual([]);
    expect(JSON.stringify(ruled)).not.toMatch(/in force|enforced|denied/i);
  });
});

test('on the whole site lists are refused too', () => {
  const lines = texts(ask({ space: null }).loses);
  expect(lines.some((text) => text.includes('silently shorter'))).toBe(false);
});

test('a caller with an API token loses nothing and keeps everything', () => {
  const view = ask({ app: script });
  expect(view).toMatchObject({ eligible: 'no', loses: [] });
  expect(texts(view.keeps)).toEqual([
    expect.stringContaining('Deleting pages, blog posts and other content'),
  ]);
});

test('an app of which nothing is known is not shown as harmless', () => {
  const view = ask({ app: silent });
  expect(texts(view.notKnown)).toContainEqual(expect.stringContaining('Which scopes it has'));
  expect(view.evidenceTexts[0]).toBe('Nothing was read of its scopes, code or traffic.');
  expect(view.copiesText).toContain('a server of its own');
});

test('without an app it answers for any, from the catalogue alone', () => {
  const view = ask({ app: null, sources: [] });
  expect(view.app).toBeNull();
  expect(view.loses.every((line) => line.strength === null && line.endpoints.length > 0)).toBe(true);
  expect(texts(view.keeps)).toContainEqual(expect.stringContaining('Reading the audit log'));
  const disputed = (lines: typeof view.keeps) => texts(lines).filter((text) => text.startsWith('Disputed'));
  expect(disputed(view.loses)).toHaveLength(2);
  expect(disputed(view.keeps)).toEqual(disputed(view.loses));
});

test('every endpoint that an app can call stands in some column', () => {
  const paths = [
    '/wiki/api/v2/pages/{}',
    '/wiki/rest/api/group',
    '/wiki/api/v2/spaces',
    '/nowhere/{}',
    '/wiki/rest/api/search',
  ];
  const evidence = fc.array(
    fc.record({
      strength: fc.constantFrom('referenced' as const, 'observed' as const),
      method: fc.constantFrom('GET', 'POST', 'DELETE', null),
      path: fc.constantFrom(...paths),
    }),
  );
  fc.assert(
    fc.property(evidence, fc.boolean(), (calls, site) => {
      const app = appRecord({
        ...silent,
        evidence: calls.map((one) => call(one.strength, one.method, one.path)),
      });
      const view = ask({ app, space: site ? null : space });
      const shown = new Set(
        [...view.loses, ...view.keeps, ...view.notKnown].flatMap((line) =>
          line.endpoints.map((one) => one.path.replace(/\{[^}]*\}/g, '{}')),
        ),
      );
      for (const one of calls) expect(shown).toContain(one.path);
    }),
    { numRuns: 100 },
  );
});
