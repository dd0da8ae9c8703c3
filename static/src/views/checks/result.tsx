import type { CheckView } from '../../../../src/api';
import { words } from '../../words';
import './result.css';

/** One shape a result, so that no reader depends on colour: a tick, a cross, a person. */
const shapes: Record<CheckView['result'], string> = {
  passes: 'M6.2 12.6 1.8 8.2l1.7-1.7 2.7 2.7 6.3-6.3 1.7 1.7Z',
  fails: 'M3.2 1.6 8 6.4l4.8-4.8 1.6 1.6L9.6 8l4.8 4.8-1.6 1.6L8 9.6l-4.8 4.8-1.6-1.6L6.4 8 1.6 3.2Z',
  'needs a person':
    'M8 1a3.3 3.3 0 1 1 0 6.6A3.3 3.3 0 0 1 8 1ZM1.5 15c0-3.6 2.9-6.2 6.5-6.2s6.5 2.6 6.5 6.2Z',
};

export function ResultMark({ result }: { readonly result: CheckView['result'] }) {
  return (
    <span className="marked">
      <svg className="mark mark-result" viewBox="0 0 16 16" aria-hidden="true">
        <path d={shapes[result]} />
      </svg>
      {words.checks.result[result]}
    </span>
  );
}
