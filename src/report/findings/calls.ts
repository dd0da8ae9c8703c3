/** Calls that are broken anyway, calls that the catalogue cannot judge, and parts that cannot be known. */
import type { Dependency } from '../../evidence/dependency';
import type { UnresolvedReason } from '../../evidence/evidence';
import type { Endpoint } from '../../policy/endpoint';
import { endpointId } from '../../policy/endpoint';
import { endpointById } from '../../policy/catalogue';
import type { FindingCode, Level } from '../finding';
import type { JudgedApp } from '../judge';
import { judgedEndpoint } from '../judge';
import type { Draft } from './draft';
import { groupBy, isUsed, leading, nameOf, nothing, strengths } from './draft';

/** Reasons that open a way past the rule weigh more than those that only hide a call. */
const unresolvedLevel: Partial<Record<UnresolvedReason, Level>> = {
  'api-token': 'warning',
  'any-endpoint': 'warning',
  'egress-to-confluence': 'warning',
};

/** An endpoint to move to, with what a rule does to it: `GET /wiki/api/v2/pages (blocked)`. */
export function successors(endpoint: Endpoint): string[] {
  return endpoint.replacedBy.map((next) => {
    const exposure = endpointById(endpointId(next))?.exposure ?? 'unknown';
    return `${endpointId(next)} (${exposure}${next.basis === 'derived' ? ', our conclusion' : ''})`;
  });
}

function aboutCall(subject: JudgedApp, dependency: Dependency, code: FindingCode, level: Level): Draft {
  const { app } = subject;
  const { endpoint, method, path, evidence, candidates } = dependency;
  const first = leading([dependency]);
  const { strongest, lastSeen } = strengths([dependency]);
  const data = {
    name: app.name,
    strongest,
    lastSeen,
    places: evidence.filter((one) => one.strength !== 'permitted').length,
    replacedBy: endpoint ? successors(endpoint) : [],
  };
  // In full, as an app may have hundreds: a spread takes several times as long.
  return {
    endpoint: { method: method ?? '?', path },
    dataClass: endpoint?.dataClass ?? null,
    file: first?.file ?? app.source,
    line: first?.line ?? null,
    data: endpoint ? data : { ...data, candidates: candidates.map(endpointId) },
    code,
    level,
    app: app.key,
    subject: nameOf(dependency),
  };
}

/** True where the document or the newest OpenAPI description calls the endpoint deprecated. */
export function isDeprecated(endpoint: Endpoint): boolean {
  return endpoint.deprecated || endpoint.openapiDeprecated;
}

/** `endpoint-removed` and `endpoint-deprecated`, only for calls found in code or traffic. */
export function broken(subject: JudgedApp): Draft[] {
  return subject.judged.flatMap(({ dependency }) => {
    const { endpoint } = dependency;
    if (!endpoint || !isUsed(dependency)) return [];
    if (endpoint.removed) return [aboutCall(subject, dependency, 'endpoint-removed', 'error')];
    return isDeprecated(endpoint) ? [aboutCall(subject, dependency, 'endpoint-deprecated', 'warning')] : [];
  });
}

/** `endpoint-unknown`: a call that matches nothing, or one of which the method is not known; each one shown. */
export function outsideCatalogue(subject: JudgedApp): Draft[] {
  return subject.judged.flatMap(({ dependency }) => {
    return judgedEndpoint(dependency) ? [] : [aboutCall(subject, dependency, 'endpoint-unknown', 'warning')];
  });
}

function aboutSeveral(subject: JudgedApp, of: readonly Dependency[], code: FindingCode): Draft[] {
  if (of.length === 0) return [];
  const used = of.filter(isUsed);
  const first = leading(used);
  return [
    {
      ...nothing,
      code,
      level: used.length > 0 ? 'warning' : 'note',
      app: subject.app.key,
      file: first?.file ?? subject.app.source,
      line: first?.line ?? null,
      subject: code,
      data: { name: subject.app.name, used: used.length, endpoints: of.map(nameOf) },
    },
  ];
}

/** `exposure-unknown` and `exposure-disputed`: the catalogue has the endpoints and cannot be sure. */
export function unsureExposure(subject: JudgedApp): Draft[] {
  const all = subject.judged.map((one) => one.dependency);
  const unknown = all.filter(({ endpoint }) => endpoint?.exposure === 'unknown');
  const disputed = all.filter(({ endpoint }) => endpoint !== null && isDisputed(endpoint));
  return [
    ...aboutSeveral(subject, unknown, 'exposure-unknown'),
    ...aboutSeveral(subject, disputed, 'exposure-disputed'),
  ];
}

/** True where the document and the flag of the OpenAPI description say different things. */
export function isDisputed(endpoint: Endpoint): boolean {
  return endpoint.openapiExposure !== null && endpoint.openapiExposure !== endpoint.exposure;
}

/** `call-unresolved`: one finding for each reason why a part of the app cannot be known. */
export function unresolved({ app }: JudgedApp): Draft[] {
  return [...groupBy(app.unresolved, (one) => one.reason)].flatMap(([reason, of]) => {
    const [first] = of;
    if (!first) return [];
    return [
      {
        ...nothing,
        code: 'call-unresolved',
        level: unresolvedLevel[first.reason] ?? 'note',
        app: app.key,
        file: first.file,
        line: first.line,
        subject: reason,
        data: { name: app.name, reason, places: of.map((one) => `${one.file}:${one.line} ${one.text}`) },
      },
    ];
  });
}
