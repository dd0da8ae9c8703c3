import fc from 'fast-check';
import type { RecordingKind } from '../../../src/evidence/recognise';
import { mangledFrom } from '../mangle';

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

/** Recordings of every kind, mangled. */
export const mangled = mangledFrom(
  seeds,
  fc.oneof(
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
  60,
).map(({ name: kind, text }) => ({ kind, text }));
