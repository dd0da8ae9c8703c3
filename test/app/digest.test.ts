import { createApp } from '../../src/app';
import { createSite, people } from './site';

const csv = (...rows: string[]) => ['key,name,kind,scopes', ...rows].join('\n');

/** A site whose clock the test sets. */
function siteAt(clock: { now: string | null }) {
  return createSite({
    load: async () => {
      const { handlersOf } = await import('../../src/forge/handlers');
      const { forgeHost } = await import('../../src/forge/host');
      return handlersOf(createApp({ ...forgeHost, now: () => clock.now ?? forgeHost.now() }));
    },
  });
}

describe('the digest', () => {
  const clock: { now: string | null } = { now: null };
  const site = siteAt(clock);
  const { get, platform, send } = site;
  afterAll(() => platform.close());
  const scan = async (text: string) => {
    await send('apps.csv', text);
    const { id } = await get('scan.start', {});
    await platform.drain();
    return id!;
  };

  test('says nothing is new at the first visit', async () => {
    const first = await scan(csv('a,A,connect,READ'));
    expect(await get('digest', {})).toMatchObject({
      seenAt: null,
      drift: { since: null, until: { id: first }, appsNew: [] },
      texts: [],
    });
  });

  test('tells each person what changed since they last looked', async () => {
    const { seenAt } = await get('digest.seen', {});
    const before = await get('scan.status', {});
    await scan(csv('a,A,connect,READ', 'b,B,connect,READ'));
    const last = await scan(csv('a,A,connect,READ', 'b,B,connect,READ', 'c,C,connect,READ'));
    const digest = await get('digest', {});
    expect(digest).toMatchObject({
      seenAt,
      drift: { since: { id: before.id }, until: { id: last }, appsNew: [{ app: 'b' }, { app: 'c' }] },
    });
    expect(digest.texts[0]).toBe('2 apps are new: B and C.');
    await get('digest.seen', { until: before.id });
    expect((await get('digest', {})).drift.appsNew).toHaveLength(2);
    await get('digest.seen', { until: last });
    expect(await get('digest', {})).toMatchObject({ drift: { since: { id: last }, appsNew: [] }, texts: [] });
  });

  test('names what grew old or ran out, and says how many more there are', async () => {
    for (let n = 1; n <= 7; n += 1) await send(`list-${n}.csv`, csv(`x${n},X,connect,READ`));
    await get('approval.put', {
      subject: { kind: 'app', app: 'a' },
      decision: 'approved',
      owner: 'Asha',
      reason: 'reviewed',
      expires: '2026-12-31',
    });
    clock.now = '2027-03-01T08:00:00.000Z';
    const { texts } = await get('digest', {});
    expect(texts[0]).toContain('Asha');
    expect(texts.slice(1).every((text) => text.includes('.csv') || text.startsWith('There'))).toBe(true);
    expect(texts).toHaveLength(7);
    expect(texts.at(-1)).toBe('There are 3 more of this kind.');
    clock.now = null;
  });

  test('is of one person and one site', async () => {
    const other = createSite();
    expect((await other.get('digest', {})).seenAt).toBeNull();
    expect(await other.ask(people.user, 'digest.seen', {})).toMatchObject({ code: 'not-allowed' });
    await other.platform.close();
  });
});
