import { asApp, asUser, getAppContext, requestConfluence, requestJira, route } from '@forge/api';
import { people } from '../../src/local/confluence/people';
import { bench } from './packages';

const { run, platform } = bench();
afterAll(() => platform.close());

const current = route`/wiki/rest/api/user/current?expand=operations`;
const json = async (response: { json(): Promise<unknown> }) =>
  (await response.json()) as Record<string, unknown>;

test('as a user: that person and their rights', async () => {
  const me = await run(async () => json(await asUser().requestConfluence(current)), people.siteAdministrator);
  expect(me).toMatchObject({ accountId: people.siteAdministrator });
  expect(me['operations']).toContainEqual({ operation: 'administer', targetType: 'application' });
  const other = await run(async () => json(await asUser().requestConfluence(current)), people.user);
  expect(other['operations']).not.toContainEqual({ operation: 'administer', targetType: 'application' });
});

test('as a user that nobody is: the real package throws', () =>
  run(async () => {
    await expect(asUser().requestConfluence(current)).rejects.toMatchObject({
      name: 'NEEDS_AUTHENTICATION_ERR',
      status: 401,
    });
  }));

test('as the app: its own account, with the scopes of the manifest', () =>
  run(async () => {
    expect(await json(await asApp().requestConfluence(current))).toMatchObject({ accountType: 'app' });
    const refused = await asApp().requestConfluence(route`/wiki/api/v2/attachments`);
    expect(refused.status).toBe(401);
    expect(await json(refused)).toMatchObject({ message: expect.stringContaining('scope') as string });
  }));

test('as nobody: refused', () =>
  run(async () => {
    expect((await requestConfluence(current)).status).toBe(401);
  }));

test('what is not emulated is a proxy error, not an empty answer', () =>
  run(async () => {
    await expect(requestJira(route`/rest/api/3/myself`)).rejects.toMatchObject({
      name: 'PROXY_ERR',
      status: 502,
    });
  }));

test('each invocation has its own runtime', async () => {
  const other = bench();
  const [here, there] = await Promise.all([
    run(() => Promise.resolve(getAppContext())),
    other.run(() => Promise.resolve(getAppContext())),
  ]);
  expect(here.invocationId).not.toBe(there.invocationId);
  expect(() => getAppContext()).toThrow(/runtime not found/);
  await other.platform.close();
});
