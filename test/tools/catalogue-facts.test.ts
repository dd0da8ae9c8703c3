import { classify } from '../../tools/catalogue/classify';
import { readDocument } from '../../tools/catalogue/document';
import { joinEntries } from '../../tools/catalogue/join';
import { needsOf } from '../../tools/catalogue/needs';
import { mergeOperations, type DatedOperation } from '../../tools/catalogue/operations';
import { byScheme } from '../../tools/catalogue/scopes';

const page = (...paragraphs: string[]): string => paragraphs.join('\n\n');
const BLOCKED = 'Blocked when app access rule applies';
const OPEN = 'Not blocked when an app access rule applies';
const HEAD = ['Name', 'Description', 'API docs link'];

describe('readDocument', () => {
  test('reads names, tags, several paragraphs of description, and a missing link', () => {
    const entries = readDocument(
      page(
        'Before, GET Everything',
        BLOCKED,
        'Page APIs (Version 2)',
        'What pages are.',
        ...HEAD,
        ...['Get page', 'DEPRECATED', 'Answers one page.', '  • with a point', 'GET Get page'],
        ...['Get history', 'Answers its history.'],
        OPEN,
        'Copying macros',
        'User APIs (version 1)',
        ...HEAD,
        ...['Get user', 'Answers a user.', 'Template Get user'],
        'Last modified on some day',
      ),
    );
    expect(entries).toEqual([
      {
        name: 'Get page',
        section: 'Page APIs (Version 2)',
        api: 'v2',
        exposure: 'blocked',
        deprecated: true,
        line: 15,
        link: { text: 'GET Get page', line: 23 },
      },
      {
        name: 'Get history',
        section: 'Page APIs (Version 2)',
        api: 'v2',
        exposure: 'blocked',
        deprecated: false,
        line: 25,
        link: null,
      },
      expect.objectContaining({ name: 'Get user', api: 'v1', exposure: 'not-blocked', deprecated: false }),
    ]);
  });

  test('refuses a table outside the two parts and an entry that says nothing', () => {
    expect(() =>
      readDocument(page('Page APIs (version 2)', ...HEAD, 'Get page', 'Text.', 'GET Get page')),
    ).toThrow('line 9: a table outside the two parts');
    expect(() => readDocument(page(BLOCKED, 'Page APIs (version 2)', ...HEAD, 'Get page'))).toThrow(
      'line 11: an entry without a description',
    );
  });
});

const operation = (fields: Partial<DatedOperation>): DatedOperation => ({
  api: 'v1',
  method: 'GET',
  path: '/wiki/rest/api/thing',
  tag: 'Thing',
  summary: 'Get thing',
  deprecated: false,
  appAccessRuleExempt: false,
  oauthScopesCurrent: [],
  oauthScopesBeta: [],
  connectScope: 'READ',
  ...fields,
});
const at = (
  date: string,
  ...operations: DatedOperation[]
): { date: string; operations: DatedOperation[] } => ({
  date,
  operations,
});

describe('mergeOperations', () => {
  test('keeps both names, the newer state, and the dates of both', () => {
    const [thing, gone] = mergeOperations(
      [
        at('2024-02-04', operation({ summary: 'Get the thing' }), operation({ path: '/wiki/rest/api/gone' })),
        at('2026-08-14', operation({ deprecated: true, appAccessRuleExempt: true, connectScope: 'NONE' })),
      ],
      [{ paths: { '/wiki/rest/api/thing': { get: { description: '**Permissions required**: None' } } } }],
    );
    expect(thing).toMatchObject({
      summary: 'Get thing',
      firstSummary: 'Get the thing',
      dates: ['2024-02-04', '2026-08-14'],
      deprecatedOn: ['2026-08-14'],
      exempt: true,
      connect: 'NONE',
    });
    expect(gone).toMatchObject({ dates: ['2024-02-04'], needs: { right: null, apps: true } });
  });
});

describe('joinEntries', () => {
  const entries = readDocument(
    page(BLOCKED, 'Thing APIs (version 1)', ...HEAD, 'Get Thing.', 'Answers it.', 'GET Something else'),
  );
  const merged = (...operations: DatedOperation[]) => mergeOperations([at('2024-02-04', ...operations)], []);

  test('goes by the name, whatever its case and punctuation, and not by the link', () => {
    const pairs = joinEntries(
      entries,
      merged(operation({}), operation({ path: '/wiki/x', summary: 'Something else' })),
    );
    expect(pairs.map(({ operation: found }) => found.path)).toEqual(['/wiki/rest/api/thing']);
  });

  test('refuses a name that no operation or more than one has, and an operation that two entries have', () => {
    expect(() => joinEntries(entries, merged(operation({ api: 'v2' })))).toThrow(
      '`Get Thing.` fits 0 operations',
    );
    expect(() => joinEntries(entries, merged(operation({}), operation({ path: '/wiki/x' })))).toThrow(
      'fits 2 operations',
    );
    expect(() => joinEntries([...entries, ...entries], merged(operation({})))).toThrow(
      'same operation as line 11',
    );
  });
});

describe('needsOf', () => {
  const needs = (text: string) => needsOf('GET /x', text);

  test.each([
    [
      "**[Permissions](x) required**:\n'Confluence Administrator' global permission.",
      'Confluence administrator',
    ],
    ['**[Permissions](x) required**: ‘View’ permission for the space.', 'view the space'],
    [
      '**[Permissions](x) required**: Permission to view the page and its corresponding space.',
      'view the content',
    ],
    ['**[Permissions](x) required:** Only Connect apps can make this request.', 'only a Connect app'],
    ['**[Permissions](x) required**: None', null],
    ['Answers something.', null],
  ])('%j needs %j', (text, right) => {
    expect(needs(text)).toEqual({ right, apps: true });
  });

  test('says that apps cannot call', () => {
    expect(needs('Note: Apps cannot access this REST resource.').apps).toBe(false);
  });

  test('refuses words that it does not know', () => {
    expect(() => needs('**[Permissions](x) required**: The moon must be full.')).toThrow(
      'no rule for what it needs',
    );
  });
});

describe('byScheme', () => {
  test('goes by the scope, not by the state it is listed under', () => {
    expect(byScheme(['read:audit-log:confluence'], [])).toEqual({
      classic: [],
      granular: ['read:audit-log:confluence'],
    });
    expect(byScheme(['search:confluence'], ['read:page:confluence', 'read:user:confluence'])).toEqual({
      classic: ['search:confluence'],
      granular: ['read:page:confluence', 'read:user:confluence'],
    });
  });

  test('takes a list that both states repeat once', () => {
    const scopes = ['read:user.property:confluence'];
    expect(byScheme(scopes, scopes)).toEqual({ classic: [], granular: scopes });
  });

  test('refuses lists that mix schemes, two lists of one scheme, and scopes of none', () => {
    expect(() => byScheme(['search:confluence', 'read:page:confluence'], [])).toThrow('cannot be told apart');
    expect(() => byScheme(['read:page:confluence'], ['read:user:confluence'])).toThrow(
      'cannot be told apart',
    );
    expect(() => byScheme(['read:jira-work'], [])).toThrow('neither a classic nor a granular scope');
  });
});

test('classify has no default', () => {
  expect(() => classify('GET', '/wiki/api/v2/moons')).toThrow('no class of data for `/wiki/api/v2/moons`');
  expect(() => classify('PATCH', '/wiki/api/v2/pages/{id}')).toThrow(
    'no action for `PATCH /wiki/api/v2/pages/{}`',
  );
});
