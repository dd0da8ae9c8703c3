import fc from 'fast-check';
import { accessLogReader } from '../../../src/evidence/traffic/access-log';
import { auditLogReader } from '../../../src/evidence/traffic/audit-log';
import { harReader } from '../../../src/evidence/traffic/har';
import type { TrafficReader } from '../../../src/evidence/traffic/reader';
import type { Read } from '../../../src/evidence/read';

const utf8 = new TextEncoder();

/** Feeds a text in chunks of a size that cuts through strings, escapes and characters. */
function read(reader: TrafficReader, text: string, chunk = 7): Read {
  const bytes = utf8.encode(text);
  for (let at = 0; at < bytes.length; at += chunk) reader.write(bytes.subarray(at, at + chunk));
  return reader.end();
}

function app(result: Read) {
  if (!result.ok) throw new Error(result.message);
  return result.apps[0]!;
}

const site = 'https://acme.atlassian.net/wiki';

function har(entries: readonly unknown[]): string {
  return JSON.stringify({
    log: { version: '1.2', creator: { name: 'x', version: ']}"' }, pages: [{ id: 'p' }], entries },
  });
}

const request = (method: string, url: string, time: string, headers: unknown[] = []) => ({
  startedDateTime: time,
  request: { method, url, headers, cookies: [{ name: 'session', value: 'SECRET' }] },
  response: { status: 200, content: { text: 'body \\" "SECRET" é'.repeat(2000) } },
});

describe('a HAR file', () => {
  const text = har([
    request('GET', `${site}/api/v2/pages/12?body-format=storage`, '2026-11-02T10:00:00.000Z', [
      { name: 'Referer', value: 'https://app.example.com/x?jwt=SECRET' },
      { name: 'Authorization', value: 'Bearer SECRET' },
    ]),
    request('GET', `${site}/api/v2/pages/99`, '2026-11-01T10:00:00.000+00:00'),
    request('POST', 'https://acme.atlassian.net/gateway/api/graphql', '2026-11-01T10:00:00.000Z'),
    request('GET', 'https://cdn.example.com/app.js', '2026-11-01T10:00:00.000Z'),
    request('GET', `${site}/rest/nobody-knows/1.0/user/Ab12`, '2026-11-01T10:00:00.000Z'),
    request('GET', `${site}/rest/api/content/%2e%2e%2fadmin`, '2026-11-01T10:00:00.000Z'),
  ]);

  test('is grouped to endpoints with count, first and last time and who asked', () => {
    const pages = app(read(harReader('a.har'), text)).evidence.find(
      (e) => e.path === '/wiki/api/v2/pages/{id}',
    )!;
    expect(pages).toMatchObject({ strength: 'observed', method: 'GET', caller: 'front end', line: 1 });
    expect(pages.seen).toEqual({
      count: 2,
      first: '2026-11-01T10:00:00.000Z',
      last: '2026-11-02T10:00:00.000Z',
      callers: ['app.example.com'],
    });
  });

  test('keeps what the catalogue does not have, without what may name somebody', () => {
    const paths = app(read(harReader('a.har'), text)).evidence.map((e) => e.path);
    expect(paths).toContain('/wiki/rest/nobody-knows/1.0/user/{}');
  });

  test('counts GraphQL and doubtful addresses as unresolved and says what went elsewhere', () => {
    const result = read(harReader('a.har'), text);
    expect(
      app(result)
        .unresolved.map((u) => u.reason)
        .sort(),
    ).toEqual(['doubtful-path', 'graphql']);
    expect(result.ok && result.notices.map((n) => n.code)).toEqual(['traffic-limits', 'traffic-elsewhere']);
  });

  test('never lets a body, a cookie or a credential through', () => {
    expect(JSON.stringify(read(harReader('a.har'), text))).not.toContain('SECRET');
  });

  test('that breaks off gives what was read and says so', () => {
    const result = read(harReader('a.har'), text.slice(0, text.indexOf('99')));
    expect(result.ok && result.notices.map((n) => n.code)).toContain('incomplete');
    expect(app(result).evidence[0]!.seen!.count).toBe(1);
  });

  test('without entries of the right form is refused with one sentence', () => {
    expect(read(harReader('a.har'), '{"log":{}}')).toEqual({
      ok: false,
      message: 'is no HAR file: expected JSON with a list at `log.entries`',
    });
  });

  test('gives the same whatever the size of its chunks', () => {
    const whole = read(harReader('a.har'), text, 1 << 20);
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 5000 }), (chunk) => {
        expect(read(harReader('a.har'), text, chunk)).toEqual(whole);
      }),
      { numRuns: 20 },
    );
  });
});

describe('an access log', () => {
  test('in combined format gives endpoints and the product names of the callers', () => {
    const text = [
      '10.0.0.1 - bob@acme.com [02/Nov/2026:10:00:00 +0100] "GET /wiki/rest/api/space/HR?token=SECRET HTTP/1.1" 200 12 "-" "python-requests/2.31"',
      '10.0.0.2 - - [03/Nov/2026:10:00:00 +0000] "GET /wiki/rest/api/space/LEGAL HTTP/2.0" 200 - "-" "curl/8.1"',
      'not a line of a log',
      '',
    ].join('\r\n');
    const result = read(accessLogReader('access.log'), text);
    expect(app(result).evidence).toHaveLength(1);
    expect(app(result).evidence[0]).toMatchObject({
      method: 'GET',
      path: '/wiki/rest/api/space/{spaceKey}',
      line: 1,
    });
    expect(app(result).evidence[0]!.seen).toEqual({
      count: 2,
      first: '2026-11-02T09:00:00.000Z',
      last: '2026-11-03T10:00:00.000Z',
      callers: ['python-requests', 'curl'],
    });
    expect(result.ok && result.notices.map((n) => n.detail)).toContain('1 of 3 lines could not be read');
    expect(JSON.stringify(result)).not.toMatch(/SECRET|bob|10\.0\.0/);
  });

  test.each([
    [
      'usual names',
      '{"time":"2026-11-02T10:00:00Z","method":"PUT","url":"/wiki/api/v2/pages/1","user_agent":"sync/1"}',
    ],
    [
      'a request line',
      '{"@timestamp":"2026-11-02T10:00:00Z","request":"PUT /wiki/api/v2/pages/1 HTTP/1.1","agent":"sync/1"}',
    ],
    [
      'nested names',
      '{"timestamp":1793613600,"http":{"request":{"method":"PUT"}},"url":{"original":"/wiki/api/v2/pages/1"},"agent":"sync/1"}',
    ],
  ])('in JSON lines is read by %s', (_, line) => {
    const [found] = app(read(accessLogReader('a.log'), line)).evidence;
    expect(found).toMatchObject({ method: 'PUT', path: '/wiki/api/v2/pages/{id}' });
    expect(found!.seen).toMatchObject({ count: 1, last: '2026-11-02T10:00:00.000Z', callers: ['sync'] });
  });

  test('takes names of fields from the caller', () => {
    const fields = { method: ['m'], url: ['u'], request: [], time: ['t'], agent: ['a'] };
    const found = app(
      read(accessLogReader('a.log', fields), '{"m":"GET","u":"/wiki/api/v2/spaces"}'),
    ).evidence;
    expect(found[0]!.path).toBe('/wiki/api/v2/spaces');
  });

  test('of another kind is refused with one sentence', () => {
    expect(read(accessLogReader('a.log'), 'hello\nworld')).toMatchObject({ ok: false });
  });
});

describe('an audit log of an organisation', () => {
  const action = 'Third-party app Confluence API request';

  test('in CSV gives one app for each actor', () => {
    const text = `Date,Activity,App,Details\n2026-11-02T10:00:00Z,${action},Draw,"GET /wiki/api/v2/pages/1 200"\n2026-11-02T10:00:00Z,${action},Sync,"POST /wiki/api/v2/pages 200"\n2026-11-02T10:00:00Z,User logged in,Bob,-\n`;
    const result = read(auditLogReader('org.csv'), text);
    expect(result.ok && result.apps.map((a) => [a.key, a.evidence[0]!.method])).toEqual([
      ['Draw', 'GET'],
      ['Sync', 'POST'],
    ]);
  });

  test('in JSON is read from data[] of the events API', () => {
    const text = JSON.stringify({
      data: [
        {
          id: '1',
          attributes: {
            time: '2026-11-02T10:00:00Z',
            action: 'app_confluence_api_request',
            actor: { app: { id: 'app-1' } },
            container: [
              { attributes: { request: 'GET https://acme.atlassian.net/wiki/rest/api/search?cql=x' } },
            ],
          },
        },
      ],
    });
    const found = app(read(auditLogReader('org.json'), text));
    expect(found).toMatchObject({ key: 'app-1' });
    expect(found.evidence[0]).toMatchObject({ method: 'GET', path: '/wiki/rest/api/search' });
  });

  test('of exactly ten thousand rows is called possibly cut', () => {
    const text = `Action,App\n${'User logged in,Bob\n'.repeat(10_000)}`;
    const result = read(auditLogReader('org.csv'), text, 1 << 16);
    expect(result.ok && result.notices.map((n) => n.code)).toEqual(['incomplete', 'traffic-limits']);
  });

  test('says how many records name no call', () => {
    const result = read(auditLogReader('org.csv'), `Action,App,Details\n${action},Draw,something\n`);
    expect(result.ok && result.notices[0]!.detail).toBe(
      '1 of 1 records of app calls name no app or no call where it was looked for',
    );
  });
});

describe('any bytes', () => {
  const readers = [harReader, accessLogReader, auditLogReader] as const;

  test('end in an answer, never in an error', () => {
    fc.assert(
      fc.property(fc.constantFrom(...readers), fc.uint8Array({ maxLength: 2000 }), (reader, bytes) => {
        const one = reader('x');
        one.write(bytes);
        expect(typeof one.end().ok).toBe('boolean');
      }),
    );
  });

  test('in a mangled recording neither', () => {
    const text = har([request('GET', `${site}/api/v2/pages/12`, 'yesterday'), request('?', '', '')]).slice(
      0,
      3000,
    );
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: text.length }),
        fc.string(),
        fc.constantFrom(...readers),
        (at, junk, reader) => {
          expect(typeof read(reader('x'), text.slice(0, at) + junk + text.slice(at), 64).ok).toBe('boolean');
        },
      ),
    );
  });
});
