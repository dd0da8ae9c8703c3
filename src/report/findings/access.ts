/** What a rule takes from an app and what it leaves: by class of data, and by what can be done there. */
import type { Strength } from '../../evidence/evidence';
import type { Endpoint } from '../../policy/endpoint';
import type { Reason } from '../../policy/verdict';
import type { Level } from '../finding';
import type { Judged, JudgedApp } from '../judge';
import { judgedEndpoint } from '../judge';
import type { Draft } from './draft';
import { byDataAndAction } from '../words';
import { groupBy, leading, nameOf, strengths } from './draft';

type Known = Judged & { readonly endpoint: Endpoint };

const lostLevel: Readonly<Record<Strength, Level>> = {
  observed: 'error',
  referenced: 'warning',
  permitted: 'note',
};
const lostReasons: ReadonlySet<Reason> = new Set(['covered', 'eligibility-unknown', 'space-unknown']);

function known(judged: readonly Judged[], fits: (one: Known) => boolean): Known[] {
  const found: Known[] = [];
  for (const { dependency, verdict } of judged) {
    const endpoint = judgedEndpoint(dependency);
    if (endpoint === null) continue;
    const one = { dependency, verdict, endpoint };
    if (fits(one)) found.push(one);
  }
  return found.sort((a, b) => byDataAndAction(a.endpoint, b.endpoint));
}

/**
 * True for an endpoint that the rule leaves open and the app can really reach: not one that apps
 * cannot call at all, unless its code or traffic shows the call.
 */
function isKept({ endpoint, dependency, verdict }: Known): boolean {
  const reachable = endpoint.needs.apps || dependency.strongest !== 'permitted';
  return verdict.reason === 'endpoint-not-blocked' && reachable;
}

function group(subject: JudgedApp, of: readonly Known[]) {
  const dependencies = of.map((one) => one.dependency);
  const first = leading(dependencies);
  const { lastSeen, strongest, ...counts } = strengths(dependencies);
  const data = {
    name: subject.app.name,
    supposed: subject.supposed,
    eligible: subject.eligible,
    strongest,
    ...counts,
    lastSeen,
    needs: [...new Set(of.flatMap(({ endpoint }) => endpoint.needs.right ?? []))],
    endpoints: dependencies.map(nameOf),
  };
  const place = strongest === 'permitted' ? null : first;
  return { data, strongest, file: place?.file ?? subject.app.source, line: place?.line ?? null };
}

/** `lost-under-rule`: one finding for each class of data that a covering rule blocks. */
export function lost(subject: JudgedApp): Draft[] {
  const blocked = known(
    subject.judged,
    ({ endpoint, verdict }) => endpoint.exposure === 'blocked' && lostReasons.has(verdict.reason),
  );
  return [...groupBy(blocked, ({ endpoint }) => endpoint.dataClass)].map(([dataClass, of]) => {
    const { data, strongest, file, line } = group(subject, of);
    const effects = (effect: string) => of.filter(({ verdict }) => verdict.effect === effect).length;
    return {
      code: 'lost-under-rule',
      level: subject.supposed ? 'note' : lostLevel[strongest],
      app: subject.app.key,
      endpoint: null,
      dataClass: of[0]?.endpoint.dataClass ?? null,
      file,
      line,
      subject: dataClass,
      data: {
        ...data,
        rule: of[0]?.verdict.rule ?? null,
        actions: [...new Set(of.map(({ endpoint }) => endpoint.action))],
        refused: effects('refused'),
        filtered: effects('filtered'),
      },
    };
  });
}

/** `kept-though-blocked`: one finding for each class of data and action that no rule takes away. */
export function kept(subject: JudgedApp): Draft[] {
  const open = known(subject.judged, isKept);
  const groups = groupBy(open, ({ endpoint }) => `${endpoint.dataClass}/${endpoint.action}`);
  return [...groups].map(([name, of]) => {
    const { data, strongest, file, line } = group(subject, of);
    return {
      code: 'kept-though-blocked',
      level: subject.supposed || strongest === 'permitted' ? 'note' : 'warning',
      app: subject.app.key,
      endpoint: null,
      dataClass: of[0]?.endpoint.dataClass ?? null,
      file,
      line,
      subject: name,
      data: { ...data, action: of[0]?.endpoint.action ?? null },
    };
  });
}
