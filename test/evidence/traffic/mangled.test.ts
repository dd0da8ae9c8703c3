import fc from 'fast-check';
import { readAny } from '../../../src/evidence/read-any';
import { recordingReader } from '../../../src/evidence/traffic/field-file';
import { recogniseRecording, type RecordingKind } from '../../../src/evidence/recognise';
import { usualFields } from '../../../src/evidence/traffic/field-file';

const cases = Number(process.env['PORTCULLIS_CASES'] ?? 600);
const utf8 = new TextEncoder();

const url = 'https://acme.atlassian.net/wiki/rest/api/content/12?expand=body';
const seeds: readonly (readonly [RecordingKind, string])[] = [
  [
    'har',
    JSON.stringify({
      log: {
        version: '1.2',
        entries: [
          {
            startedDateTime: '2026-11-02T10:00:00Z',
            request: { method: 'GET', url, headers: [{ name: 'Origin', value: url }] },
          },
          {
            request: { method: 'POST', url: '/gateway/api/graphql' },
            response: { content: { text: '"\\u00e9}]\\"' } },
          },
        ],
      },
    }),
  ],
  [
    'access log',
    `10.0.0.1 - bob [02/Nov/2026:10:00:00 +0100] "GET ${url} HTTP/1.1" 200 12 "-" "sync/1.0 (x \\"y\\")"\n10.0.0.2 - - [x] "PUT /wiki/api/v2/pages/1 HTTP/2.0" 404 -`,
  ],
  [
    'access log',
    `{"time":1793613600,"http":{"request":{"method":"GET"}},"url":{"original":"${url}"},"agent":"sync/1"}\n{"method":"PUT","url":"/x"}`,
  ],
  [
    'audit log',
    `Date,Activity,App,Details\n2026-11-02,Third-party app Confluence API request,Draw,"GET ${url} 200"\n`,
  ],
  [
    'audit log',
    JSON.stringify({
      data: [
        {
          attributes: {
            time: '2026',
            action: 'app_confluence_api_request',
            actor: { app: { id: 'a' } },
            call: `GET ${url}`,
          },
        },
      ],
    }),
  ],
  [
    'decision log',
    '{"time":"2026-11-02T10:00:00Z","point":"gateway","app":"a","method":"GET","path":"/wiki/api/v2/pages/1","verdict":"blocked"}\n',
  ],
];

/** Cuts, doubles, reverses and inserts at random places of a recording. */
const mangled = fc
  .record({
    seed: fc.constantFrom(...seeds),
    edits: fc.array(
      fc.record({
        kind: fc.constantFrom('cut', 'double', 'insert', 'reverse'),
        at: fc.nat(),
        size: fc.integer({ min: 1, max: 60 }),
        text: fc.oneof(
          fc.constantFrom(
            '"',
            '\\',
            '\\u',
            '{',
            '}',
            '[',
            ']',
            ',',
            '\n',
            '\0',
            '\ufeff',
            '""',
            ' "',
            '%',
            '?',
            '//',
            '[[',
          ),
          fc.string({ unit: 'binary' }),
        ),
      }),
      { minLength: 1, maxLength: 6 },
    ),
  })
  .map(({ seed: [kind, text], edits }) => ({
    kind,
    text: edits.reduce((now, { kind: edit, at, size, text: put }) => {
      const from = now.length === 0 ? 0 : at % now.length;
      const part = now.slice(from, from + size);
      if (edit === 'cut') return now.slice(0, from) + now.slice(from + size);
      if (edit === 'double') return now.slice(0, from) + part + now.slice(from);
      if (edit === 'reverse')
        return now.slice(0, from) + part.split('').reverse().join('') + now.slice(from + size);
      return now.slice(0, from) + put + now.slice(from);
    }, text),
  }));

test('a mangled recording ends in an answer, and every row of it is in form', () => {
  fc.assert(
    fc.property(mangled, ({ kind, text }) => {
      const reader = recordingReader(kind, 'recording');
      reader.write(utf8.encode(text));
      const read = reader.end();
      for (const app of read.ok ? read.apps : [])
        for (const { method, path, raw = '' } of app.evidence) {
          expect(method).toMatch(/^[A-Z]+$/);
          expect(path).toMatch(/^\/wiki/);
          expect(path).not.toMatch(/[?#\0\n]/);
          expect(raw.length).toBeLessThanOrEqual(2000);
        }
      if (!read.ok) expect(read.message).toMatch(/^(?:is|has) .{10,}/s);
    }),
    { numRuns: cases },
  );
});

test('it is told what it is, or that it is nothing, whatever happened to it', () => {
  fc.assert(
    fc.property(mangled, ({ text }) => {
      recogniseRecording(text, usualFields);
      expect(typeof readAny('recording', text).ok).toBe('boolean');
    }),
    { numRuns: Math.ceil(cases / 4) },
  );
});

describe('recordings made to hurt', () => {
  const size = 100_000;
  test.each<[string, RecordingKind, string]>([
    ['brackets', 'har', `{"log":{"entries":[${'['.repeat(size)}`],
    ['objects', 'har', `{"log":{"entries":[${'{"a":'.repeat(size / 5)}`],
    ['backslashes', 'har', `{"log":{"entries":[{"a":"${'\\'.repeat(size)}`],
    ['quotes of an agent', 'access log', `1 - - [x] "GET / HTTP/1.1" 200 1 "-" "${'\\"'.repeat(size / 2)}`],
    ['spaces', 'access log', `${' '.repeat(size)}[x] "GET /wiki/rest/api/space" 200 1`],
    ['words', 'access log', 'a b '.repeat(size / 4)],
    ['brackets of times', 'access log', `a b ${' ['.repeat(size / 2)}`],
    ['quotes', 'audit log', `Date,Action,App\n${'"'.repeat(size)}`],
    [
      'verbs',
      'audit log',
      `[{"time":"1","action":"app_confluence_api_request","app":"a","x":"${'GET '.repeat(size / 4)}"}]`,
    ],
    [
      'slashes',
      'audit log',
      `[{"time":"1","action":"app_confluence_api_request","app":"a","x":"GET ${'/wiki'.repeat(size / 5)}"}]`,
    ],
    [
      'activities',
      'audit log',
      `[{"time":"1","action":"${'third party app '.repeat(size / 16)}","app":"a"}]`,
    ],
    [
      'dots',
      'decision log',
      `{"time":"x","point":"guard","app":"a","method":"GET","path":"/${'../'.repeat(size / 3)}","verdict":"allowed"}`,
    ],
  ])('%s end in an answer', (_, kind, text) => {
    const reader = recordingReader(kind, 'recording');
    reader.write(utf8.encode(text));
    expect(typeof reader.end().ok).toBe('boolean');
    recogniseRecording(text.slice(0, 64 * 1024), usualFields);
  });
});
