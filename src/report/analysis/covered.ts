/** Rules that change nothing because others cover all that they cover: exact, for every app, place and point. */
import { coversApp, fold, UNIDENTIFIED } from '../../policy/cover';
import type { AppAccessRule } from '../../policy/rule';

/** Names of an app for which rules can differ; null stands for all apps that no rule names. */
type AppName = string | null;

/** One part of the place of a rule: the site, a space or a level. */
type Piece = string;

const SITE: Piece = 'site';

/**
 * By the id of each rule that could go without changing a verdict: the ids of rules that cover its place for its
 * apps. Each is meant alone: of two that cover the same, both are here, and one has to stay. What a rule enforces
 * must be enforced by the others too.
 */
export function coveredByOthers(rules: readonly AppAccessRule[]): Map<string, string[]> {
  const tests = rules.map(coversApp);
  const pieces = rules.map(piecesOf);
  const holders = holdersOf(pieces);
  const needed = new Set<number>();
  const others = rules.map(() => new Set<number>());
  const seen = new Set<string>();
  for (const app of appNames(rules)) {
    const here = rules.flatMap((_, index) => (tests[index]?.(app) === true ? [index] : []));
    const name = here.join();
    if (seen.has(name)) continue;
    seen.add(name);
    const covering = new Set(here);
    for (const index of here) {
      if (needed.has(index)) continue;
      const counts = (other: number): boolean =>
        other !== index &&
        covering.has(other) &&
        (rules[index]?.mode === 'audit' || rules[other]?.mode === 'enforce');
      const found = coverersOf(pieces[index] ?? [], holders, others[index] ?? new Set(), counts);
      if (found === null) needed.add(index);
      else for (const other of found) others[index]?.add(other);
    }
  }
  return new Map(
    rules.flatMap(({ id }, index): [string, string[]][] => {
      const by = [...(others[index] ?? [])].map((other) => rules[other]?.id ?? '');
      return needed.has(index) || by.length === 0 ? [] : [[id, by.sort()]];
    }),
  );
}

function appNames(rules: readonly AppAccessRule[]): Set<AppName> {
  const names = new Set<AppName>([null, UNIDENTIFIED]);
  for (const { apps } of rules) {
    for (const name of [...(apps.block === 'all' ? [] : apps.block), ...apps.except]) names.add(name);
  }
  return names;
}

function piecesOf({ where }: AppAccessRule): Piece[] {
  if ('site' in where) return [SITE];
  if ('spaces' in where) return where.spaces.map((space) => `space ${fold(space)}`);
  return where.classificationLevels.map((level) => `level ${fold(level)}`);
}

function holdersOf(pieces: readonly (readonly Piece[])[]): Map<Piece, number[]> {
  const holders = new Map<Piece, number[]>();
  pieces.forEach((own, index) => {
    for (const piece of new Set(own)) {
      const list = holders.get(piece);
      if (list) list.push(index);
      else holders.set(piece, [index]);
    }
  });
  return holders;
}

/** For each piece a rule that covers it too, one used before if it does; null where a piece has none. */
function coverersOf(
  pieces: readonly Piece[],
  holders: ReadonlyMap<Piece, readonly number[]>,
  used: ReadonlySet<number>,
  counts: (other: number) => boolean,
): Set<number> | null {
  const site = holders.get(SITE)?.find(counts);
  if (site !== undefined) return new Set([site]);
  const found = new Set<number>();
  for (const piece of pieces) {
    const able = (holders.get(piece) ?? []).filter(counts);
    const [first] = able;
    if (first === undefined) return null;
    found.add(able.find((other) => used.has(other) || found.has(other)) ?? first);
  }
  return found;
}
