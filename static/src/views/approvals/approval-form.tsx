import { useEffect, useState } from 'react';
import type { AppRow, ApprovalsView, Payload } from '../../../../src/api';
import type { Query } from '../../bridge/address';
import { call, CallError } from '../../bridge/call';
import { AppChoice } from '../../parts/app-choice';
import { Area } from '../../parts/area';
import { Field } from '../../parts/field';
import { Radios } from '../../parts/radios';
import { Said } from '../../parts/said';
import { words } from '../../words';
import { Sheet } from '../sheet';

const w = words.approvals;
type Subject = Payload<'approval.put'>['subject'];
const kinds = ['app', 'scopes', 'finding'] as const satisfies readonly Subject['kind'][];
const decisions = ['approved', 'exempted', 'irrelevant'] as const;

/** Decides about an app, some of its scopes, or one finding. */
export function ApprovalForm(props: {
  readonly apps: readonly AppRow[];
  /** `app` or `finding` (and `about`, its words): what the decision is about. */
  readonly query: Query;
  readonly changed: (view: ApprovalsView) => void;
}) {
  const { apps, query, changed } = props;
  const finding = query['finding'] ?? '';
  const [kind, setKind] = useState<Subject['kind']>(finding === '' ? 'app' : 'finding');
  const [app, setApp] = useState<string | null>(query['app'] || null);
  const [scopes, setScopes] = useState('');
  const [decision, setDecision] = useState<(typeof decisions)[number]>('approved');
  const [owner, setOwner] = useState('');
  const [reason, setReason] = useState('');
  const [expires, setExpires] = useState('');

  useEffect(() => {
    if (kind !== 'scopes' || app === null) return undefined;
    let stale = false;
    call('app', { key: app }).then(
      (view) => {
        if (!stale) setScopes((view.scopes ?? []).map(({ scope }) => scope).join('\n'));
      },
      () => undefined,
    );
    return () => {
      stale = true;
    };
  }, [kind, app]);

  const save = async (): Promise<string> => {
    const subject = subjectOf(kind, app, scopes, finding);
    if (owner.trim() === '') throw new CallError('bad-input', w.missingOwner);
    if (reason.trim() === '') throw new CallError('bad-input', w.missingReason);
    const put = { subject, decision, owner, reason, expires: expires === '' ? null : expires };
    changed(await call('approval.put', put));
    setReason('');
    return w.saved;
  };

  return (
    <Sheet panel title={w.form} send={w.save} save={save}>
      <div className="sheet-columns">
        <div>
          <Radios
            label={w.about}
            value={kind}
            change={setKind}
            options={kinds.map((value) => ({ value, text: w.subject[value], hint: w.subjectMeans[value] }))}
          />
          {kind === 'finding' ? (
            <p>
              <b>{w.finding}:</b> {finding === '' ? w.findingHint : <Said>{query['about'] ?? finding}</Said>}
            </p>
          ) : (
            <AppChoice label={w.app} none={w.chooseApp} apps={apps} app={app} choose={setApp} />
          )}
          {kind === 'scopes' ? (
            <Area label={w.scopes} hint={w.scopesHint} value={scopes} rows={6} mono change={setScopes} />
          ) : null}
        </div>
        <div>
          <Radios
            label={w.decisionLabel}
            value={decision}
            change={setDecision}
            options={decisions.map((value) => ({
              value,
              text: w.decision[value],
              hint: w.decisionMeans[value],
            }))}
          />
        </div>
        <div>
          <Field label={w.owner} hint={w.ownerHint} value={owner} longest={300} change={setOwner} />
          <Field label={w.reason} value={reason} longest={1000} change={setReason} />
          <Field label={w.expires} hint={w.expiresHint} type="date" value={expires} change={setExpires} />
        </div>
      </div>
    </Sheet>
  );
}

/** @throws CallError with what is missing. */
function subjectOf(kind: Subject['kind'], app: string | null, scopes: string, finding: string): Subject {
  if (kind === 'finding') {
    if (finding === '') throw new CallError('bad-input', w.missingFinding);
    return { kind, finding };
  }
  if (app === null) throw new CallError('bad-input', w.missingApp);
  if (kind === 'app') return { kind, app };
  const named = scopes.split(/\s+/).filter((scope) => scope !== '');
  if (named.length === 0) throw new CallError('bad-input', w.missingScopes);
  return { kind, app, scopes: named };
}
