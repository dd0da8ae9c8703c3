/** Hand-made apps for the tests of the report: real endpoints, invented apps. */
import type { AppRecord } from '../../src/evidence/app';
import type { Evidence, Strength } from '../../src/evidence/evidence';
import { appRecord } from '../../src/evidence/read';
import type { AppAccessRule } from '../../src/policy/rule';

export function call(
  strength: Strength,
  method: string | null,
  path: string,
  more: Partial<Evidence> = {},
): Evidence {
  const seen = { count: 3, first: '2026-10-01T08:00:00Z', last: '2026-11-01T08:00:00Z', callers: [] };
  return {
    strength,
    method,
    path,
    caller: 'app',
    file: 'src/index.ts',
    line: 7,
    detail: 'requestConfluence',
    ...(strength === 'observed' ? { seen } : {}),
    ...more,
  };
}

export const chart: AppRecord = appRecord({
  key: 'com.example.chart',
  name: 'Chart Maker',
  kind: 'forge',
  source: 'chart/manifest.yml',
  scopes: ['read:page:confluence', 'read:group:confluence', 'storage:app'],
  modules: [
    { type: 'macro', key: 'chart', title: 'Chart' },
    { type: 'confluence:spacePage', key: 'overview', title: 'Overview' },
    { type: 'confluence:globalPage', key: 'all', title: 'All charts' },
    { type: 'confluence:newThing', key: 'new', title: null },
  ],
  background: [{ type: 'scheduledTrigger', key: 'nightly', title: null }],
  events: ['avi:confluence:updated:page', 'avi:confluence:created:group', 'avi:forge:installed:app'],
  egress: [{ address: 'api.chart.example', kind: 'remote' }],
  evidence: [
    call('observed', 'GET', '/wiki/api/v2/pages/{}'),
    call('referenced', 'GET', '/wiki/rest/api/content/{}', { line: 12 }),
    call('referenced', 'GET', '/wiki/rest/api/group/{}/membersByGroupId', { line: 20 }),
    call('referenced', 'GET', '/wiki/rest/nothing/here', { line: 30 }),
  ],
  unresolved: [
    { file: 'src/proxy.ts', line: 3, reason: 'any-endpoint', text: 'requestConfluence(path)' },
    { file: 'src/proxy.ts', line: 9, reason: 'any-endpoint', text: 'requestConfluence(other)' },
  ],
  notices: [
    { code: 'ui-kit-1', file: 'chart/manifest.yml', line: 4, detail: 'macro `chart` renders in a function' },
  ],
});

export const silent: AppRecord = appRecord({
  key: 'com.example.silent',
  name: 'Silent',
  kind: 'connect',
  source: 'plugins.json',
});

export const script: AppRecord = appRecord({
  key: 'nightly-sync',
  name: 'Nightly sync',
  kind: 'script',
  source: 'sync.py',
  evidence: [call('referenced', 'DELETE', '/wiki/api/v2/pages/{}', { caller: 'api token', file: 'sync.py' })],
});

/** Names that try to leave their place: markup, formulas, terminal codes, direction marks, lone surrogates. */
export const hostileNames = [
  '</script><img src=x onerror=alert(1)>',
  '=HYPERLINK("http://evil.example","x")',
  '+1+cmd|calc',
  '-2+3',
  '@SUM(A1)',
  '\t=1+1',
  '\r=1+1',
  '"quoted", with comma',
  'two\nlines',
  '\u001b[31mred\u001b[0m',
  '\u202egnp.exe',
  '| cell | [link](javascript:alert(1)) `code`',
  '\ud800lone',
  "' onmouseover='alert(1)",
] as const;

export function hostile(name: string): AppRecord {
  return appRecord({
    ...chart,
    key: `key ${name}`,
    name,
    source: `dir/${name}.yml`,
    scopes: [name],
    vendor: name,
  });
}

export const onSite: AppAccessRule = {
  id: 'all',
  name: 'Everything',
  mode: 'enforce',
  apps: { block: 'all', except: ['com.example.approved'] },
  where: { site: true },
  guard: null,
};

export const onSpaces: AppAccessRule = {
  ...onSite,
  id: 'confidential',
  name: 'Keep apps out of HR and LEGAL',
  where: { spaces: ['HR', 'LEGAL'] },
  guard: { entered: '2026-11-02', by: 'Ada' },
};
