import type { AppRecord } from '../evidence/app';
import { appEvent } from '../evidence/app-events';
import type { ReadSite } from '../evidence/read';
import type { Host } from '../host';
import { day } from '../report/words';
import { readSettings } from '../scan/settings';
import { wholeList } from '../scan/space-list';

/** Names that one sentence lists. */
const NAMED = 10;

/**
 * Keeps what a collected site says besides its apps, and tells of it in sentences. Only a whole list of spaces drops
 * those that it does not have, and a list from before the newest whole one says nothing that still holds.
 *
 * @param seenAt ISO 8601, when the site was collected; never after now
 * @param apps what the same file says of apps: the audit log is held against it.
 */
export async function importSite(
  host: Host,
  { spaces, allSpaces, auditRecords }: ReadSite,
  seenAt: string,
  apps: readonly AppRecord[],
): Promise<string[]> {
  const listedAt = await host.settings.spacesListedAt();
  const isOld = listedAt !== null && seenAt < listedAt;
  if (!isOld) {
    await host.store.putSpaces(spaces, seenAt);
    if (allSpaces) await wholeList(host, seenAt);
  }
  const { auditMatch } = await readSettings(host.settings);
  const events = auditRecords.flatMap((record) => appEvent(record, auditMatch) ?? []);
  const unlisted = missing(
    events.filter(({ kind }) => kind === 'installed').map(({ app }) => app),
    apps,
  );
  return [
    `It was collected on ${day(seenAt)} and names ${spaces.length} spaces.`,
    ...(isOld ? [`The spaces were listed again on ${day(listedAt)}, so its list of them was not used.`] : []),
    `${events.length} of ${auditRecords.length} audit records are about an app that was installed, removed or updated.`,
    ...(unlisted.length === 0 ? [] : [unlistedText(unlisted)]),
  ];
}

/** Names of the audit log that neither list of the file has, each once. */
function missing(names: readonly string[], apps: readonly AppRecord[]): string[] {
  const known = new Set(apps.flatMap(({ key, name }) => [key, name]).map((text) => text.toLowerCase()));
  return [...new Set(names)].filter((name) => !known.has(name.toLowerCase()));
}

function unlistedText(names: readonly string[]): string {
  const more = names.length > NAMED ? ` and ${names.length - NAMED} more` : '';
  return `The audit log names apps that were installed and are in neither list: ${names.slice(0, NAMED).join(', ')}${more}. They may have been removed, or the lists may not show them.`;
}
