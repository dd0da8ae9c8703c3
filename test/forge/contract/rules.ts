import type { StoreSite } from './site';

/** What holds of recorded rules, whatever the engine. */
export function rulesContract({ within }: StoreSite): void {
  test('a version of the rules is recorded once', async () => {
    const version = {
      version: 1,
      text: 'text',
      recordedAt: '2026-11-22T10:00:00.000Z',
      recordedBy: 'somebody',
      reason: 'because',
      rules: 0,
    };
    const [first, second, latest] = await within(async (store) => [
      await store.putRules(version),
      await store.putRules({ ...version, text: 'other' }),
      await store.latestRules(),
    ]);
    expect([first, second]).toEqual([true, false]);
    expect(latest).toEqual(version);
  });
}
