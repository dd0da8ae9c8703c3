import Button from '@atlaskit/button/default/button';
import type { GuardModelView } from '../../../../src/api';
import { useAnnounce } from '../../parts/announce';
import { Loading } from '../../parts/states';
import { Said } from '../../parts/said';
import { usePages } from '../../parts/pages';
import { count, words } from '../../words';
import type { Draft } from './draft';
import { Fit } from './fit';
import './guard.css';

const w = words.rules;

/** How the draft is entered in Atlassian Guard, in either of its forms. */
export function Guard({ draft }: { readonly draft: Draft }) {
  const { checked } = draft;
  return (
    <section className="rules-part" aria-label={w.guardTitle}>
      <div className="title-row">
        <h3>{w.guardTitle}</h3>
        <div className="no-print">
          <Button onClick={() => window.print()}>{w.print}</Button>
        </div>
      </div>
      <p>{w.guardLead}</p>
      <p className="quiet">{w.guardOf}</p>
      {!checked ? <Loading /> : null}
      {checked && checked.errors.length > 0 ? <p>{w.guardAfterErrors}</p> : null}
      <div className="guard-cards">
        {(checked?.guard ?? []).map((model) => (
          <Model key={model.model} model={model} />
        ))}
      </div>
      <p className="print-only quiet">{w.printedOn(new Date())}</p>
    </section>
  );
}

function Model({ model }: { readonly model: GuardModelView }) {
  const announce = useAnnounce();
  const { title, fits, steps } = model;
  const copy = (): void => {
    const text = [title, ...steps.map((step, index) => `${String(index + 1)}. ${step}`)].join('\n');
    navigator.clipboard.writeText(text).then(
      () => announce(w.copied),
      () => announce(w.notCopied),
    );
  };
  return (
    <article className="guard-card">
      <header>
        <h4>
          <Said>{title}</Said>
        </h4>
        <Fit fits={fits} />
      </header>
      <Limits model={model} />
      <h5>{w.steps}</h5>
      {steps.length === 0 ? <p className="quiet">{w.stepsNone}</p> : null}
      <ol>
        {steps.map((step, index) => (
          <li key={`${String(index)} ${step}`}>
            <Said>{step}</Said>
          </li>
        ))}
      </ol>
      {steps.length === 0 ? null : (
        <div className="no-print">
          <Button spacing="compact" onClick={copy}>
            {w.copySteps}
          </Button>
        </div>
      )}
    </article>
  );
}

function Limits({ model }: { readonly model: GuardModelView }) {
  const { shown, pager } = usePages(model.limits, 12);
  return (
    <>
      <table className="limits">
        <caption>{w.limits}</caption>
        <thead>
          <tr>
            <th scope="col">{w.limit.what}</th>
            <th scope="col">{w.limit.has}</th>
            <th scope="col">{w.limit.limit}</th>
            <th scope="col">{w.limit.fits}</th>
          </tr>
        </thead>
        <tbody>
          {shown.map(({ what, rule, has, limit, fits, source }) => (
            <tr key={`${what} ${rule ?? ''}`}>
              <td>
                <Said>{what}</Said>
                {rule === null ? null : <small> {w.limitRule(rule)}</small>}
                <small className="quiet below">
                  <Said>{source}</Said>
                </small>
              </td>
              <td>{count(has)}</td>
              <td>{limit === null ? w.limitUnknown : count(limit)}</td>
              <td>
                <Fit fits={fits} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      {pager}
    </>
  );
}
