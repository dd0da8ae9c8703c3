import type { WhyStep, WhyView } from '../../../../src/api';
import { Citation } from '../../parts/endpoint';
import { Link } from '../../parts/link';
import { Lozenge } from '../../parts/lozenge';
import { Said } from '../../parts/said';
import { VerdictMark } from '../../parts/verdict';
import { words } from '../../words';
import type { Asked } from './asked';

const w = words.why;

/** The verdict, what it rests on, and every step to it. */
export function Answer({ view, point }: { readonly view: WhyView; readonly point: Asked['point'] }) {
  const { endpoint, space } = view;
  const would = point === 'forecast';
  return (
    <article className="why-answer">
      <header className={`verdict verdict-${view.verdict}`}>
        <p className="verdict-word">
          <VerdictMark verdict={view.verdict} would={would} />
        </p>
        <p>
          <Said>{view.text}</Said>
        </p>
      </header>
      <dl className="why-facts">
        <dt>{w.endpoint}</dt>
        <dd>
          {endpoint === null ? (
            w.noEndpoint
          ) : (
            <>
              {endpoint.name} <code>{`${endpoint.method} ${endpoint.path}`}</code>
            </>
          )}
        </dd>
        <dt>{w.spaceIs}</dt>
        <dd>
          {space === null ? (
            w.spaceNone
          ) : (
            <>
              {`${space.key}, `}
              <Said>{space.foundBy}</Said>
            </>
          )}
        </dd>
        <dt>{w.effect}</dt>
        <dd>
          {effectOf(view, would)}
          {!would && view.effect !== 'none' && !view.enforced ? (
            <small className="quiet below">{w.onlyNoted}</small>
          ) : null}
        </dd>
      </dl>
      <section>
        <h3 id="why-steps">{w.steps}</h3>
        <ol className="steps" aria-labelledby="why-steps">
          {view.steps.map((step) => (
            <Step key={step.question} step={step} />
          ))}
        </ol>
      </section>
      <p className="quiet no-print">{w.link}</p>
    </article>
  );
}

/** What is done to the call; where the verdict is not known, what it comes to at worst. */
function effectOf({ verdict, effect }: WhyView, would: boolean): string {
  const text = (would ? w.wouldOf : w.effectOf)[effect];
  return would && verdict === 'unknown' ? w.atWorst(text) : text;
}

function Step({ step }: { readonly step: WhyStep }) {
  const { question, answer, decisive, rule, citation } = step;
  return (
    <li className={decisive ? 'decisive' : undefined} aria-current={decisive ? 'step' : undefined}>
      <p className="step-question">
        <Said>{question}</Said> {decisive ? <Lozenge look="inprogress">{w.decisive}</Lozenge> : null}
      </p>
      <p>
        <Said>{answer}</Said>
      </p>
      {rule === null && citation === null ? null : (
        <p className="step-source">
          {rule === null ? null : (
            <Link to={{ view: 'rules', query: { rule: rule.id } }} label={w.openRule(rule.name)}>
              {w.rule(rule.name)}
            </Link>
          )}
          {citation === null ? null : <Citation citation={citation} />}
        </p>
      )}
    </li>
  );
}
