/** Everything that an evidence pack tells of one scan; the files in it are functions of this. */
import type { Exposure } from '../../policy/endpoint';
import type { CheckResult } from '../checks/evaluate';
import type { Drift } from '../drift/drift';
import type { SideCall } from '../drift/side';
import type { SaidFinding } from '../rows';
import type { ApprovalView, AttestationView } from '../signed-rows';

/** One app as the scan saw it. */
export interface PackApp {
  readonly app: string;
  readonly name: string;
  readonly kind: string;
  readonly vendor: string | null;
  readonly version: string | null;
  readonly eligible: string;
  /** Null where no source says which scopes it has. */
  readonly scopes: readonly string[] | null;
  /** Null where what was stored cannot be read by this release. */
  readonly calls: readonly (SideCall & { readonly verdict: string })[] | null;
  readonly unresolved: readonly string[];
  readonly findings: readonly SaidFinding[];
}

export interface PackScan {
  readonly id: string;
  /** ISO 8601. */
  readonly startedAt: string;
  readonly finishedAt: string | null;
  readonly by: string;
  /** Version of the catalogue. */
  readonly catalogue: string;
  /** Version of the recorded rules, 0 for none. */
  readonly rules: number;
  readonly spaces: number;
}

export interface PackSource {
  readonly kind: string;
  readonly name: string;
  readonly importedAt: string;
  readonly apps: number;
  /** How many apps there are, where the source says so. */
  readonly total: number | null;
}

/** A decision as it stood on the day. */
export type PackApproval = Omit<ApprovalView, 'id' | 'subject'>;
export type PackAttestation = Omit<AttestationView, 'id' | 'appName'>;

export interface PackContent {
  /** Version of Portcullis. */
  readonly tool: string;
  /** The day on which approvals, attestations and checks were looked at: `2026-01-31`. */
  readonly madeOn: string;
  readonly scan: PackScan;
  readonly rules: {
    readonly version: number;
    readonly text: string;
    readonly recordedAt: string;
    readonly recordedBy: string;
    readonly reason: string;
  } | null;
  /** What the catalogue of the scan lists, by `METHOD path`; null where that was not kept. */
  readonly listing: ReadonlyMap<string, Exposure> | null;
  readonly apps: readonly PackApp[];
  /** Findings about the estate as a whole, and about decisions. */
  readonly brought: readonly SaidFinding[];
  /** Keys of apps whose snapshot cannot be read by this release. */
  readonly unread: readonly string[];
  readonly sources: readonly PackSource[];
  readonly approvals: readonly PackApproval[];
  readonly attestations: readonly PackAttestation[];
  /** Apps that nobody has decided on. */
  readonly undecided: readonly { readonly app: string; readonly name: string }[];
  readonly checks: { readonly text: string; readonly results: readonly CheckResult[] };
  /** The finished scan before it; null for the first. */
  readonly since: { readonly id: string; readonly at: string; readonly catalogue: string } | null;
  readonly drift: Drift<SaidFinding>;
}

/** Every finding of the scan, with the name of its app; empty for the estate. */
export function allFindings({
  apps,
  brought,
}: Pick<PackContent, 'apps' | 'brought'>): (SaidFinding & { readonly name: string })[] {
  const names = new Map(apps.map(({ app, name }) => [app, name]));
  const nameOf = (app: string | null) => (app === null ? '' : (names.get(app) ?? app));
  return [...brought, ...apps.flatMap(({ findings }) => findings)].map((finding) => ({
    ...finding,
    name: nameOf(finding.app),
  }));
}

/** One thing that nobody knows of an app. */
export interface Unknown {
  readonly app: string;
  readonly name: string;
  readonly what: 'not readable' | 'no evidence' | 'scopes' | 'eligibility' | 'endpoint' | 'part';
  readonly detail: string;
}

/** True where neither scopes nor code nor traffic say what an app calls. */
function isBlank({ calls, findings }: PackApp): boolean {
  return calls?.length === 0 || findings.some(({ code }) => code === 'no-evidence');
}

/** All that the scan could not tell, one entry a thing: never left out, never counted as good. */
export function unknowns({ apps, unread }: Pick<PackContent, 'apps' | 'unread'>): Unknown[] {
  const ofApp = (one: PackApp): Unknown[] => {
    const say = (what: Unknown['what'], detail: string): Unknown => ({
      app: one.app,
      name: one.name,
      what,
      detail,
    });
    return [
      ...(one.calls === null ? [say('not readable', 'what the scan stored of it is in another form')] : []),
      ...(isBlank(one) ? [say('no evidence', 'nothing is known of what it calls')] : []),
      ...(one.scopes === null ? [say('scopes', 'no source says which scopes it has')] : []),
      ...(one.eligible === 'unknown'
        ? [say('eligibility', "it is not known whether Atlassian's rule can block it")]
        : []),
      ...(one.calls ?? [])
        .filter(({ exposure }) => exposure === 'unknown')
        .map(({ method, path }) => say('endpoint', `${method ?? '?'} ${path}`)),
      ...one.unresolved.map((part) => say('part', part)),
    ];
  };
  const lost = unread.map((app): Unknown => ({
    app,
    name: app,
    what: 'not readable',
    detail: 'what the scan stored of it cannot be read',
  }));
  return [...lost, ...apps.flatMap(ofApp)];
}
