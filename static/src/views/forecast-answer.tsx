import SectionMessage from '@atlaskit/section-message';
import type { ReactNode } from 'react';
import type { ForecastLine, ForecastView } from '../../../src/api';
import { Lines } from '../parts/lines';
import { ExposureBar, ExposureIcon } from '../parts/marks';
import { Said } from '../parts/said';
import { Sentences } from '../parts/sentences';
import type { Exposure } from '../types';
import { words } from '../words';
import './forecast.css';

const w = words.forecast;

/**
 * What one app loses, keeps and leaves open, on what that rests and what is broken anyway.
 * `recorded` tells what is recorded about it too; `children` are the buttons above.
 */
export function ForecastAnswer(props: {
  readonly view: ForecastView;
  readonly recorded: boolean;
  readonly children: ReactNode;
}) {
  const { view } = props;
  return (
    <article className="forecast">
      <div className="actions no-print">{props.children}</div>
      <dl className="basis">
        <Fact name={w.eligible} texts={[view.eligibleText]} />
        <Fact name={w.copies} texts={[view.copiesText]} />
        <Fact name={w.evidence} texts={view.evidenceTexts} />
      </dl>
      <Balance view={view} />
      <div className="columns">
        <Column name="loses" exposure="blocked" title={w.loses} means={w.losesMeans} lines={view.loses} />
        <Column name="keeps" exposure="not-blocked" title={w.keeps} means={w.keepsMeans} lines={view.keeps} />
        <Column
          name="notKnown"
          exposure="unknown"
          title={w.notKnown}
          means={w.notKnownMeans}
          lines={view.notKnown}
        />
      </div>
      {view.brokenAnyway.length === 0 ? null : (
        <section className="panel">
          <h3>{w.broken}</h3>
          <Lines lines={view.brokenAnyway} nothing="" />
        </section>
      )}
      <div className="notes">
        {props.recorded ? (
          <section>
            <h3>{w.recorded}</h3>
            <Sentences texts={view.recorded} nothing={w.recordedNothing} />
          </section>
        ) : null}
        {view.caveats.length === 0 ? null : (
          <SectionMessage appearance="information" title={w.caveats}>
            <Sentences texts={view.caveats} nothing="" />
          </SectionMessage>
        )}
      </div>
      <p className="print-only quiet">{w.printedOn(new Date())}</p>
    </article>
  );
}

/** The endpoints of the three columns as one bar. A disputed one stands in two columns, and that is said. */
function Balance({ view }: { readonly view: ForecastView }) {
  const loses = idsOf(view.loses);
  const keeps = idsOf(view.keeps);
  const open = idsOf(view.notKnown);
  const all = new Set([...loses, ...keeps, ...open]).size;
  const twice = loses.size + keeps.size + open.size - all;
  const counts = { blocked: loses.size, notBlocked: keeps.size, unknown: open.size };
  return (
    <section>
      <h3>{(view.app ? w.barOf : w.barOfAny)(all)}</h3>
      <ExposureBar counts={counts} most={all + twice} />
      {twice === 0 ? null : <p className="quiet">{w.twice(twice)}</p>}
    </section>
  );
}

type Ids = ReadonlySet<string>;

function idsOf(lines: readonly ForecastLine[]): Ids {
  return new Set(
    lines.flatMap(({ endpoints }) => endpoints.map(({ method, path }) => `${method ?? ''} ${path}`)),
  );
}

function Fact(props: { readonly name: string; readonly texts: readonly string[] }) {
  return (
    <div>
      <dt>{props.name}</dt>
      {props.texts.map((text) => (
        <dd key={text}>
          <Said>{text}</Said>
        </dd>
      ))}
    </div>
  );
}

const kinds = ['module', 'event', 'call', 'data'] as const satisfies readonly ForecastLine['kind'][];

function Column(props: {
  readonly name: keyof typeof w.nothing;
  readonly exposure: Exposure;
  readonly title: string;
  readonly means: string;
  readonly lines: readonly ForecastLine[];
}) {
  const { name, exposure, title, means, lines } = props;
  const groups = kinds
    .map((kind) => ({ kind, of: lines.filter((line) => line.kind === kind) }))
    .filter(({ of }) => of.length > 0);
  return (
    <section className={`column column-${exposure}`} aria-labelledby={`column-${name}`}>
      <header>
        <h3 id={`column-${name}`}>
          <ExposureIcon exposure={exposure} />
          {title}
          <small>{w.lines(lines.length)}</small>
        </h3>
        <p className="quiet">{means}</p>
      </header>
      {groups.length === 0 ? <p className="quiet">{w.nothing[name]}</p> : null}
      {groups.map(({ kind, of }) => (
        <div key={kind}>
          <h4>{w.kinds[kind]}</h4>
          <Lines lines={of} nothing="" />
        </div>
      ))}
    </section>
  );
}
