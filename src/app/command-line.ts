/**
 * What the command line asks of the app on its own machine, where its user owns the store: no resolver
 * leads here, and no module of the manifest.
 */
import type { AppRecord } from '../evidence/app';
import type { Host, StoredScan } from '../host';
import { driftBetween, type ScanDrift } from '../scan/drift';
import { foundBy, type Found } from '../scan/found';
import { startScan } from '../scan/scan';
import { mergeEqualKeys } from '../evidence/merge';
import { rulesRecord } from './rules';

/** The one source that every scan from the command line replaces. */
const SOURCE = {
  id: 'command-line',
  kind: 'command line',
  name: 'command line',
  by: 'command line',
} as const;

/** Of what is said of one app, in bytes of JSON: a stored row and a request hold no more. */
const APP = 800_000;

/** A scan that has ended, with what it found and what changed since the one before. */
export interface ScanResult extends Found {
  readonly scan: StoredScan;
  /** The finished scan before it; null for the first. */
  readonly since: StoredScan | null;
  readonly drift: ScanDrift;
}

export interface CommandLine {
  /**
   * Makes these apps the ones that the command line knows, in the place of those before; equal keys are merged.
   *
   * @returns a sentence where something cannot be stored; then nothing is changed.
   */
  replaceApps(records: readonly AppRecord[]): Promise<string | null>;
  /** Records a rules file as the next version, unless it is the newest one already. */
  recordRules(text: string): Promise<void>;
  /** Starts a scan of the whole estate and gives its id. */
  startScan(): Promise<string>;
  /** Null where there is no such scan, or it has not ended well. */
  result(scan: string): Promise<ScanResult | null>;
}

/** @param run runs some work as one invocation of the app */
export function createCommandLine(run: <R>(work: (host: Host) => Promise<R>) => Promise<R>): CommandLine {
  return {
    replaceApps: (records) => run((host) => replaceApps(host, mergeEqualKeys(records))),
    recordRules: (text) => run((host) => recordOnce(host, text)),
    startScan: () => run(async (host) => (await startScan(host, 'command line')).id),
    result: (scan) => run((host) => resultOf(host, scan)),
  };
}

async function replaceApps(host: Host, apps: readonly AppRecord[]): Promise<string | null> {
  const large = apps.find((app) => Buffer.byteLength(JSON.stringify(app)) > APP);
  if (large) return `more is known of \`${large.key}\` than can be stored (${APP / 1000} kB)`;
  const { id, kind, name, by } = SOURCE;
  const source = { id, kind, name, importId: host.newId(), importedAt: host.now(), importedBy: by };
  await host.store.putImport({ ...source, apps: apps.length, total: null }, apps);
  return null;
}

async function recordOnce(host: Host, text: string): Promise<void> {
  if ((await host.store.latestRules())?.text === text) return;
  await rulesRecord(host, SOURCE.by, { text, reason: 'Given to a scan from the command line' });
}

async function resultOf(host: Host, id: string): Promise<ScanResult | null> {
  const scans = await host.store.finishedScans();
  const place = scans.findIndex((scan) => scan.id === id);
  const scan = scans[place];
  if (!scan) return null;
  const since = scans[place - 1] ?? null;
  const [found, drift] = await Promise.all([
    foundBy(host.store, scan),
    driftBetween(host.store, since, scan),
  ]);
  return { ...found, scan, since, drift };
}
