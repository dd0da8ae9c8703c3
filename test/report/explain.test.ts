import { explain, explainText } from '../../src/report/explain';
import { onSite, onSpaces } from './estate';

const nobody = { app: null, space: null, classificationLevel: null, rules: [] };

test('without rules the verdict is null and the exposure is told', () => {
  expect(explain('get', 'https://example.atlassian.net/wiki/api/v2/pages/42?x=1', nobody)).toMatchObject({
    method: 'GET',
    matched: true,
    api: 'v2',
    endpointMethod: 'GET',
    path: '/wiki/api/v2/pages/{id}',
    exposure: 'blocked',
    verdict: null,
    reason: 'no-rules',
    source: { document: 'app-access-rest-apis' },
  });
});

test.each([
  ['blocked', 'GET', '/wiki/api/v2/pages/42', 'HR', 'covered'],
  ['allowed', 'GET', '/wiki/api/v2/pages/42', 'DEV', 'space-not-covered'],
  ['unknown', 'GET', '/wiki/api/v2/pages/42', null, 'space-unknown'],
  ['allowed', 'GET', '/wiki/rest/api/audit', 'HR', 'endpoint-not-blocked'],
  ['unknown', 'GET', '/wiki/rest/api/nothing', 'HR', 'exposure-unknown'],
  ['unknown', 'GET', '/wiki/rest/api/..%2f..', 'HR', 'exposure-unknown'],
] as const)('%s: %s %s in %s, since %s', (verdict, method, url, space, reason) => {
  expect(explain(method, url, { ...nobody, space, rules: [onSpaces] })).toMatchObject({ verdict, reason });
});

test('an app that is exempt is allowed', () => {
  const answer = explain('GET', '/wiki/api/v2/pages/42', {
    ...nobody,
    app: 'com.example.approved',
    rules: [onSite],
  });
  expect(answer).toMatchObject({ verdict: 'allowed', reason: 'app-not-covered' });
});

test('what is no request is an error, what is doubtful is unknown', () => {
  expect(explain('FETCH', '/wiki', nobody)).toEqual({
    method: 'FETCH',
    url: '/wiki',
    error: expect.any(String) as string,
  });
  expect(explain('GET', 'https://jira.example/rest/api/3/issue', nobody)).toMatchObject({
    matched: false,
    exposure: 'unknown',
  });
});

test('the text names endpoint, source line and reason', () => {
  const context = { ...nobody, space: 'HR', rules: [onSpaces] };
  const answer = explain('GET', '/wiki/api/v2/pages', context);
  if ('error' in answer) throw new Error(answer.error);
  const text = explainText(answer, context);
  expect(text).toContain('endpoint   Get pages: GET /wiki/api/v2/pages\n');
  expect(text).toMatch(/source {5}app-access-rest-apis, line \d+/);
  expect(text).toContain('verdict    blocked\n');
  expect(text).toContain('effect     the list would come back silently shorter\n');
});
