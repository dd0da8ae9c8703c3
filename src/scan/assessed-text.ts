/** The texts in which an assessed app and its findings are kept; only the release that wrote them reads them. */
import { endpoints } from '../policy/catalogue';
import { endpointId } from '../policy/endpoint';
import type { AppFacts } from '../report/facts';
import type { Finding, Level } from '../report/finding';
import type { AssessedApp, AssessedFinding } from './assessed-app';

/** The endpoints by their places in the catalogue: in the texts a number stands for each. */
const names = endpoints.map(endpointId);
const places: ReadonlyMap<string, number> = new Map(names.map((name, place) => [name, place]));

export function writeApp({ row, facts, found }: AssessedApp): string {
  return JSON.stringify({ row, facts: { ...facts, reach: [...facts.reach] }, found });
}

type Written = Omit<AssessedApp, 'content' | 'facts'> & {
  readonly facts: Omit<AppFacts, 'reach'> & {
    readonly reach: (AppFacts['reach'] extends ReadonlyMap<infer K, infer V> ? [K, V] : never)[];
  };
};

/** @param text from `writeApp` */
export function readApp(text: string, content: string): AssessedApp {
  const { facts, ...rest } = JSON.parse(text) as Written;
  return { ...rest, facts: { ...facts, reach: new Map(facts.reach) }, content };
}

type WrittenFinding = [
  id: string,
  code: Finding['code'],
  level: Level,
  text: string,
  strongest: string | null,
  parts: (number | string)[],
];

export function writeFindings(findings: readonly AssessedFinding[]): string {
  return JSON.stringify(
    findings.map(({ view: { id, code, level, text }, weight }): WrittenFinding => [
      id,
      code,
      level,
      text,
      weight.strongest,
      weight.parts.map((part) => places.get(part) ?? part),
    ]),
  );
}

/** @param text from `writeFindings`, for the app with this key */
export function readFindings(text: string, app: string): AssessedFinding[] {
  return (JSON.parse(text) as WrittenFinding[]).map(([id, code, level, words, strongest, parts]) => ({
    view: { id, code, level, app, text: words, ignored: null },
    weight: {
      level,
      strongest,
      parts: parts.map((part) => (typeof part === 'number' ? (names[part] ?? '') : part)),
    },
  }));
}
