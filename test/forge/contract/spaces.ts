import type { StoredSpace } from '../../../src/host';
import type { StoreSite } from './site';

const space = (index: number, name = `Space ${index}`): StoredSpace => ({
  id: String(65_536 + index),
  key: `KEY${String(9_999 - index).padStart(4, '0')}`,
  name,
  type: 'global',
});
const monday = '2026-11-16T10:00:00.000Z';
const tuesday = '2026-11-17T10:00:00.000Z';

/** What holds of the spaces of the site, whatever the engine. */
export function spacesContract({ within }: StoreSite): void {
  test('ten thousand spaces are kept, sorted by key, and the same again changes nothing', async () => {
    const all = Array.from({ length: 10_000 }, (_, index) => space(index, '"'.repeat(255)));
    const [once, twice] = await within(async (store) => {
      await store.putSpaces(all, monday);
      const first = await store.spaces();
      await store.putSpaces(all, monday);
      return [first, await store.spaces()];
    });
    expect(once).toEqual(all.toReversed());
    expect(twice).toEqual(once);
  });

  test('what a later list does not have any more is dropped', async () => {
    const left = await within(async (store) => {
      await store.putSpaces([space(1, 'Renamed'), space(2)], tuesday);
      await store.dropSpaces(tuesday);
      return store.spaces();
    });
    expect(left).toEqual([space(2), space(1, 'Renamed')]);
  });

  test('what was seen later stays as it was seen then', async () => {
    const left = await within(async (store) => {
      await store.putSpaces([space(1, 'Old name'), space(3)], monday);
      return store.spaces();
    });
    expect(left).toEqual([space(3), space(2), space(1, 'Renamed')]);
  });
}
