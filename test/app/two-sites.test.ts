import type { Payload, UseCase } from '../../src/api';
import { createSite, descriptor, rulesText } from './site';

/** Every use case that shows what a site has. */
const looks = {
  estate: {},
  overview: {},
  findings: {},
  approvals: {},
  'blind-spots': {},
  checks: {},
  export: { format: 'json' },
  rules: {},
  'rules.preview': { text: rulesText, by: 'app' },
  forecast: { app: null, space: null },
  drift: {},
  digest: {},
  trend: {},
  scans: {},
  decisions: {},
  pack: {},
  settings: {},
  'data.export': {},
  'history.endpoint': { method: 'GET', path: '/wiki/api/v2/pages' },
} as const satisfies { readonly [U in UseCase]?: Payload<U> };
const names = Object.keys(looks) as (keyof typeof looks)[];

test('one process that serves two sites in turn tells each of its own alone', async () => {
  const shared = (async () => {
    const { createApp } = await import('../../src/app');
    const { handlersOf } = await import('../../src/forge/handlers');
    const { forgeHost } = await import('../../src/forge/host');
    return handlersOf(createApp(forgeHost));
  })();
  const sites = ['first', 'second'].map((name) => ({ name, ...createSite({ load: () => shared }) }));
  for (const { name, send, get, platform } of sites) {
    await send('app.json', descriptor(`com.${name}.app`, ['READ', 'WRITE'], `App of ${name}`));
    const subject = { kind: 'app', app: `com.${name}.app` } as const;
    await get('approval.put', { subject, decision: 'approved', owner: name, reason: name, expires: null });
    await get('scan.start', {});
    await platform.drain();
  }
  for (const use of names) {
    for (const [index, { name, get }] of [...sites, ...sites].entries()) {
      const told = JSON.stringify(await get(use, looks[use]));
      const other = sites[(index + 1) % 2]?.name ?? '';
      expect([use, name, told.includes(`com.${other}`), told.includes(`of ${other}`)]).toEqual([
        use,
        name,
        false,
        false,
      ]);
    }
  }
  for (const { name, get } of sites) {
    expect((await get('findings', { find: 'first' })).total > 0).toBe(name === 'first');
    expect((await get('approvals', {})).approvals.map(({ owner }) => owner)).toEqual([name]);
  }
  await Promise.all(sites.map(({ platform }) => platform.close()));
});
