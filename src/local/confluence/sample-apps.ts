import { people } from './people';
import type { AuditRecord, InstalledApp } from './site';

const day = 86_400_000;
const first = Date.parse('2026-02-02T09:00:00.000Z');

const topics = ['Charts', 'Checklists', 'Diagrams', 'Forms', 'Glossary', 'Reports', 'Tables', 'Timelines'];
const forgeScopes = [
  ['read:page:confluence', 'write:page:confluence'],
  ['read:page:confluence', 'search:confluence', 'read:space:confluence'],
  ['read:confluence-content.all', 'read:confluence-groups'],
];
const connectScopes = [['READ'], ['READ', 'WRITE'], ['READ', 'ACT_AS_USER']];

/** An app that a site has installed; every fourth one is a Connect app. */
function appAt(index: number): InstalledApp {
  const isConnect = index % 4 === 3;
  const topic = topics[index % topics.length] ?? '';
  const name = index < topics.length ? topic : `${topic} ${Math.floor(index / topics.length) + 1}`;
  const scopes = (isConnect ? connectScopes : forgeScopes)[index % 3] ?? [];
  return {
    id: `5a3c1e00-0000-4000-8000-${String(index).padStart(12, '0')}`,
    kind: isConnect ? 'connect' : 'forge',
    key: `com.example.sandbox.${name.toLowerCase().replace(' ', '-')}`,
    name,
    vendor: index % 2 === 0 ? 'Example Ltd' : 'Sample GmbH',
    version: `${1 + (index % 3)}.${index % 10}.0`,
    scopes,
    installedAt: new Date(first + index * day).toISOString(),
  };
}

/** Installed apps with made-up names; the same ones each time. */
export function sampleApps(count: number): InstalledApp[] {
  return Array.from({ length: count }, (_, index) => appAt(index));
}

/** What the audit log says of these installations. */
export function installRecords(apps: readonly InstalledApp[]): AuditRecord[] {
  return apps.map(({ name, installedAt }) => ({
    authorId: people.siteAdministrator,
    createdAt: installedAt,
    category: 'Apps',
    summary: 'App installed',
    affected: { name, objectType: 'App' },
  }));
}
