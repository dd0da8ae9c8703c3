/** An estate of 500 apps in which an audit finds over 100,000 things. */
import type { AppRecord } from '../src/evidence/app';
import { appRecord } from '../src/evidence/read';
import { people } from '../src/local/confluence/people';
import { endpoints } from '../src/policy/catalogue';
import { endpointId } from '../src/policy/endpoint';
import { createStoreSite } from '../test/forge/contract/site';

export const APPS = 500;
export const FINDINGS = 100_000;
/** Calls of an app that the catalogue has, and calls that it does not have. */
const CALLS = 170;
export const STRANGE = 40;

/** An app that calls far more than its scopes allow; no two are alike. */
function makeApp(index: number): AppRecord {
  const calls = Array.from({ length: CALLS }, (_, at) => endpoints[(index * 13 + at * 3) % endpoints.length]);
  const known = calls.flatMap((endpoint) => endpoint ?? []);
  const strange = Array.from({ length: STRANGE }, (_, at) => ({
    method: 'GET',
    path: `/wiki/plugins/app${index}/${at}`,
  }));
  return appRecord({
    key: `com.example.app${index}`,
    name: `App ${index}`,
    kind: 'forge',
    vendor: `Vendor ${index % 90}`,
    version: `1.${index % 10}.0`,
    source: 'export.json',
    scopes: ['read:page:confluence', 'read:space:confluence'],
    evidence: [...known, ...strange].map(({ method, path }, at) => ({
      strength: at % 4 === 0 ? 'observed' : 'referenced',
      method,
      path,
      caller: 'app',
      file: `src/part${at % 12}.ts`,
      line: at + 1,
      detail: endpointId({ method, path }),
    })),
  });
}

/** Puts the records of one import into a data folder; nobody has looked at them yet. */
export async function fill(folder: string): Promise<void> {
  const site = createStoreSite({ dataDir: folder });
  await site.within((store) =>
    store.putImport(
      {
        id: 'bench',
        importId: '11111111-1111-4111-8111-111111111111',
        kind: 'inventory',
        name: 'export.json',
        importedAt: new Date().toISOString(),
        importedBy: people.siteAdministrator,
        apps: APPS,
        total: APPS,
      },
      Array.from({ length: APPS }, (_, index) => makeApp(index)),
    ),
  );
  await site.close();
}
