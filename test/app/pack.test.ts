import { createHash } from 'node:crypto';
import { strFromU8, unzipSync } from 'fflate';
import { verifyPack } from '../../src/report/pack/verify';
import { createSite, people, rulesText } from './site';

const csv = (...rows: string[]) => ['key,name,kind,scopes', ...rows].join('\n');
const sha256 = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex');

describe('the evidence pack', () => {
  const site = createSite();
  const { get, ask, platform, send } = site;
  afterAll(() => platform.close());

  const scan = async (text: string) => {
    await send('apps.csv', text);
    const { id } = await get('scan.start', {});
    await platform.drain();
    return id!;
  };
  const fetchPack = async (id: string | null = null) => {
    const first = await get('pack', { scan: id });
    const data = [first.data];
    for (let part = 1; part < first.parts; part += 1) data.push((await get('pack', { scan: id, part })).data);
    return { ...first, zip: Buffer.concat(data.map((one) => Buffer.from(one, 'base64'))) };
  };
  const read = (zip: Uint8Array, name: string): unknown => JSON.parse(strFromU8(unzipSync(zip)[name]!));

  test('needs a finished scan, one that is there, and a part that is there', async () => {
    expect(await ask(people.siteAdministrator, 'pack', {})).toMatchObject({ ok: false, code: 'bad-input' });
    const id = await scan(csv('a,Alpha,connect,READ'));
    for (const asked of [{ scan: '00000000-0000-4000-8000-000000000000' }, { scan: id, part: 99 }])
      expect(await ask(people.siteAdministrator, 'pack', asked)).toMatchObject({
        ok: false,
        code: 'not-found',
      });
  });

  test('holds the scan with rules, drift, decisions and checks, and is whole', async () => {
    await get('rules.record', { text: rulesText, reason: 'first rules' });
    const id = await scan(csv('a,Alpha,connect,READ', 'b,Beta,connect,WRITE'));
    await get('approval.put', {
      subject: { kind: 'app', app: 'b' },
      decision: 'approved',
      owner: 'Asha',
      reason: 'reviewed in October',
      expires: null,
    });
    const { zip, head, fileName } = await fetchPack();
    expect(fileName).toMatch(/^portcullis-evidence-\d{4}-\d\d-\d\d-[0-9a-f]{8}\.zip$/);
    expect(verifyPack(zip, head, sha256)).toMatchObject({ whole: true, manifest: { scan: { id } } });
    expect(read(zip, 'scan.json')).toMatchObject({
      scan: { id, rules: 1 },
      rules: { version: 1, reason: 'first rules' },
      apps: [
        { app: 'a', name: 'Alpha' },
        { app: 'b', name: 'Beta' },
      ],
      sources: [{ name: 'apps.csv', kind: 'csv' }],
    });
    expect(strFromU8(unzipSync(zip)['rules.yml']!)).toBe(rulesText);
    expect(read(zip, 'drift.json')).toMatchObject({ appsNew: [{ app: 'b', name: 'Beta' }] });
    expect(read(zip, 'approvals.json')).toMatchObject({
      approvals: [{ decision: 'approved', owner: 'Asha', holds: true }],
      undecided: [{ app: 'a' }],
    });
    const page = strFromU8(unzipSync(zip)['report.html']!);
    for (const words of ['reviewed in October', '1 app is new: Beta.', id]) expect(page).toContain(words);
  });

  test('is the same again, and another one once somebody decides', async () => {
    const [one, again] = [await fetchPack(), await fetchPack()];
    expect(again).toEqual(one);
    await get('attestation.put', {
      app: 'a',
      statement: 'Its vendor holds no copies.',
      owner: 'Asha',
      expires: null,
    });
    const other = await fetchPack();
    expect(other.head).not.toBe(one.head);
    expect(JSON.stringify(read(other.zip, 'approvals.json'))).toContain('Its vendor holds no copies.');
  });

  test('names the head of the pack of an earlier scan, so that heads form a chain', async () => {
    const before = await fetchPack();
    const previous = (await get('drift', {})).until!.id;
    await scan(csv('b,Beta,connect,WRITE'));
    const last = await scan(csv('b,Beta,connect,WRITE', 'c,Gamma,connect,READ'));
    const after = await fetchPack();
    expect(verifyPack(after.zip, null, sha256).manifest).toMatchObject({
      scan: { id: last },
      previous: { scan: previous, head: before.head },
    });
    expect(verifyPack(before.zip, before.head, sha256)).toMatchObject({
      whole: true,
      manifest: { previous: { scan: expect.any(String) as string } },
    });
  });
});
