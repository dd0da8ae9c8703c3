import { posix } from 'node:path';
import fc from 'fast-check';
import { endpoints, matchEndpoint } from '../../src/policy/catalogue';
import { parseOperation } from '../../src/policy/operation';
import { doubts, random, spellings } from './urls';

function read(method: string, url: string): string {
  const parsed = parseOperation(method, url);
  if (!parsed.ok) return `${parsed.kind}: ${parsed.reason}`;
  const { method: verb, path, query } = parsed.operation;
  return query === '' ? `${verb} ${path}` : `${verb} ${path} ? ${query}`;
}

describe('ways to write the same call', () => {
  it.each([
    ['https://example.atlassian.net/wiki/rest/api/content/1'],
    ['https://example.atlassian.net/rest/api/content/1'],
    ['http://localhost:8700/wiki/rest/api/content/1'],
    ['HTTPS://EXAMPLE.atlassian.net.:443/wiki/rest/api/content/1'],
    ['https://user:p%40ss@example.atlassian.net/wiki/rest/api/content/1'],
    ['https://[::1]:8080/wiki/rest/api/content/1'],
    ['//example.atlassian.net/wiki/rest/api/content/1'],
    ['example.atlassian.net/wiki/rest/api/content/1'],
    ['localhost:8700/wiki/rest/api/content/1'],
    ['{}/rest/api/content/1'],
    ['https://{}/wiki/rest/api/content/1'],
    ['https://api.atlassian.com/ex/confluence/cloud-id/wiki/rest/api/content/1'],
    ['https://api.atlassian.com/ex/confluence/cloud-id/rest/api/content/1'],
    ['/ex/confluence/{cloudId}/rest/api/content/1'],
    ['https://example.atlassian.net/gateway/api/ex/confluence/cloud-id/wiki/rest/api/content/1'],
    ['/wiki/rest/api/content/1'],
    ['/rest/api/content/1'],
    ['rest/api/content/1'],
    ['wiki/rest/api/content/1'],
    ['//wiki/rest/api/content/1'],
    ['//rest/api/content/1'],
    ['/wiki//rest/api///content/1'],
    ['/wiki/rest/api/content/1/'],
    ['/wiki/rest/api/content/1#top'],
    ['/wiki/rest/api/./content/2/../1'],
    ['/wiki/rest/api/%63ontent/%31'],
    ['/%77iki/rest/%61pi/content/1'],
  ])('%s', (url) => {
    expect(read('get', url)).toBe('GET /wiki/rest/api/content/1');
  });

  it('keeps the query as written and drops the fragment', () => {
    expect(read('GET', '/api/v2/pages?title=a%2Fb&x=/../#?y')).toBe(
      'GET /wiki/api/v2/pages ? title=a%2Fb&x=/../',
    );
  });

  it('keeps escapes that mean something, in one spelling', () => {
    expect(read('GET', '/wiki/rest/api/space/caf%c3%a9')).toBe('GET /wiki/rest/api/space/caf%C3%A9');
    expect(read('GET', '/wiki/rest/api/space/café')).toBe('GET /wiki/rest/api/space/caf%C3%A9');
    expect(read('GET', '/wiki/rest/api/space/a b')).toBe('GET /wiki/rest/api/space/a%20b');
    expect(read('GET', '/wiki/rest/api/label/100%25')).toBe('GET /wiki/rest/api/label/100%25');
  });

  it('keeps unknown segments of a template', () => {
    expect(read('GET', '/api/v2/pages/{}/labels')).toBe('GET /wiki/api/v2/pages/{}/labels');
    expect(read('GET', '/wiki/api/v2/pages/{page-id}')).toBe('GET /wiki/api/v2/pages/{page-id}');
  });
});

describe('calls to something else', () => {
  it.each([
    ['https://example.atlassian.net/rest/api/3/issue/X-1', 'the path is one of the Jira REST API'],
    ['/rest/api/2/search', 'the path is one of the Jira REST API'],
    ['/rest/agile/1.0/board', 'the path is one of the Jira REST API'],
    ['/graphql', 'GraphQL is outside the catalogue'],
    ['https://example.atlassian.net/gateway/api/graphql', 'GraphQL is outside the catalogue'],
    [
      'https://api.atlassian.com/ex/jira/cloud-id/rest/api/content',
      'the path is not one of the Confluence REST API',
    ],
    ['https://api.atlassian.com/wiki/rest/api/space', 'the path is not one of the Confluence REST API'],
    ['https://api.atlassian.com/ex/confluence/', 'the path is not one of the Confluence REST API'],
    ['https://api.bitbucket.org/2.0/repositories/a/b', 'the path is not one of the Confluence REST API'],
    ['/wiki/../browse/X-1', 'the path is not one of the Confluence REST API'],
    ['https://example.com/proxy/wiki/rest/api/space', 'the path is not one of the Confluence REST API'],
    ['https://example.atlassian.net', 'the path is not one of the Confluence REST API'],
    ['ftp://example.com/wiki/rest/api/space', '`ftp:` is not a web address'],
    ['javascript:alert(1)', '`javascript:` is not a web address'],
  ])('%s', (url, reason) => {
    expect(read('GET', url)).toBe(`elsewhere: ${reason}`);
  });
});

describe('doubtful calls', () => {
  it.each([
    ['/wiki/rest/api/content%2F1', 'the path has an escaped slash'],
    ['/wiki/rest/api/content%5c1', 'the path has an escaped slash'],
    ['/wiki\\rest\\api\\content', 'the path has a backslash'],
    ['/wiki/rest/api/content/%2e%2e/space', 'the path has escaped dots'],
    ['/wiki/rest/api/content/.%2E/space', 'the path has escaped dots'],
    ['/wiki/rest/api/content/%252e%252e/space', 'the path is escaped twice'],
    ['/wiki/rest/api/content/%25%32%66', 'the path is escaped twice'],
    ['/wiki/rest/api/content/%00', 'the path has an escaped control character'],
    ['/wiki/rest/api/content/1\u0000', 'the URL has a control character'],
    ['/wiki/rest/api/content/1\r\nHost: x', 'the URL has a control character'],
    ['/wiki/rest/api/space/ ', 'the URL starts or ends with a space'],
    ['/wiki/rest/api/content;v=1/1', 'the path has a `;`'],
    ['/wiki/rest/api/content/1%3bx', 'the path has a `;`'],
    ['/wiki/rest/api/content/100%', 'a `%` in the path is not followed by two hex digits'],
    ['/wiki/rest/api/content/%c0%af', 'the path has text that is not valid UTF-8'],
    ['/wiki/rest/api/content/\ud800', 'the path has text that is not valid UTF-8'],
    ['/../wiki/rest/api/space', 'the path climbs above its root'],
    ['/wiki/rest/api/content//../space', 'the path has both `..` and an empty segment'],
    ['https:/example.atlassian.net/wiki/rest/api/space', '`https:` is not followed by two slashes'],
    ['https://a\\@example.com/wiki/rest/api/space', '`a\\@example.com` is not a host name'],
    ['https:///wiki/rest/api/space', '`` is not a host name'],
    ['https://api%2eatlassian.com/wiki/rest/api/space', '`api%2eatlassian.com` is not a host name'],
    [`/wiki/rest/api/${'a'.repeat(9_000)}`, 'the path is longer than 8192 characters'],
    [`/wiki/rest/api/space?${'a'.repeat(70_000)}`, 'the URL is longer than 65536 characters'],
  ])('%j', (url, reason) => {
    expect(read('GET', url)).toBe(`doubtful: ${reason}`);
  });
});

describe('no requests', () => {
  it.each([
    ['', '/wiki/rest/api/space', '`` is not an HTTP method'],
    ['hello', 'world', '`hello` is not an HTTP method'],
    ['GET ', '/wiki/rest/api/space', '`GET ` is not an HTTP method'],
    ['opt\u0131ons', '/wiki/rest/api/space', '`opt\u0131ons` is not an HTTP method'],
    ['GET', '', 'there is no URL'],
  ])('%j %j', (method, url, reason) => {
    expect(read(method, url)).toBe(`no-request: ${reason}`);
  });
});

it('lends HEAD and OPTIONS no exposure of GET', () => {
  for (const method of ['HEAD', 'OPTIONS']) {
    expect(read(method, '/wiki/api/v2/spaces')).toBe(`${method} /wiki/api/v2/spaces`);
    expect(matchEndpoint(method, '/wiki/api/v2/spaces')).toBeNull();
  }
});

const hostileText = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 60 }),
  fc
    .array(
      fc.constantFrom(
        '/',
        '//',
        '..',
        '.',
        '%2e',
        '%2F',
        '%25',
        '%',
        ';',
        '\\',
        '?',
        '#',
        ':',
        '@',
        '{',
        '}',
        'wiki',
        'rest',
        'api',
        'v2',
        'ex',
        'confluence',
        'content',
        'space',
        'https:',
        'a.b',
        '\u0000',
        '\u2028',
        '\ud800',
        ' ',
      ),
      { maxLength: 25 },
    )
    .map((parts) => parts.join('')),
);

it('takes any two strings, and reads its own answers the same way again', () => {
  fc.assert(
    fc.property(fc.oneof(fc.constantFrom('GET', 'delete'), fc.string()), hostileText, (method, url) => {
      const parsed = parseOperation(method, url);
      if (!parsed.ok) return parsed.reason !== '';
      const { method: verb, path } = parsed.operation;
      expect(path).toMatch(/^\/wiki(?:\/[^/?#;\\\s]+)*$/);
      expect(parseOperation(verb, path)).toEqual({ ok: true, operation: { method: verb, path, query: '' } });
      return true;
    }),
    { numRuns: 3_000 },
  );
});

it('agrees with the URL standard on what it does not refuse', () => {
  fc.assert(
    fc.property(hostileText, (text) => {
      const url = `https://example.atlassian.net/wiki/${text}`;
      const parsed = parseOperation('GET', url);
      if (!parsed.ok) return;
      // Node 20 leaves dot segments behind a segment that starts with a dot: `/.a/./b`.
      const standard = posix.normalize(new URL(url).pathname).replace(/(?<=.)\/$/, '');
      const path = decodeURIComponent(parsed.operation.path);
      expect([path, path.replace(/^\/wiki/, '')]).toContain(decodeURIComponent(standard));
    }),
    { numRuns: 3_000 },
  );
});

/** The larger, the more a caller may do. */
const leniency = { blocked: 0, unknown: 0, 'not-blocked': 1 } as const;

it('never turns blocked or unknown into not-blocked by another spelling', () => {
  const exposureOf = (method: string, url: string): keyof typeof leniency => {
    const parsed = parseOperation(method, url);
    return (
      (parsed.ok && matchEndpoint(parsed.operation.method, parsed.operation.path)?.exposure) || 'unknown'
    );
  };
  const ways = Object.values({ ...spellings, ...doubts });
  fc.assert(
    fc.property(
      fc.constantFrom(...endpoints),
      fc.array(fc.nat(ways.length - 1), { maxLength: 4 }),
      fc.integer(),
      (endpoint, chosen, seed) => {
        const from = random(seed);
        const plain = { method: endpoint.method, path: endpoint.path.replace(/\{[^/]*\}/g, 'x1') };
        const written = chosen.reduce((call, way) => ways[way]!(from, call), plain);
        expect(leniency[exposureOf(written.method, written.path)]).toBeLessThanOrEqual(
          leniency[endpoint.exposure],
        );
      },
    ),
    { numRuns: 5_000 },
  );
});
