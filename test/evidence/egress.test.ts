import { mayReachConfluence } from '../../src/evidence/egress';

test.each([
  ['*', true],
  ['https://*', true],
  ['*.atlassian.net', true],
  ['https://*.atlassian.net/wiki', true],
  ['https://my-site.atlassian.net', true],
  ['HTTPS://My-Site.Atlassian.NET:443/x', true],
  ['api.atlassian.com', true],
  ['https://api.atlassian.com/ex/confluence', true],
  ['*.atlassian.com', true],
  ['*.com', true],
  ['*.net', true],
  ['site.jira.com', true],
  ['${HOST}', true],
  ['https://{{host}}/api', true],
  ['https://example.com', false],
  ['*.example.com', false],
  ['https://fonts.googleapis.com/', false],
  ['https://atlassian.net.example.com', false],
  ['*.atl-paas.net', false],
  ['https://example.com/?to=api.atlassian.com', false],
])('%s can be a host of Confluence: %s', (address, expected) => {
  expect(mayReachConfluence(address)).toBe(expected);
});
