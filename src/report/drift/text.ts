/** A drift in words: one line a change. */
import type { Drift } from './drift';
import type { Level } from '../finding';
import { visible } from '../../evidence/visible';
import { list } from '../words';

/** What is printed of a finding beside its sentence. */
interface ListedFinding {
  readonly id: string;
  readonly code: string;
  readonly level: Level;
}

/** The changes as lines under headings; one sentence where there is none. `say` makes the sentence of a finding. */
export function driftText<F extends ListedFinding>(drift: Drift<F>, say: (finding: F) => string): string {
  const of = (name: string, app: string) => (name === app ? app : `${name} (${app})`);
  const sections: [string, readonly string[]][] = [
    ['New apps', drift.appsNew.map(({ app, name }) => of(name, app))],
    ['Apps that are gone', drift.appsGone.map(({ app, name }) => of(name, app))],
    ['Scopes grown', drift.scopesGrown.map(({ app, name, scopes }) => `${of(name, app)}: ${list(scopes)}`)],
    ['Scopes shrunk', drift.scopesShrunk.map(({ app, name, scopes }) => `${of(name, app)}: ${list(scopes)}`)],
    [
      'New calls',
      drift.endpointsNew.map((one) => `${of(one.name, one.app)}: ${one.endpoint} (${one.strongest})`),
    ],
    [
      'Calls that are gone',
      drift.endpointsGone.map((one) => `${of(one.name, one.app)}: ${one.endpoint} (${one.strongest})`),
    ],
    [
      'Exposure changed',
      drift.exposureChanged.map(
        ({ endpoint, from, to, apps }) =>
          `${endpoint}: ${from ?? 'not listed'}, now ${to ?? 'not listed'}${apps.length > 0 ? ` (used by ${list(apps.map(({ name }) => name))})` : ''}`,
      ),
    ],
    ['Could not be compared', drift.notCompared.map(({ app, name }) => of(name, app))],
    ['New findings', drift.findingsNew.map((one) => `${one.level} ${one.code} ${one.id}: ${say(one)}`)],
    [
      'Findings that are gone',
      drift.findingsGone.map((one) => `${one.level} ${one.code} ${one.id}: ${say(one)}`),
    ],
  ];
  const text = sections
    .filter(([, lines]) => lines.length > 0)
    .map(
      ([title, lines]) =>
        `${title} (${String(lines.length)})\n${lines.map((line) => `  ${visible(line)}\n`).join('')}`,
    )
    .join('\n');
  return text === '' ? 'Nothing changed.\n' : text;
}
