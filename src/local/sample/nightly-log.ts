import { matchEndpoint } from '../../policy/catalogue';
import { decide } from '../../policy/decide';
import type { Decision } from '../../policy/decision';
import { endpointId } from '../../policy/endpoint';
import type { AppAccessRule } from '../../policy/rule';

/** What the nightly script asks, and for which space; null for a question about no single one. */
const asked = [
  ['/wiki/api/v2/spaces', null],
  ...['ENG', 'OPS', 'HR'].flatMap((space, at) => [
    [`/wiki/api/v2/spaces/${String(101 + at)}/pages`, space] as const,
    [`/wiki/rest/api/content/${String(5001 + at)}/child/attachment`, space] as const,
  ]),
  ['/wiki/rest/api/search', null],
  ['/wiki/rest/api/user/current', null],
] as const;

const day = 86_400_000;
const nights = 14;

/** The last fourteen nights of the script of the sample estate, as a gateway would log them under these rules. */
export function nightlyLog(rules: readonly AppAccessRule[], now: number): string {
  const first = now - (now % day) - nights * day + 2 * 3_600_000;
  const lines = Array.from({ length: nights }, (_, night) =>
    asked.map(([path, space], at) =>
      JSON.stringify(line(path, space, first + night * day + at * 700, rules)),
    ),
  );
  return `${lines.flat().join('\n')}\n`;
}

function line(path: string, space: string | null, at: number, rules: readonly AppAccessRule[]): Decision {
  const endpoint = matchEndpoint('GET', path);
  const app = 'nightly-space-export';
  const access = { point: 'gateway', app: { key: app, eligible: 'no' }, endpoint, space } as const;
  const { verdict, reason, effect, rule, enforced } = decide({ ...access, classificationLevel: null }, rules);
  return {
    time: new Date(at).toISOString(),
    point: 'gateway',
    app,
    method: 'GET',
    path,
    endpoint: endpoint && endpointId(endpoint),
    spaces: space === null ? [] : [space],
    verdict,
    reason,
    effect,
    rule,
    enforced,
    filtered: effect === 'filtered' ? 2 : 0,
  };
}
