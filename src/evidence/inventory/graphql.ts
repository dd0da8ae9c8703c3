import type { AppRecord, Notice } from '../app';
import { parseJsonSequence } from '../json';
import { inventoryKey } from '../key';
import { clip } from '../lenient';
import { notice } from '../notice';
import { appRecord, limits, refused, type Read } from '../read';
import { connectUnknowns, forgeUnknowns } from '../unknowns';
import { findErrors, findPages, type Page } from './connection';
import { readNode, type Installation } from './installation';

/**
 * Reads the installed apps that an administrator exported from Atlassian's GraphQL gateway (docs/imports.md):
 * one answer or several, in a list or one after the other, with their wrappers or without. `total` is what the
 * gateway counted, so that a missing page shows.
 */
export function readGraphqlInventory(text: string, file: string): Read {
  const parsed = parseJsonSequence(text);
  return parsed.ok ? readAnswers(parsed.values, file) : parsed;
}

/** The same for answers that are parsed already, in order. */
export function readAnswers(answers: readonly unknown[], file: string): Read {
  const pages = findPages(answers);
  const errors = findErrors(answers);
  if (pages.length === 0) {
    return refused(
      errors.length > 0
        ? `holds no apps, only an error of the site: ${clip(errors.join('; '))}`
        : 'holds no list `appsInstalledInContexts` or `appInstallationsByContext`',
    );
  }
  const installations = pages.flatMap(({ kind, nodes }) => nodes.flatMap((node) => readNode(kind, node)));
  const apps = groupByApp(installations.filter(({ recoverable }) => !recoverable)).map((group) =>
    toRecord(group, file),
  );
  if (apps.length > limits.apps)
    return refused(`holds ${apps.length} apps, more than the ${limits.apps} that are read`);
  const total = countAll(pages, installations, apps.length);
  return { ok: true, apps, total, notices: aboutFile(pages, installations, errors, { apps, total }, file) };
}

function groupByApp(installations: readonly Installation[]): [Installation, ...Installation[]][] {
  const groups = new Map<string, [Installation, ...Installation[]]>();
  for (const one of installations) {
    const key = inventoryKey(one.appId);
    const group = groups.get(key);
    if (group) group.push(one);
    else groups.set(key, [one]);
  }
  return [...groups.values()];
}

/** What an app has on Confluence counts where its contexts say so; scopes of several installations add up. */
function toRecord(group: [Installation, ...Installation[]], file: string): AppRecord {
  const here = group.filter(({ context }) => context?.includes(':confluence') ?? false);
  const counted = here.length > 0 ? here : group;
  const main = counted.find(({ environment }) => environment === 'PRODUCTION') ?? counted[0] ?? group[0];
  const known = counted.flatMap(({ scopes }) => scopes ?? []);
  const scopes = counted.some((one) => one.scopes !== null) ? [...new Set(known)] : null;
  const egress = [
    ...new Map(counted.flatMap((one) => one.egress).map((one) => [JSON.stringify(one), one])).values(),
  ];
  const declared = { scopes: scopes ?? [], file, lineOf: () => 1 };
  const aliases = [...new Set(group.flatMap((one) => one.aliases))];
  return appRecord({
    key: inventoryKey(main.appId),
    name: main.name ?? main.appId,
    kind: main.connect ? 'connect' : 'forge',
    vendor: main.vendor,
    version: main.version,
    source: file,
    ...(aliases.length > 0 ? { aliases } : {}),
    scopes,
    egress: egress.map(({ address, kind }) => ({ address, kind })),
    unresolved: main.connect
      ? connectUnknowns({ ...declared, baseUrl: null, signs: true })
      : forgeUnknowns({
          ...declared,
          fetches: egress.filter(({ fetch }) => fetch),
          remotes: [],
          remoteCalls: new Map(),
          connectRemote: null,
        }),
    notices: counted.length > 1 ? [severalInstallations(counted, file)] : [],
  });
}

function severalInstallations(group: readonly Installation[], file: string): Notice {
  const each = group.map(
    ({ environment, version }) => [environment, version].filter(Boolean).join(' ') || 'unnamed',
  );
  const detail = `is installed ${group.length} times (${each.join(', ')}), its scopes are taken together`;
  return notice('several-installations', file, null, detail);
}

/** The gateway counts apps in one list and installations in the other: what is missing of those is added. */
function countAll(
  pages: readonly Page[],
  installations: readonly Installation[],
  apps: number,
): number | null {
  const counts = pages.flatMap(({ totalCount }) => totalCount ?? []);
  if (counts.length === 0) return null;
  const stated = Math.max(...counts);
  if (pages.every(({ kind }) => kind === 'apps')) return Math.max(stated, apps);
  return apps + Math.max(0, stated - installations.length);
}

function aboutFile(
  pages: readonly Page[],
  installations: readonly Installation[],
  errors: readonly string[],
  { apps, total }: { readonly apps: readonly unknown[]; readonly total: number | null },
  file: string,
): Notice[] {
  const found: Notice[] = [];
  const missing = total !== null && total > apps.length;
  if (missing || pages.every(({ hasNextPage }) => hasNextPage === true)) {
    const of = total === null ? '' : ` of ${total}`;
    found.push(
      notice('incomplete', file, null, `holds ${apps.length}${of} apps, its last pages are missing`),
    );
  }
  if (errors.length > 0) {
    found.push(notice('errors-in-answer', file, null, `the site answered with errors: ${errors.join('; ')}`));
  }
  const gone = installations.filter(({ recoverable }) => recoverable).length;
  if (gone > 0) found.push(notice('left-out', file, null, `${gone} uninstalled apps are left out`));
  return found;
}
