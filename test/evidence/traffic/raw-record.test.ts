import fc from 'fast-check';
import { readAny } from '../../../src/evidence/read-any';
import { rawRecord } from '../../../src/evidence/traffic/raw-record';
import { parseFieldFile } from '../../../src/evidence/traffic/field-file';

const record = {
  id: '1',
  attributes: {
    time: '2026-11-02T10:00:00Z',
    action: 'app_confluence_api_request',
    actor: { app: { id: 'app-1' }, email: 'bob@example.com', token: 'SECRET' },
    note: 'sent by bob@example.com from 10.0.0.1 with Bearer SECRET, ATATTSECRET and https://u:SECRET@host/x?jwt=SECRET',
    container: [
      { attributes: { request: 'GET https://acme.atlassian.net/wiki/rest/api/search?cql=SECRET' } },
    ],
  },
};

test('the record of a call is kept beside its evidence, without credentials and people', () => {
  const read = readAny('org.json', JSON.stringify({ data: [record, record] }));
  if (!read.ok) throw new Error(read.message);
  const [evidence] = read.apps[0]?.evidence ?? [];
  expect(evidence?.raw).toContain('GET https://acme.atlassian.net/wiki/rest/api/search?…');
  expect(JSON.parse(evidence?.raw ?? '')).toMatchObject({
    id: '1',
    attributes: { actor: { app: { id: 'app-1' } } },
  });
  expect(JSON.stringify(read)).not.toMatch(/SECRET|bob|10\.0\.0/);
});

test('an example has at most 2,000 characters, whatever the record', () => {
  fc.assert(
    fc.property(fc.dictionary(fc.string(), fc.jsonValue(), { maxKeys: 200 }), (any) => {
      expect(rawRecord(any).length).toBeLessThanOrEqual(2000);
    }),
  );
  expect(rawRecord({ long: 'x'.repeat(10_000) })).toMatch(/x…$/);
});

test('examples are kept for the first hundred kinds of calls of an app', () => {
  const many = Array.from({ length: 150 }, (_, index) => ({
    attributes: {
      ...record.attributes,
      call: `GET /wiki/rest/unknown-${'ab'.repeat(2)}/${'x'.repeat(index % 30)}/a${'b'.repeat(index / 30)}`,
    },
  }));
  const read = readAny(
    'org.json',
    JSON.stringify({ data: many.map((one) => ({ ...one, id: 1 })) }),
    fieldsOf('auditLog: { call: attributes.call }'),
  );
  if (!read.ok) throw new Error(read.message);
  const found = read.apps[0]?.evidence ?? [];
  expect([found.length > 100, found.filter(({ raw }) => raw !== undefined).length]).toEqual([true, 100]);
});

function fieldsOf(text: string) {
  const parsed = parseFieldFile(text);
  if (!parsed.ok) throw new Error(parsed.message);
  return parsed.fields;
}
