/** What `portcullis scan` prints: what one scan found, and what changed since the one before. */
import type { ExposureCount, Unreadable } from '../result';
import type { Level } from '../finding';
import { visible } from '../../evidence/visible';
import { markdown as safe } from '../formats/escape';
import type { SaidFinding } from '../rows';
import { count, list } from '../words';
import type { Drift } from './drift';
import { driftSentences } from './sentences';
import { driftText } from './text';

interface ScannedApp {
  readonly key: string;
  readonly name: string;
  readonly kind: string;
  readonly vendor: string | null;
  readonly version: string | null;
  readonly eligible: string;
  readonly scopes: readonly string[] | null;
  readonly endpoints: ExposureCount;
  /** Ids of its findings. */
  readonly findings: readonly string[];
}

/** The contract of `scan --format json`. */
export interface ScanReport {
  readonly schemaVersion: 1;
  readonly tool: { readonly name: 'portcullis'; readonly version: string };
  readonly scanId: string;
  readonly startedAt: string;
  readonly catalogue: string;
  /** Version of the recorded rules it was made with, 0 for none. */
  readonly rules: number;
  readonly apps: readonly ScannedApp[];
  readonly findings: readonly SaidFinding[];
  /** Files of the PATHs that could not be read. */
  readonly unreadable: readonly Unreadable[];
  readonly summary: {
    readonly apps: number;
    readonly endpoints: ExposureCount;
    readonly findings: Readonly<Record<Level, number>>;
  };
  readonly drift: Drift<SaidFinding> & {
    /** Id and time of the scan before; null on the first one. */
    readonly since: string | null;
    readonly sinceAt: string | null;
  };
}

export const scanFormats = { json, table, markdown } satisfies Record<string, (report: ScanReport) => string>;

function json(report: ScanReport): string {
  return `${JSON.stringify(report)}\n`;
}

function table(report: ScanReport): string {
  const lines = [
    ...headLines(report),
    ...report.unreadable.map(({ file, message }) => `${file}: ${message}`),
  ];
  const changes = report.drift.since === null ? '' : `\n${driftText(report.drift, ({ text }) => text)}`;
  return `${lines.map((line) => `${visible(line)}\n`).join('')}${changes}`;
}

function markdown(report: ScanReport): string {
  const lines = [
    ...headLines(report),
    ...report.unreadable.map(({ file, message }) => `${file}: ${message}`),
  ];
  const sentences = driftSentences(report.drift);
  const changes = report.drift.since !== null && sentences.length === 0 ? ['Nothing changed.'] : sentences;
  return `# Scan of the estate\n\n${lines.map((line) => `${safe(line)}\n`).join('\n')}\n${changes.map((one) => `- ${safe(one)}\n`).join('')}`;
}

function headLines({ scanId, startedAt, summary, catalogue, rules, drift }: ScanReport): string[] {
  const { error, warning, note } = summary.findings;
  const { blocked, notBlocked, unknown } = summary.endpoints;
  return [
    `Scan ${scanId} of ${startedAt}`,
    `${count(summary.apps, 'app')}; endpoints in their reach: ${list([`${blocked} blocked`, `${notBlocked} not blocked`, `${unknown} unknown`])}; ${list([count(error, 'error'), count(warning, 'warning'), count(note, 'note')])}`,
    `catalogue ${catalogue}; ${rules === 0 ? 'no rules' : `rules version ${rules}`}`,
    drift.sinceAt === null
      ? 'The first scan here: there is nothing to compare it with.'
      : `Since the scan of ${drift.sinceAt}:`,
  ];
}
