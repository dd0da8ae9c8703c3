/** What the installation stores, all of it: counted, handed out, and deleted. */
import type { DataPartView, SettingsView } from '../api';
import type { Host, Store, StoredTable } from '../host';
import { Refusal } from './refusal';

/** Bytes of one part: Forge answers a page with at most 5 MB, and JSON inside of JSON grows. */
const PART = 1_500_000;
/** Bytes that a row may have besides its longest text. */
const ROW = 3_000;
/** What a person types to delete everything. */
const WORD = 'delete';

const names: Readonly<Record<string, string>> = {
  source: 'Sources of the estate',
  assessed_estate: 'Last assessed estate',
  assessed_app: 'Apps, as they were assessed',
  assessed_findings: 'Findings of apps, as they were assessed',
  app_record: 'Apps, as each source tells them',
  rules: 'Versions of the rules',
  rules_draft: 'Drafts of the rules',
  scan: 'Scans',
  scan_detail: 'Totals of scans',
  scan_plan: 'Steps of scans',
  app_scan: 'Apps in scans',
  app_name: 'Keys of apps in scans',
  snapshot: 'Snapshots of apps of the first release',
  snapshot_head: 'Snapshots of apps',
  snapshot_rest: 'Calls and findings in snapshots',
  listing: 'Versions of the catalogue',
  pack_head: 'Heads of evidence packs',
  site_space: 'Spaces',
  signed_item: 'Approvals and attestations',
  checks: 'Versions of the checks',
  decision: 'Decisions of enforcement points',
};

/** How much is stored, a kind a row; a table that has no name of its own shows as it is called. */
export async function storedViews(store: Store): Promise<SettingsView['stored']> {
  const tables = await store.tables();
  return tables.map(({ table, rows, bytes }) => ({ what: names[table] ?? table, rows, bytes }));
}

/** One part of everything that is stored: JSON lines of `table` and `row`, the settings in the first part. */
export async function dataExport(host: Host, part: number): Promise<DataPartView> {
  const tables = await host.store.tables();
  // Decisions grow while they are read, so they come last: the parts before them stay what they are.
  const isLast = ({ table }: StoredTable) => table === 'decision';
  const pages = [...tables.filter((one) => !isLast(one)), ...tables.filter(isLast)].flatMap(pagesOf);
  const parts = Math.max(1, pages.length);
  if (part >= parts) {
    throw new Refusal(
      'bad-input',
      `The data has ${parts} parts, and part ${part + 1} was asked for. Start again.`,
    );
  }
  const lines = part === 0 ? await settingsLines(host) : [];
  const page = pages[part];
  if (page) {
    const rows = await host.store.tableRows(page.table, page.from, page.size);
    lines.push(...rows.map((row) => JSON.stringify({ table: page.table, row })));
  }
  return { fileName: 'portcullis-data.jsonl', part, parts, text: lines.map((line) => `${line}\n`).join('') };
}

/**
 * Deletes everything: the store, settings and what was noted of events.
 *
 * @param confirm what the person typed
 */
export async function dataDelete({ store, settings }: Host, confirm: string): Promise<{ deleted: boolean }> {
  if (confirm.trim().toLowerCase() !== WORD) {
    throw new Refusal('bad-input', `Nothing was deleted. Type the word "${WORD}" to delete everything.`);
  }
  await store.deleteAll();
  await settings.clear();
  return { deleted: true };
}

async function settingsLines({ settings }: Host): Promise<string[]> {
  const [values, ownBlock, lifecycle] = await Promise.all([
    settings.values(),
    settings.ownBlock(),
    settings.lifecycle(),
  ]);
  return [JSON.stringify({ table: 'settings', row: { values, ownBlock, lifecycle } })];
}

function pagesOf({ table, rows, longest }: StoredTable): { table: string; from: number; size: number }[] {
  const size = Math.max(1, Math.floor(PART / (ROW + 2 * longest)));
  return Array.from({ length: Math.ceil(rows / size) }, (_, page) => ({ table, from: page * size, size }));
}
