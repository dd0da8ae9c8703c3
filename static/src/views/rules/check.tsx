import { useMemo, type ReactNode } from 'react';
import type { CheckedDraft, RuleChange, RuleRemark } from '../../../../src/api';
import { Link } from '../../parts/link';
import { Lozenge } from '../../parts/lozenge';
import { Said } from '../../parts/said';
import { usePages } from '../../parts/pages';
import { Failed } from '../../parts/states';
import { levels } from '../../types';
import { words } from '../../words';
import { recheck, type Draft } from './draft';
import { Fit } from './fit';
import type { RuleErrors } from './rule-words';

const w = words.rules;
const looks = { error: 'removed', warning: 'moved', note: 'default' } as const;

/** Leads to the place of an error, or to a rule by its id. */
export interface Lead {
  readonly toError: (error: RuleErrors[number]) => void;
  readonly toRule: (id: string) => void;
}

/** What the server says of the draft: its errors or what it changes, the children, and what stands out. */
export function Check(props: {
  readonly draft: Draft;
  /** Whether it says what is recorded already. */
  readonly same: boolean;
  readonly lead: Lead;
  readonly children: ReactNode;
}) {
  const { draft, same, lead, children } = props;
  const { checked, checking, failed } = draft;
  return (
    <section className="check" aria-label={w.check}>
      <p className="check-state" role="status">
        {checking ? w.checking : checked ? say(checked, same) : ''}
      </p>
      {failed ? <Failed error={failed} retry={recheck} /> : null}
      {checked && checked.errors.length > 0 ? <Errors errors={checked.errors} lead={lead} /> : null}
      {checked && checked.errors.length === 0 ? (
        <>
          <h3>{w.changes(draft.base)}</h3>
          <Changes changes={checked.changes} />
        </>
      ) : null}
      {children}
      {checked && checked.errors.length === 0 ? (
        <>
          <h3>{w.guardFit}</h3>
          <ul className="check-list">
            {checked.guard.map(({ model, title, fits }) => (
              <li key={model} className="check-fit">
                <Said>{title}</Said>
                <Fit fits={fits} />
              </li>
            ))}
          </ul>
          <p>
            <Link to={{ view: 'rules', query: { part: 'guard' } }}>{w.guardMore}</Link>
          </p>
          <h3>{w.remarks}</h3>
          <Remarks remarks={checked.remarks} toRule={lead.toRule} />
        </>
      ) : null}
    </section>
  );
}

function say({ errors }: CheckedDraft, same: boolean): string {
  if (errors.length > 0) return w.errors(errors.length);
  return same ? w.same : w.fits;
}

function Errors({ errors, lead }: { readonly errors: RuleErrors; readonly lead: Lead }) {
  return (
    <ul className="check-errors">
      {errors.map((error) => (
        <li key={`${String(error.line)} ${error.field} ${error.message}`}>
          <button type="button" className="link" onClick={() => lead.toError(error)}>
            {w.error(error.line, error.field, error.message)}
          </button>
        </li>
      ))}
    </ul>
  );
}

/** What a text changes against what is recorded, rule by rule. */
export function Changes({ changes }: { readonly changes: readonly RuleChange[] }) {
  const { shown, pager } = usePages(changes, 8);
  if (changes.length === 0) return <p className="quiet">{w.changesNone}</p>;
  return (
    <>
      <ul className="check-list">
        {shown.map(({ kind, rule, name, texts }) => (
          <li key={`${kind} ${rule}`}>
            <Lozenge look={kind === 'removed' ? 'removed' : kind === 'added' ? 'success' : 'new'}>
              {w.change[kind]}
            </Lozenge>
            <b>{name}</b>
            {texts.slice(0, 6).map((text) => (
              <Said key={text}>{text}</Said>
            ))}
            {texts.length > 6 ? <small className="quiet">{w.more(texts.length - 6)}</small> : null}
          </li>
        ))}
      </ul>
      {pager}
    </>
  );
}

/** What stands out, the worst first. */
function Remarks(props: { readonly remarks: readonly RuleRemark[]; readonly toRule: (id: string) => void }) {
  const sorted = useMemo(
    () => props.remarks.toSorted((one, other) => levels.indexOf(one.level) - levels.indexOf(other.level)),
    [props.remarks],
  );
  const { shown, pager } = usePages(sorted, 4);
  if (props.remarks.length === 0) return <p className="quiet">{w.remarksNone}</p>;
  return (
    <>
      <ul className="check-list">
        {shown.map(({ code, level, rules, text }) => (
          <li key={`${code} ${rules.join(' ')} ${text}`}>
            <Lozenge look={looks[level]}>{words.levelName[level]}</Lozenge>
            <Said>{text}</Said>
            <small>
              {rules.slice(0, 5).map((rule) => (
                <button key={rule} type="button" className="link" onClick={() => props.toRule(rule)}>
                  {rule}
                </button>
              ))}
            </small>
          </li>
        ))}
      </ul>
      {pager}
    </>
  );
}
