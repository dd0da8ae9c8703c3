/** What people decide and attest: read, signed and taken back. What ended stays as history. */
import type { z } from 'zod';
import type { ApprovalsView, ApprovalView, AttestationView, Payload, payloads, SignedHistory } from '../api';
import type { Host, StoredSigned } from '../host';
import {
  decidedApps,
  isExpired,
  subjectKey,
  type Attestation,
  type Basis,
  type Standing,
  type Subject,
} from '../report/approvals';
import { subjectWords } from '../report/standing';
import type { Assessor, Summary } from './assessment';
import type { Glance } from './estate-findings';
import { namesOf } from './people';
import { Refusal } from './refusal';

/** Decisions and attestations that count at the same time; far more than an estate has apps. */
const MOST = 5_000;
/** Ended ones that are shown; the rest is counted. */
const HISTORY = 100;

/** Everything that people signed, how it stands today, and what waits for a decision. */
export async function approvals(
  host: Host,
  { rows, nameOf }: Summary,
  { approvals: standing, attestations }: Glance,
): Promise<ApprovalsView> {
  const [ended, historyTotal] = await Promise.all([
    host.store.endedSigned(HISTORY),
    host.store.countEndedSigned(),
  ]);
  const names = await namesOf(host, [
    ...standing.map(({ approval }) => approval.by),
    ...attestations.map(({ by }) => by),
    ...ended.flatMap(({ by, endedBy }) => [by, endedBy]),
  ]);
  const name = (accountId: string) => names.get(accountId) ?? accountId;
  const decided = decidedApps(standing);
  const day = host.now().slice(0, 10);
  return {
    approvals: standing.map((one) => viewApproval(one, name)).reverse(),
    attestations: attestations
      .map((one) => viewAttestation(one, one.app === null ? null : nameOf(one.app), day, name))
      .reverse(),
    undecided: rows.flatMap(({ key, name: app }) => (decided.has(key) ? [] : [{ app: key, name: app }])),
    history: ended.map((one) => viewEnded(one, name)),
    historyTotal,
  };
}

type NameOf = (accountId: string) => string;

function viewApproval({ approval, expired, holds }: Standing, nameOf: NameOf): ApprovalView {
  const { id, subject, decision, owner, reason, at, by, expires } = approval;
  return {
    id,
    subject,
    text: subjectWords(approval),
    decision,
    owner,
    reason,
    decidedAt: at,
    decidedBy: nameOf(by),
    expires,
    expired,
    holds,
  };
}

function viewAttestation(
  attestation: Attestation,
  appName: string | null,
  day: string,
  nameOf: NameOf,
): AttestationView {
  const { id, app, statement, owner, at, by, expires } = attestation;
  return {
    id,
    app,
    appName,
    statement,
    owner,
    attestedAt: at,
    attestedBy: nameOf(by),
    expires,
    expired: isExpired(attestation, day),
  };
}

function viewEnded(
  ended: Awaited<ReturnType<Host['store']['endedSigned']>>[number],
  nameOf: NameOf,
): SignedHistory {
  const { id, kind, owner, at, by, endedAt, endedBy } = ended;
  const shared = { id, kind, owner, at, by: nameOf(by), endedAt, endedBy: nameOf(endedBy) };
  return ended.kind === 'approval'
    ? { ...shared, text: subjectWords(ended), decision: ended.decision, reason: ended.reason }
    : { ...shared, text: ended.statement, decision: null, reason: '' };
}

/** Signs a decision; one on the same subject ends with it. */
export async function approvalPut(
  host: Host,
  by: string,
  summary: Summary,
  glance: Glance,
  read: Assessor['findings'],
  asked: z.output<(typeof payloads)['approval.put']>,
): Promise<void> {
  const basis = await basisOf(summary, glance, read, asked.subject);
  const signed = await host.store.signed();
  const at = host.now();
  await sign(host, signed, { kind: 'approval', id: host.newId(), ...asked, at, by, basis });
  for (const one of signed) {
    const isSame = one.kind === 'approval' && subjectKey(one.subject) === subjectKey(asked.subject);
    if (isSame) await host.store.endSigned(one.id, 'approval', { endedAt: at, endedBy: by });
  }
}

/** Signs an attestation; an app may have several. */
export async function attestationPut(
  host: Host,
  by: string,
  { rows }: Summary,
  asked: Payload<'attestation.put'>,
): Promise<void> {
  if (asked.app !== null && !rows.some(({ key }) => key === asked.app)) throw noApp(asked.app);
  const signed = { kind: 'attestation', id: host.newId(), ...asked, at: host.now(), by } as const;
  await sign(host, await host.store.signed(), signed);
}

/** Takes a decision or an attestation back; it stays as history with who did that and when. */
export async function signedRemove(
  host: Host,
  by: string,
  kind: StoredSigned['kind'],
  id: string,
): Promise<void> {
  const ended = await host.store.endSigned(id, kind, { endedAt: host.now(), endedBy: by });
  if (!ended) throw new Refusal('not-found', `This ${kind} is not known, or it was taken back already.`);
}

async function sign({ store }: Host, signed: readonly StoredSigned[], one: StoredSigned): Promise<void> {
  if (signed.length >= MOST) {
    throw new Refusal(
      'bad-input',
      `There are ${MOST} approvals and attestations, which is as many as are kept. Take some back first.`,
    );
  }
  const { expires, at } = one;
  if (expires !== null && expires < at.slice(0, 10)) {
    throw new Refusal('bad-input', `The last day, ${expires}, has passed. Choose today or a later day.`);
  }
  await store.putSigned(one);
}

/** What is known of the subject now: the decision holds for that, and for no more. */
async function basisOf(
  { apps }: Summary,
  { brought }: Glance,
  read: Assessor['findings'],
  subject: Subject,
): Promise<Basis> {
  if (subject.kind === 'finding') {
    const own = (await read(apps, subject.finding)).flat().find(({ view }) => view.id === subject.finding);
    const view = own?.view ?? brought.find(({ id }) => id === subject.finding);
    if (view === undefined) {
      throw new Refusal('not-found', 'The estate has no such finding now. Look at the findings again.');
    }
    const { app, text, level } = view;
    return { kind: 'finding', app, text, weight: own?.weight ?? { level, strongest: null, parts: [] } };
  }
  const app = apps.find(({ row }) => row.key === subject.app);
  if (app === undefined) throw noApp(subject.app);
  return { kind: 'app', name: app.facts.name, scopes: app.facts.scopes };
}

function noApp(key: string): Refusal {
  return new Refusal('not-found', `No app \`${key}\` is in the estate.`);
}
