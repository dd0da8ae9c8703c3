import type { AppRow } from '../../../src/api';
import { levels, type Level } from '../types';
import { Lozenge } from './lozenge';
import { words } from '../words';

const looks = { error: 'removed', warning: 'moved', note: 'default' } as const;

/** The level of a finding in its word. */
export function LevelMark({ level }: { readonly level: Level }) {
  return <Lozenge look={looks[level]}>{words.levelName[level]}</Lozenge>;
}

/** Counts of findings by level, each in words; levels without any are left out. */
export function Levels({ findings }: { readonly findings: AppRow['findings'] }) {
  const found = levels.filter((level) => findings[level] > 0);
  if (found.length === 0) return <span className="quiet">{words.apps.noFindings}</span>;
  return (
    <span className="levels">
      {found.map((level) => (
        <Lozenge key={level} look={looks[level]}>
          {words.levelCount(level, findings[level])}
        </Lozenge>
      ))}
    </span>
  );
}
