import { createSite, descriptor, forgeManifest, people, rulesText } from './site';

const inSpace = (key: string) => ({ extension: { type: 'confluence:spaceSettings', space: { key } } });

describe('the panel of a space', () => {
  const { platform, ask, get, send } = createSite();
  afterAll(() => platform.close());
  const people_ = '11111111-2222-4333-8444-000000000001';
  const pages = '11111111-2222-4333-8444-000000000002';

  beforeAll(async () => {
    const noModules = forgeManifest(people_, ['read:user:confluence']).replace(
      /modules:[\s\S]*permissions/,
      'permissions',
    );
    await send('people.manifest.yml', noModules);
    await send('pages.manifest.yml', forgeManifest(pages, ['read:page:confluence', 'read:user:confluence']));
    await send('com.example.importer.json', descriptor('com.example.importer'));
    await get('rules.record', { text: rulesText, reason: 'a test' });
  });

  const view = async (key: string) => {
    const answer = await ask(people.siteAdministrator, 'space.view', { space: key }, inSpace(key));
    if (!answer.ok) throw new Error(answer.message);
    return answer.value;
  };

  test('tells which apps have a way in, with what they reach there', async () => {
    const { rows } = await view('HR');
    const row = (id: string) => rows.find(({ key }) => key.includes(id))!;
    expect(row(pages)).toMatchObject({ reach: 'reaches' });
    expect(row(pages).classes).toContain('content');
    expect(row(pages).classes).not.toContain('people');
    expect(row(people_)).toMatchObject({ reach: 'no way known', classes: [] });
  });

  test('names the recorded rules that hold in this space, and no others', async () => {
    const covered = async (key: string) =>
      (await view(key)).rows.find((row) => row.key === 'com.example.importer')!.coveredHere;
    expect(await covered('HR')).toEqual(['Keep apps out of HR', 'Old importer']);
    const { spaces } = platform.confluence.site;
    const other = spaces.find(({ key, administrators }) => key !== 'HR' && administrators.length > 0)!.key;
    expect(await covered(other)).toEqual(['Old importer']);
  });

  test('tells what changed about these apps between the last two scans', async () => {
    expect((await view('HR')).changed).toBeNull();
    const scan = async () => {
      await get('scan.start', {});
      await platform.drain();
    };
    await scan();
    expect((await view('HR')).changed).toMatchObject({ since: null, texts: [] });
    await send('new.json', descriptor('com.example.newcomer', ['READ', 'WRITE']));
    await scan();
    const { changed } = await view('HR');
    expect(changed?.texts.join(' ')).toContain('App com.example.newcomer');
  });

  test('forecasts one app for this space', async () => {
    const asked = { space: 'HR', app: 'com.example.importer' };
    const answer = await ask(people.siteAdministrator, 'space.forecast', asked, inSpace('HR'));
    expect(answer).toMatchObject({
      ok: true,
      value: { app: { key: 'com.example.importer' }, space: { key: 'HR' } },
    });
    const unknown = await ask(
      people.siteAdministrator,
      'space.forecast',
      { ...asked, app: 'no.such.app' },
      inSpace('HR'),
    );
    expect(unknown).toMatchObject({ ok: false, code: 'not-found' });
  });
});
