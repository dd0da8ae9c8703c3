/** Findings that time brings, though no app changed: for a page and for a scan that has no user alike. */
import {
  isExpired,
  isInForce,
  type Approval,
  type Attestation,
  type Signed,
  type Standing,
} from './approvals';
import type { Finding } from './finding';
import { finish } from './findings';
import { nothing, type Draft } from './findings/draft';

const DAY = 86_400_000;

/** Everything that grows old or is told by the platform. */
export interface Circumstances {
  /** ISO 8601. */
  readonly now: string;
  /** Days after which a source counts as aged. */
  readonly staleAfterDays: number;
  readonly sources: readonly { readonly kind: string; readonly name: string; readonly importedAt: string }[];
  /** How the decisions of people stand, from `standingOf`. */
  readonly approvals: readonly Standing[];
  readonly attestations: readonly Attestation[];
  readonly catalogue: string;
  /** The newest finished scan before this one; null where there is none. */
  readonly lastScan: { readonly at: string; readonly catalogue: string } | null;
  /** Events by which Confluence said that a rule blocks Portcullis; null where none came. */
  readonly ownBlock: { readonly lastAt: string; readonly events: number } | null;
}

/**
 * Findings about the estate as a whole and about decisions: expired approvals and attestations, scopes that
 * nobody approved, aged sources, another catalogue than at the last scan, and own-block events. Pure: the
 * same circumstances give the same findings with the same ids.
 */
export function standing(circumstances: Circumstances): Finding[] {
  return finish(
    [
      ...expired(circumstances),
      ...unapproved(circumstances.approvals),
      ...aged(circumstances),
      ...catalogueChanged(circumstances),
      ...ownBlock(circumstances),
    ],
    'estate',
  );
}

/** True for a source that was imported longer ago than so many days. */
export function isStale(importedAt: string, now: string, days: number): boolean {
  return ageInDays(importedAt, now) > days;
}

/** Whole days between two ISO 8601 times. */
export function ageInDays(from: string, now: string): number {
  return Math.floor((Date.parse(now) - Date.parse(from)) / DAY);
}

/** What a decision is about, in words: "The app Chart (com.example.chart)". */
export function subjectWords({ subject, basis }: Pick<Approval, 'subject' | 'basis'>): string {
  if (basis.kind === 'finding') return `The finding "${basis.text}"`;
  if (subject.kind === 'scopes') {
    return `The scopes ${scopeWords(subject.scopes)} of ${basis.name}`;
  }
  return `The app ${basis.name}`;
}

function appOf({ subject, basis }: Approval): string | null {
  if (basis.kind === 'finding') return basis.app;
  return subject.kind === 'finding' ? null : subject.app;
}

function expired({ now, approvals, attestations }: Circumstances): Draft[] {
  const day = now.slice(0, 10);
  return [
    ...approvals
      .filter((one) => one.expired)
      .map(({ approval }) =>
        ranOut(approval, appOf(approval), {
          name: approval.basis.kind === 'app' ? approval.basis.name : '',
          what: `${whatOf(approval)} (${approval.decision})`,
          reason: approval.reason,
        }),
      ),
    ...attestations
      .filter((one) => isExpired(one, day))
      .map((one) => ranOut(one, one.app, { name: '', what: 'an attestation', reason: one.statement })),
  ];
}

/** The subject of a decision where its app is named already. */
function whatOf({ subject, basis }: Approval): string {
  if (basis.kind === 'finding') return `the finding "${basis.text}"`;
  return subject.kind === 'scopes' ? `the scopes ${scopeWords(subject.scopes)}` : 'the decision';
}

function scopeWords(scopes: readonly string[]): string {
  return scopes.join(', ') || '(none)';
}

function ranOut(
  { id, expires, owner }: Signed,
  app: string | null,
  data: Record<'name' | 'what' | 'reason', string>,
): Draft {
  return {
    ...nothing,
    code: 'approval-expired',
    level: 'warning',
    app,
    subject: id,
    data: { ...data, until: expires, owner },
  };
}

function unapproved(approvals: readonly Standing[]): Draft[] {
  const grown = new Map<string, Draft>();
  for (const one of approvals) {
    const { subject, basis } = one.approval;
    if (one.expired || isInForce(one) || subject.kind === 'finding' || basis.kind === 'finding') continue;
    grown.set(subject.app, {
      ...nothing,
      code: 'scopes-unapproved',
      level: 'error',
      app: subject.app,
      subject: subject.app,
      data: { name: basis.name, scopes: one.unapproved },
    });
  }
  return [...grown.values()];
}

function aged({ now, staleAfterDays, sources }: Circumstances): Draft[] {
  return sources
    .filter(({ importedAt }) => isStale(importedAt, now, staleAfterDays))
    .map(({ kind, name, importedAt }) => ({
      ...nothing,
      code: 'inventory-stale',
      level: 'warning',
      app: null,
      file: name,
      subject: `${kind} ${name}`,
      data: { name, importedAt, days: ageInDays(importedAt, now) },
    }));
}

function catalogueChanged({ catalogue, lastScan }: Circumstances): Draft[] {
  if (lastScan === null || lastScan.catalogue === catalogue) return [];
  const data = { now: catalogue, before: lastScan.catalogue, scannedAt: lastScan.at };
  return [{ ...nothing, code: 'catalogue-changed', level: 'note', app: null, subject: '', data }];
}

function ownBlock({ ownBlock: block }: Circumstances): Draft[] {
  if (block === null) return [];
  return [{ ...nothing, code: 'own-block', level: 'warning', app: null, subject: '', data: { ...block } }];
}
