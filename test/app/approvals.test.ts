import { createSite, descriptor, people } from './site';

const app = 'com.example.chart';
const day = (offset: number): string => new Date(Date.now() + offset * 86_400_000).toISOString().slice(0, 10);

async function chartSite() {
  const site = createSite();
  await site.send('chart.json', descriptor(app, ['READ'], 'Chart'));
  const put = (subject: object, decision = 'approved', more: Readonly<Record<string, unknown>> = {}) =>
    site.get('approval.put', {
      subject,
      decision,
      owner: 'Asha Rahman',
      reason: 'reviewed in spring',
      expires: null,
      ...more,
    } as never);
  return { ...site, put };
}

test('an approved app is decided, its findings stay open, and the decision names who made it', async () => {
  const { platform, get, put } = await chartSite();
  const before = await get('findings', {});
  expect((await get('approvals', {})).undecided).toEqual([{ app, name: 'Chart' }]);
  const view = await put({ kind: 'app', app });
  expect(view.undecided).toEqual([]);
  expect(view.approvals).toMatchObject([
    {
      text: 'The app Chart',
      decision: 'approved',
      owner: 'Asha Rahman',
      expires: null,
      expired: false,
      holds: true,
      decidedBy: expect.stringMatching(/ /) as string,
    },
  ]);
  expect(await get('findings', {})).toEqual(before);
  await platform.close();
});

test('an app that asks for more scopes than were approved no longer holds, until somebody decides again', async () => {
  const { platform, get, put, send } = await chartSite();
  await put({ kind: 'app', app });
  await send('chart.json', descriptor(app, ['READ', 'ADMIN'], 'Chart'));
  const grown = await get('approvals', {});
  expect(grown.approvals).toMatchObject([{ holds: false, expired: false }]);
  expect(grown.undecided).toEqual([{ app, name: 'Chart' }]);
  const [finding] = (await get('findings', { code: 'scopes-unapproved' })).rows;
  expect(finding).toMatchObject({ app, level: 'error', ignored: null });
  expect(finding?.text).toBe('Chart asks for 1 scope that nobody approved: ADMIN.');
  expect((await get('app', { key: app })).findings).toContainEqual(finding);
  expect((await get('overview', {})).needsPerson).toContainEqual({
    text: '1 app with more scopes than were approved.',
    count: 1,
    level: 'error',
    view: 'approvals',
  });

  const again = await put({ kind: 'scopes', app, scopes: ['READ', 'ADMIN'] });
  expect(again.approvals.every(({ holds }) => holds)).toBe(true);
  expect((await get('findings', { code: 'scopes-unapproved' })).total).toBe(0);
  await platform.close();
});

test('an exempted app keeps its findings visible, counted as decided on', async () => {
  const { platform, get, put } = await chartSite();
  const { total } = await get('findings', {});
  await put({ kind: 'app', app }, 'exempted', { expires: day(30) });
  const after = await get('findings', {});
  expect(after).toMatchObject({ total, ignored: total });
  expect(after.rows[0]?.ignored).toEqual({ reason: 'exempted: reviewed in spring', until: day(30) });
  expect((await get('findings', { state: 'open' })).total).toBe(0);
  expect(await get('overview', {})).toMatchObject({ ignored: total });
  await platform.close();
});

test('a finding that was decided on comes back when it says more than it did', async () => {
  const { platform, get, put, send } = await chartSite();
  const kept = (await get('findings', { code: 'kept-though-blocked' })).rows[0]!;
  await put({ kind: 'finding', finding: kept.id }, 'irrelevant');
  const settled = await get('findings', { state: 'ignored' });
  expect(settled.rows.map(({ id }) => id)).toEqual([kept.id]);

  await send('chart.json', descriptor(app, ['READ', 'WRITE', 'DELETE', 'SPACE_ADMIN', 'ADMIN'], 'Chart'));
  const now = (await get('findings', { code: 'kept-though-blocked' })).rows.find(({ id }) => id === kept.id);
  const { approvals } = await get('approvals', {});
  expect(approvals[0]?.holds).toBe(now?.ignored !== null);
  expect(approvals[0]?.text).toBe(`The finding "${kept.text}"`);
  await platform.close();
});

test('taking back and replacing are kept as history with who and when', async () => {
  const { platform, ask, get, put } = await chartSite();
  const first = (await put({ kind: 'app', app })).approvals[0]!;
  const second = await put({ kind: 'app', app }, 'irrelevant');
  expect(second.approvals).toMatchObject([{ decision: 'irrelevant' }]);
  expect(second.history).toMatchObject([{ id: first.id, decision: 'approved', text: 'The app Chart' }]);
  const id = second.approvals[0]!.id;
  const third = await get('approval.remove', { id });
  expect(third).toMatchObject({ approvals: [], historyTotal: 2 });
  expect(third.history.find((one) => one.id === id)).toMatchObject({
    endedAt: expect.stringMatching(/^\d{4}-/) as string,
    endedBy: expect.stringMatching(/ /) as string,
  });
  expect(await ask(people.siteAdministrator, 'approval.remove', { id })).toMatchObject({ code: 'not-found' });
  expect(await ask(people.siteAdministrator, 'attestation.remove', { id })).toMatchObject({
    code: 'not-found',
  });
  await platform.close();
});

test('what ran out comes back as a finding', async () => {
  const { platform, get, put } = await chartSite();
  const today = day(0);
  await put({ kind: 'app', app }, 'exempted', { expires: today });
  await get('attestation.put', { app, statement: 'Calls nothing.', owner: 'Asha', expires: today });
  expect((await get('findings', { code: 'approval-expired' })).total).toBe(0);
  jest.useFakeTimers({
    now: Date.now() + 2 * 86_400_000,
    doNotFake: ['nextTick', 'setImmediate', 'setTimeout', 'queueMicrotask'],
  });
  try {
    const expired = await get('findings', { code: 'approval-expired' });
    expect(expired.rows.map(({ text }) => text).sort()).toEqual([
      `An attestation held until ${today}, on the word of Asha: Calls nothing.`,
      `Chart: the decision (exempted) held until ${today}, on the word of Asha Rahman: reviewed in spring.`,
    ]);
    const view = await get('approvals', {});
    expect(view.approvals).toMatchObject([{ expired: true }]);
    expect(view.attestations).toMatchObject([{ expired: true, appName: 'Chart' }]);
    expect(view.undecided).toHaveLength(1);
    expect((await get('findings', { state: 'ignored' })).total).toBe(0);
  } finally {
    jest.useRealTimers();
  }
  await platform.close();
});

test('what nobody can sign is refused in one sentence', async () => {
  const { platform, ask } = await chartSite();
  const signed = { decision: 'approved', owner: 'Asha', reason: 'because', expires: null };
  const refused = async (payload: object, code: string) =>
    expect(await ask(people.siteAdministrator, 'approval.put', payload)).toMatchObject({ ok: false, code });
  await refused({ ...signed, subject: { kind: 'app', app: 'no-such-app' } }, 'not-found');
  await refused({ ...signed, subject: { kind: 'finding', finding: 'no-such-finding' } }, 'not-found');
  await refused({ ...signed, subject: { kind: 'app', app }, expires: day(-1) }, 'bad-input');
  await refused({ ...signed, subject: { kind: 'app', app }, expires: 'soon' }, 'bad-input');
  await refused({ ...signed, subject: { kind: 'app', app }, owner: ' ' }, 'bad-input');
  await refused({ ...signed, subject: { kind: 'site' } }, 'bad-input');
  const attested = { app: 'no-such-app', statement: 'So it is.', owner: 'Asha', expires: null };
  expect(await ask(people.siteAdministrator, 'attestation.put', attested)).toMatchObject({
    code: 'not-found',
  });
  await platform.close();
});

test('two sites see nothing of each other, though one process serves both', async () => {
  const [one, other] = [await chartSite(), await chartSite()];
  await one.put({ kind: 'app', app }, 'exempted');
  for (let round = 0; round < 2; round += 1) {
    expect((await other.get('findings', {})).ignored).toBe(0);
    expect((await one.get('findings', {})).ignored).toBeGreaterThan(0);
    expect((await other.get('approvals', {})).approvals).toEqual([]);
  }
  await one.platform.close();
  await other.platform.close();
});
