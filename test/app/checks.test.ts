import { createSite, descriptor, rulesText } from './site';

const app = 'com.example.chart';
const checksText = `version: 1
checks:
  - { id: approved, control: A.5.19, require: { approvedApps: true } }
  - { id: known, require: { nothingUnknown: covered } }
  - { id: fresh, require: { sourcesWithinDays: 30 } }
`;

describe('checks and blind spots', () => {
  const { platform, get, send } = createSite();
  afterAll(() => platform.close());
  const signed = { owner: 'Asha', expires: null };
  const answers = async () =>
    Object.fromEntries((await get('checks', {})).checks.map(({ id, result }) => [id, result]));

  test('of nothing at all say that a person is needed', async () => {
    expect(await get('checks', {})).toEqual({ text: '', recordedAt: null, checks: [], history: [] });
    await get('checks.record', { text: checksText, reason: 'the first ones' });
    expect(await answers()).toEqual({
      approved: 'needs a person',
      known: 'needs a person',
      fresh: 'needs a person',
    });
    const view = await get('overview', {});
    expect(view).toMatchObject({ apps: 0, blindSpots: 0, checks: { passes: 0, fails: 0, needsPerson: 3 } });
    expect(view.needsPerson.map(({ view: where }) => where)).toEqual(['import', 'checks']);
  });

  test('follow the estate, its rules, approvals and attestations', async () => {
    await send('chart.json', descriptor(app, ['READ'], 'Chart'));
    await get('rules.record', { text: rulesText, reason: 'the first ones' });
    expect(await answers()).toEqual({ approved: 'fails', known: 'fails', fresh: 'passes' });

    await get('approval.put', {
      ...signed,
      subject: { kind: 'app', app },
      decision: 'approved',
      reason: 'reviewed',
    });
    await get('attestation.put', { ...signed, app, statement: 'Its server calls nothing else.' });
    const { checks } = await get('checks', {});
    expect(checks.map(({ result }) => result)).toEqual(['passes', 'passes', 'passes']);
    expect(checks[0]).toMatchObject({ control: 'A.5.19', title: 'approved', texts: [] });
    expect(checks[1]?.texts.join()).toContain('Its server calls nothing else.');
  });

  test('blind spots stay in the list though somebody vouches for them', async () => {
    const { kinds } = await get('blind-spots', {});
    const remote = kinds.find(({ kind }) => kind === 'remote');
    expect(remote?.apps).toEqual([{ app, name: 'Chart', attested: true }]);
    expect(kinds.find(({ kind }) => kind === 'eligibility-unknown')?.apps).toHaveLength(1);
    expect(kinds).toHaveLength(8);
    const { blindSpots, needsPerson } = await get('overview', {});
    expect(blindSpots).toBe(kinds.reduce((sum, { apps }) => sum + apps.length, 0));
    expect(needsPerson.filter(({ view }) => view === 'blind-spots')).toEqual([]);
  });

  test('that are wrong are not recorded, and what was recorded is kept as history', async () => {
    const wrong = await get('checks.record', { text: 'version: 1\nchecks: [7]\n', reason: 'a slip' });
    expect(wrong).toMatchObject({ recorded: false, errors: [{ line: 2, field: 'checks[0]' }] });
    const gone = await get('checks.record', { text: '', reason: 'no more' });
    expect(gone).toMatchObject({ recorded: true, checks: { text: '', checks: [] } });
    const { history } = await get('checks', {});
    expect(history).toMatchObject([
      { version: 2, reason: 'no more', checks: 0 },
      { version: 1, reason: 'the first ones', checks: 3, by: expect.stringMatching(/ /) as string },
    ]);
  });
});
