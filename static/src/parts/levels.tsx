import Lozenge from '@atlaskit/lozenge';
import type { AppRow } from '../../../src/api';
import { words } from '../words';

const looks = { error: 'removed', warning: 'moved', note: 'default' } as const;

/** Counts of findings by level, each in words; levels without any are left out. */
export function Levels({ findings }: { readonly findings: AppRow['findings'] }) {
  const levels = (['error', 'warning', 'note'] as const).filter((level) => findings[level] > 0);
  if (levels.length === 0) return <span className="quiet">{words.apps.noFindings}</span>;
  return (
    <span className="levels">
      {levels.map((level) => (
        <Lozenge key={level} appearance={looks[level]}>
          {words.levelCount(level, findings[level])}
        </Lozenge>
      ))}
    </span>
  );
}
