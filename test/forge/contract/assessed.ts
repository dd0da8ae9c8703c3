import type { StoreSite } from './site';

const hash = (digit: string) => digit.repeat(32);
const app = (digit: string) => ({
  hash: hash(digit),
  head: `head of ${digit}`,
  findings: `findings of ${digit} ü😀`,
});

/** What holds of kept assessments, whatever the engine. */
export function assessedContract({ within }: StoreSite): void {
  test('an assessed estate is found under its name, and what the next one does not need goes', async () => {
    const [none, kept, heads, findings] = await within(async (store) => [
      await store.assessedEstate(hash('e')),
      await store
        .keepAssessed([app('1'), app('2')])
        .then(() => store.keepAssessedEstate(hash('e'), [hash('2'), hash('1')]))
        .then(() => store.assessedEstate(hash('e'))),
      await store.assessedHeads([hash('1'), hash('3')]),
      await store.assessedFindings([hash('2'), hash('3')]),
    ]);
    expect(none).toBeNull();
    expect(kept).toEqual([hash('2'), hash('1')]);
    expect([...heads]).toEqual([[hash('1'), 'head of 1']]);
    expect([...findings]).toEqual([[hash('2'), 'findings of 2 ü😀']]);

    const next = await within(async (store) => {
      await store.keepAssessed([app('3'), { ...app('2'), head: 'another head' }]);
      await store.keepAssessedEstate(hash('f'), [hash('2'), hash('3')]);
      const all = ['1', '2', '3'].map(hash);
      return [
        await store.assessedEstate(hash('e')),
        await store.assessedEstate(hash('f')),
        [...(await store.assessedHeads(all)).values()].sort(),
        [...(await store.assessedFindings(all)).keys()].sort(),
      ];
    });
    expect(next).toEqual([null, [hash('2'), hash('3')], ['head of 2', 'head of 3'], [hash('2'), hash('3')]]);
  });

  test('an estate without apps is kept too', async () => {
    const kept = await within(async (store) => {
      await store.keepAssessedEstate(hash('a'), []);
      return [await store.assessedEstate(hash('a')), await store.assessedEstate(hash('f'))];
    });
    expect(kept).toEqual([[], null]);
  });
}
