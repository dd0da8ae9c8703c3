import { createFaultySite } from './faulty-site';
import { dice, noFaults, type Faults } from './faults';

// The whole size takes minutes; CI runs it (PORTCULLIS_CASES), `npm test` a smaller one that goes the same ways.
const isLong = Number(process.env['PORTCULLIS_CASES'] ?? 0) >= 100_000;
const size = isLong ? { apps: 500, spaces: 10_000 } : { apps: 60, spaces: 1_100 };
jest.setTimeout(600_000);

async function scanned(faults: Faults, of = size) {
  const site = await createFaultySite(of, faults);
  try {
    await site.scan();
    const { asked, accidents } = site;
    return { rows: await site.rows(), asked, accidents };
  } finally {
    await site.close();
  }
}

const undisturbed = scanned(noFaults);

test('without faults every page of spaces is asked for once, and everything is there', async () => {
  const { rows, asked } = await undisturbed;
  expect(asked).toEqual({ all: Math.ceil(size.spaces / 250), forced: 0 });
  expect(rows['spaces']).toHaveLength(size.spaces);
  // An app a row, and one for the estate as a whole.
  expect(rows['found']).toHaveLength(size.apps + 1);
  expect(rows['scans']).toEqual([{ state: 'done', total: size.apps, message: null }]);
  // One body an app, and the one of the estate.
  expect(rows['snapshots']).toHaveLength(size.apps + 1);
  expect(rows['assessed']).toEqual([{ estates: 1, apps: size.apps, findings: size.apps }]);
  expect(rows['open']).toEqual([]);
});

test('killed before every call of every step and done again, it finds the same and asks for nothing in vain', async () => {
  const small = { apps: 30, spaces: 600 };
  const plain = await scanned(noFaults, small);
  const killed = await scanned({ ...noFaults, kills: (call, attempt) => call === attempt }, small);
  expect(killed.accidents.killed).toBeGreaterThan(50);
  expect(killed.rows).toEqual(plain.rows);
  expect(killed.asked.all - killed.asked.forced).toBe(plain.asked.all);
});

test.each([1, 2, 5])(
  'with kills, busy answers, lost and doubled events (%i) it finds the same',
  async (seed) => {
    const roll = dice(seed);
    const plain = await undisturbed;
    const faulty = await scanned({
      kills: () => roll() < 0.04,
      fate: () => (roll() < 0.2 ? 'lost' : roll() < 0.4 ? 'doubled' : 'delivered'),
      refuses: () => (roll() < 0.2 ? 429 : roll() < 0.1 ? 503 : null),
    });
    const { killed, lost, doubled } = faulty.accidents;
    expect(Math.min(killed, lost + doubled, faulty.asked.forced)).toBeGreaterThan(0);
    expect(faulty.rows).toEqual(plain.rows);
    const least = plain.asked.all + faulty.asked.forced;
    expect(faulty.asked.all).toBeLessThanOrEqual(least * 1.1);
  },
);
