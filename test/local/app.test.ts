import { createPlatform } from '../../src/local/platform';
import { people } from '../../src/local/confluence/people';

const platform = createPlatform();
afterAll(() => platform.close());

const ask = (who: string | null, useCase: string, payload: object, space?: string) =>
  platform.invoke(space === undefined ? 'adminResolver' : 'spaceResolver', useCase, payload, {
    accountId: who,
    ...(space !== undefined && { context: { extension: { space: { key: space } } } }),
  });

test.each([
  [people.siteAdministrator, { ok: true }],
  [people.spaceAdministrator, { ok: false, code: 'not-allowed' }],
  [people.user, { ok: false, code: 'not-allowed' }],
  [people.nobody, { ok: false, code: 'not-allowed' }],
])('%s asks for the estate', async (who, answer) => {
  expect(await ask(who, 'estate', {})).toMatchObject(answer);
});

test.each([
  [people.spaceAdministrator, 'HR', { ok: true }],
  [people.siteAdministrator, 'HR', { ok: true }],
  [people.user, 'HR', { ok: false, code: 'not-allowed' }],
  [people.user, 'ENG', { ok: false, code: 'not-allowed' }],
  [people.nobody, 'ENG', { ok: false, code: 'not-allowed' }],
])('%s opens the panel of %s', async (who, space, answer) => {
  expect(await ask(who, 'space.view', { space }, space)).toMatchObject(answer);
});
