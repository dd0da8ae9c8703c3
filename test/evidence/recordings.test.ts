import { recordedKey } from '../../src/evidence/recorded-key';
import { recogniseRecording } from '../../src/evidence/recognise';
import { parseFieldFile, recordingReader, usualFields } from '../../src/evidence/traffic/field-file';

const utf8 = new TextEncoder();
const kindOf = (start: string, fields = usualFields) => recogniseRecording(start, fields);

test.each([
  ['har', '{"log":{"version":"1.2","entries":[{"request":'],
  ['har', '\ufeff{\n  "log" : {\n    "version": "1.2",'],
  ['access log', '10.0.0.1 - bob [02/Nov/2026:10:00:00 +0000] "GET /wiki/rest/api/space HTTP/1.1" 200 12'],
  ['access log', '{"method":"GET","url":"/wiki/rest/api/space"}\n{"method":'],
  ['audit log', 'Date,Actor,Action\n2026-11-02,x,y\n'],
  ['audit log', '{"data":[{"id":"1","attributes":{"action":"x","time":"2026"'],
  ['audit log', '[{"creationDate":1,"summary":"x"'],
  [null, '{"key":"com.example","baseUrl":"https://x"}'],
  [null, 'app:\n  id: x\n'],
  [null, 'key,name,scopes\ncom.example,Example,READ\n'],
  [null, '{"plugins":[]}'],
  [null, '{"data":{"ecosystem":{}}}'],
  [null, ''],
])('%s is told by the start of the file', (kind, start) => {
  expect(kindOf(start)).toBe(kind);
});

test('a field map says where the lines of a log hold what', () => {
  const parsed = parseFieldFile('accessLog: { method: req.verb, url: [req.path, req.target] }');
  if (!parsed.ok) throw new Error(parsed.message);
  const line = `${JSON.stringify({ req: { verb: 'GET', target: '/wiki/api/v2/pages/7' }, time: '2026-11-02T10:00:00Z' })}\n`;
  expect(kindOf(line)).toBeNull();
  expect(kindOf(line, parsed.fields)).toBe('access log');
  const reader = recordingReader('access log', 'a.log', parsed.fields);
  reader.write(utf8.encode(line));
  const read = reader.end();
  expect(read.ok && read.apps[0]?.evidence).toMatchObject([
    { method: 'GET', path: '/wiki/api/v2/pages/{id}', seen: { count: 1, first: '2026-11-02T10:00:00.000Z' } },
  ]);
  expect(parsed.fields.auditLog).toEqual(usualFields.auditLog);
});

test.each([
  ['accessLog: { verb: x }', /at `accessLog`/],
  ['accessLog: { method: 7 }', /at `accessLog.method`/],
  ['[1, 2]', /expected/i],
  ['a: [', /not valid YAML/],
])('%s is no field map', (text, reason) => {
  expect(parseFieldFile(text)).toMatchObject({ ok: false, message: expect.stringMatching(reason) as string });
});

test('a recording is of the app that its name is the key of', () => {
  const id = '0f3c1111-2222-4333-8444-555555555555';
  const keys = new Set(['com.example.sync', `ari:cloud:ecosystem::app/${id}`]);
  expect(recordedKey('com.example.sync.har', keys)).toBe('com.example.sync');
  expect(recordedKey('com.example.sync', keys)).toBe('com.example.sync');
  expect(recordedKey(`${id}.har`, keys)).toBe(`ari:cloud:ecosystem::app/${id}`);
  expect(recordedKey('monday.har', keys)).toBeNull();
});
