/** A site with an estate of any size, scanned through the real packages while things go wrong. */
import { createConfluence } from '../../src/local/confluence/confluence';
import { createSampleSite } from '../../src/local/confluence/sample-site';
import { createSite } from '../app/site';
import { createAccidents, type Accidents, type Faults } from './faults';

export interface FaultySite {
  /** Starts a scan by the clock and waits, hour by hour, until it is over. */
  scan(): Promise<void>;
  /** Everything the scan left in the store, but for times, ids and what it cost. */
  rows(): Promise<Readonly<Record<string, readonly unknown[]>>>;
  /** Calls for the list of spaces; those that were answered with a failure or that nobody lived to use are forced. */
  readonly asked: { readonly all: number; readonly forced: number };
  readonly accidents: Accidents['counts'];
  close(): Promise<void>;
}

const scopes = [
  'read:page:confluence',
  'write:page:confluence',
  'read:space:confluence',
  'search:confluence',
];

/** One app a line, each with other scopes. */
function inventory(apps: number): string {
  const lines = Array.from({ length: apps }, (_, app) => {
    const own = scopes.filter((_, scope) => (app >> scope) % 2 === 0);
    return `ari:cloud:ecosystem::app/app-${app},App ${app},forge,${own.join(' ')}`;
  });
  return ['key,name,kind,scopes', ...lines].join('\n');
}

export async function createFaultySite(
  size: { apps: number; spaces: number },
  faults: Faults,
): Promise<FaultySite> {
  let clock = Date.parse('2026-11-22T10:00:00.000Z');
  const accidents = createAccidents(faults);
  const asked = { all: 0, refused: 0 };
  const confluence = createConfluence(createSampleSite({ spaces: size.spaces }));
  const { platform, send } = createSite({
    confluence: {
      ...confluence,
      request(request, caller) {
        if (!request.url.startsWith('/wiki/api/v2/spaces?')) return confluence.request(request, caller);
        asked.all += 1;
        const status = faults.refuses();
        if (status === null) {
          accidents.answered();
          return confluence.request(request, caller);
        }
        asked.refused += 1;
        return { status, headers: status === 429 ? { 'retry-after': '30' } : {} };
      },
    },
    load: async () => {
      const { createApp } = await import('../../src/app');
      const { handlersOf } = await import('../../src/forge/handlers');
      const { forgeHost } = await import('../../src/forge/host');
      const { select } = await import('../../src/forge/sql');
      const now = () => new Date((clock += 1)).toISOString();
      const handlers = handlersOf(createApp({ ...forgeHost, now }));
      return {
        ...handlers,
        scanSchedule: accidents.mortal(handlers.scanSchedule),
        scanStep: accidents.mortal(handlers.scanStep as never),
        policyBlocked: (question: string) => select(question),
      };
    },
  });
  accidents.install();
  await send('apps.csv', inventory(size.apps));
  const rowsOf = (question: string) => platform.trigger('policyBlocked', question) as Promise<unknown[]>;
  const states = async () =>
    (await rowsOf('SELECT state FROM scan')).map((row) => (row as { state: string }).state);
  return {
    async scan() {
      for (let hour = 0; hour < 20; hour += 1) {
        await platform.trigger('scanSchedule', {});
        await platform.drain();
        if (!(await states()).includes('running')) return;
        clock += 3_600_000;
      }
      throw new Error('the scan did not end within 20 hours');
    },
    rows: async () => ({
      scans: await rowsOf('SELECT state, total, message FROM scan'),
      totals: (await rowsOf('SELECT body FROM scan_detail')).map((row) => ({
        ...(JSON.parse((row as { body: string }).body) as object),
        calls: 0,
        points: 0,
      })),
      found: await rowsOf(
        'SELECT app, snapshot, blocked, not_blocked, unknown_count FROM app_scan ORDER BY app',
      ),
      snapshots: await rowsOf('SELECT hash, rest, body FROM snapshot_head ORDER BY hash'),
      rests: await rowsOf('SELECT hash, body FROM snapshot_rest ORDER BY hash'),
      // They are named after their import, so no two sites have the same.
      assessed: await rowsOf(
        'SELECT (SELECT COUNT(*) FROM assessed_estate) AS estates, (SELECT COUNT(*) FROM assessed_app) AS apps, (SELECT COUNT(*) FROM assessed_findings) AS findings',
      ),
      names: await rowsOf('SELECT app, app_key FROM app_name ORDER BY app'),
      spaces: await rowsOf('SELECT id, space_key, name, type FROM site_space ORDER BY id'),
      open: await rowsOf('SELECT step FROM scan_plan WHERE done = 0'),
    }),
    get asked() {
      return { all: asked.all, forced: asked.refused + accidents.counts.askedInVain };
    },
    accidents: accidents.counts,
    close: () => platform.close(),
  };
}
