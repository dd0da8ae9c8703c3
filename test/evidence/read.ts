import type { AppRecord } from '../../src/evidence/app';
import type { Read, ReadApps } from '../../src/evidence/read';

/** The answer of a reader that has to succeed. */
export function accepted(read: Read): ReadApps {
  if (!read.ok) throw new Error(`refused: ${read.message}`);
  return read;
}

/** The only app of a file that has to hold one. */
export function onlyApp(read: Read): AppRecord {
  const { apps } = accepted(read);
  if (apps.length !== 1) throw new Error(`${apps.length} apps`);
  return apps[0]!;
}

export function messageOf(read: Read): string {
  if (read.ok) throw new Error('not refused');
  return read.message;
}

export const codes = ({ notices }: Pick<AppRecord, 'notices'>): string[] => notices.map(({ code }) => code);
