import { randomUUID } from 'node:crypto';
import type { StoredSigned } from '../../../src/host';
import type { StoreSite } from './site';

const signedAt = (minute: number, changes: Partial<StoredSigned> = {}): StoredSigned =>
  ({
    kind: 'attestation',
    id: randomUUID(),
    app: null,
    statement: `Statement ${minute} of Zoë, "quoted"`,
    owner: 'Asha',
    at: new Date(Date.UTC(2026, 10, 1, 0, minute)).toISOString(),
    by: 'somebody',
    expires: minute % 2 === 0 ? null : '2026-12-31',
    ...changes,
  }) as StoredSigned;

/** What holds of what people sign and of checks, whatever the engine. */
export function approvalsContract({ within }: StoreSite): void {
  test('what was signed is read in order, ended once, and stays as history', async () => {
    const all = Array.from({ length: 230 }, (_, minute) => signedAt(minute));
    const ended = { endedAt: '2026-11-22T10:00:00.000Z', endedBy: 'other' };
    const empty = await within((store) => store.signedRevision());
    await within(async (store) => {
      for (const one of all.toReversed()) await store.putSigned(one);
    });
    const full = await within((store) => store.signedRevision());
    expect(await within((store) => store.signed())).toEqual(all);

    const { id } = all[7]!;
    const answers = await within(async (store) => [
      await store.endSigned(id, 'approval', ended),
      await store.endSigned(randomUUID(), 'attestation', ended),
      await store.endSigned(id, 'attestation', ended),
      await store.endSigned(id, 'attestation', { ...ended, endedBy: 'third' }),
    ]);
    expect(answers).toEqual([false, false, true, false]);
    expect(await within((store) => store.signed())).toHaveLength(229);
    expect(await within((store) => store.endedSigned(100))).toEqual([{ ...all[7]!, ...ended }]);
    expect(await within((store) => store.countEndedSigned())).toBe(1);
    const revisions = [empty, full, await within((store) => store.signedRevision())];
    expect(new Set(revisions).size).toBe(3);
  });

  test('a version of the checks is recorded once', async () => {
    const version = {
      version: 1,
      text: 'text',
      recordedAt: '2026-11-22T10:00:00.000Z',
      recordedBy: 'somebody',
      reason: 'because',
      entries: 3,
    };
    const { text, ...head } = version;
    const [first, second, latest, history] = await within(async (store) => [
      await store.putChecks(version),
      await store.putChecks({ ...version, text: 'other' }),
      await store.latestChecks(),
      await store.checksHistory(),
    ]);
    expect([first, second, latest?.text]).toEqual([true, false, text]);
    expect(history).toEqual([head]);
  });
}
