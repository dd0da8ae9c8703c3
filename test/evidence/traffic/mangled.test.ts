import fc from 'fast-check';
import { readAny } from '../../../src/evidence/read-any';
import { recordingReader } from '../../../src/evidence/traffic/field-file';
import { recogniseRecording, type RecordingKind } from '../../../src/evidence/recognise';
import { usualFields } from '../../../src/evidence/traffic/field-file';
import { mangled } from './mangle';

const cases = Number(process.env['PORTCULLIS_CASES'] ?? 600);
const utf8 = new TextEncoder();

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
