import type { AppView, DependencyView, FindingView } from '../api';
import { dependencies, type Dependency } from '../evidence/dependency';
import { viewScopes } from '../evidence/scopes';
import { decide } from '../policy/decide';
import type { Endpoint } from '../policy/endpoint';
import { isDisputed, successors } from '../report/findings/calls';
import { supposedRule } from '../report/judge';
import type { Assessment } from './assessment';
import { Refusal } from './refusal';
import { viewSource } from './source';

/**
 * One app in depth: each endpoint with its evidence, and every finding in a sentence.
 *
 * @param findings those of the app
 */
export function appView(
  { estate, rows }: Assessment,
  findings: readonly FindingView[],
  key: string,
): AppView {
  const entry = estate.apps.find(({ app }) => app.key === key);
  const row = rows.find((one) => one.key === key);
  if (!entry || !row) throw new Refusal('not-found', `No app \`${key}\` is in the estate.`);
  const { app, sources } = entry;
  return {
    row,
    scopes:
      app.scopes &&
      viewScopes(app.scopes, app.kind).map(({ scope, endpoints: count, standing }) => ({
        scope,
        endpoints: count,
        known: standing !== 'unknown',
      })),
    modules: app.modules,
    events: app.events,
    egress: app.egress,
    sources: sources.map(viewSource),
    disagreements: app.disagreements ?? [],
    dependencies: dependencies(app).map((dependency) => viewDependency(key, dependency)),
    unresolved: app.unresolved,
    findings,
  };
}

function viewDependency(app: string, dependency: Dependency): DependencyView {
  const { endpoint, method, path, exposure, strongest, evidence } = dependency;
  return {
    ...(endpoint ? factsOf(endpoint) : noFacts),
    method,
    path,
    exposure,
    effect: effectInOneSpace(app, endpoint),
    strongest,
    evidence: evidence.map(({ strength, file, line, detail, caller, raw = null }) => ({
      strength,
      file,
      line,
      detail,
      caller,
      raw,
    })),
  };
}

type Facts = Omit<DependencyView, 'method' | 'path' | 'exposure' | 'effect' | 'strongest' | 'evidence'>;

/** Of a call that the catalogue does not have. */
const noFacts: Facts = {
  name: null,
  disputed: false,
  dataClass: null,
  action: null,
  needs: null,
  deprecated: false,
  removed: false,
  replacedBy: [],
  citation: null,
};

function factsOf(endpoint: Endpoint): Facts {
  return {
    name: endpoint.name,
    disputed: isDisputed(endpoint),
    dataClass: endpoint.dataClass,
    action: endpoint.action,
    needs: endpoint.needs.right,
    deprecated: endpoint.deprecated,
    removed: endpoint.removed,
    replacedBy: successors(endpoint),
    citation: endpoint.source,
  };
}

/** What a rule on one space would do to the call, if the app is eligible: refused, or a shorter list. */
function effectInOneSpace(app: string, endpoint: Endpoint | null): DependencyView['effect'] {
  const space = 'ANY';
  const access = {
    point: 'forecast',
    app: { key: app, eligible: 'yes' },
    endpoint,
    space,
    classificationLevel: null,
  } as const;
  return decide(access, [supposedRule(space)]).effect;
}
