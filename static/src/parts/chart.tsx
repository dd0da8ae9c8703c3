import { useId } from 'react';
import { count, words } from '../words';
import './chart.css';

/** How a line looks; each has a shape of its own besides its colour. */
export type LineLook = 'plain' | 'blocked' | 'not-blocked' | 'unknown' | 'error' | 'warning' | 'note';

export interface ChartLine {
  readonly look: LineLook;
  readonly name: string;
  /** One value a moment. */
  readonly values: readonly number[];
}

const width = 320;
const height = 120;
const dots = 12;

/**
 * Lines over the same moments. What a screen reader gets is a sentence for each line; the numbers
 * themselves belong into a table beside the chart.
 */
export function Chart(props: {
  readonly title: string;
  /** ISO 8601, oldest first; at least two. */
  readonly moments: readonly string[];
  readonly lines: readonly ChartLine[];
}) {
  const { title, moments, lines } = props;
  const id = useId();
  const most = Math.max(1, ...lines.flatMap(({ values }) => values));
  const first = Date.parse(moments[0] ?? '');
  const span = Math.max(1, Date.parse(moments.at(-1) ?? '') - first);
  const x = (index: number): number => ((Date.parse(moments[index] ?? '') - first) / span) * width;
  const y = (value: number): number => height - (value / most) * height;
  const texts = lines.map(({ name, values }) =>
    words.trend.line(name, values[0] ?? 0, values.at(-1) ?? 0, Math.max(0, ...values)),
  );
  return (
    <figure className="chart">
      <figcaption id={id}>{title}</figcaption>
      <svg
        viewBox={`-4 -6 ${String(width + 8)} ${String(height + 12)}`}
        role="img"
        aria-label={texts.join(' ')}
      >
        <line className="chart-base" x1="0" x2={width} y1={height} y2={height} />
        <line className="chart-most" x1="0" x2={width} y1="0" y2="0" />
        {lines.map(({ look, name, values }) => (
          <g key={name} className={`chart-line chart-${look}`}>
            <polyline
              points={values.map((value, index) => `${x(index).toFixed(1)},${y(value).toFixed(1)}`).join(' ')}
            />
            {values.length > dots
              ? null
              : values.map((value, index) => (
                  <circle key={moments[index]} cx={x(index)} cy={y(value)} r="2.5" />
                ))}
          </g>
        ))}
      </svg>
      <p className="chart-scale" aria-hidden="true">
        <span>{words.trend.span(moments[0] ?? '', moments.at(-1) ?? '')}</span>
        <span>{`0–${count(most)}`}</span>
      </p>
      <ul aria-hidden="true">
        {lines.map(({ look, name, values }) => (
          <li key={name}>
            <svg viewBox="0 0 24 8">
              <g className={`chart-line chart-${look}`}>
                <polyline points="0,4 24,4" />
              </g>
            </svg>
            {name}
            <b>{count(values.at(-1) ?? 0)}</b>
          </li>
        ))}
      </ul>
    </figure>
  );
}
