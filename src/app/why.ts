/** "Why was this refused, or allowed?": one call put to the decision point with every step told. */
import type { z } from 'zod';
import type { payloads, WhyView } from '../api';
import { judge, type Asking } from '../enforce/judge';
import type { Ref } from '../enforce/refs';
import { createFinder, type Finder } from '../enforce/space';
import type { Host } from '../host';
import { compileRules, UNIDENTIFIED, whereCovered } from '../policy/decide';
import { parseOperation, type Operation } from '../policy/operation';
import { subjectOf } from '../policy/subject';
import { eligibility } from '../report/eligible';
import { whyOf } from '../report/why';
import type { Assessment } from './assessment';
import { askThrough } from './look-ups';
import { Refusal } from './refusal';

type Asked = z.output<typeof payloads.why>;

/**
 * Explains one call under the recorded rules. Where the answer depends on a space that is not given, it is looked
 * up through the guard, with the rights of the person who asks.
 */
export async function why(
  { confluence, ownKey }: Host,
  { estate, rules, nameOf }: Assessment,
  asked: Asked,
): Promise<WhyView> {
  const read = parseOperation(asked.method, asked.url);
  if (!read.ok && read.kind === 'no-request')
    throw new Refusal('bad-input', `This is no call: ${read.reason}.`);
  const operation = read.ok ? read.operation : null;
  const { endpoint, operation: subject } = subjectOf(asked.point, operation ?? nowhere);
  const key = asked.app ?? UNIDENTIFIED;
  const record = estate.apps.find(({ app }) => app.key === key);
  const eligible = record === undefined ? 'unknown' : eligibility(record.app);
  const asking: Asking = {
    point: asked.point,
    app: key,
    eligible,
    rules: compileRules(rules),
    finder: withLevel(createFinder({ most: 100 }), asked.classificationLevel),
    ask: askThrough(confluence),
  };
  const judged = await judge(subject, endpoint, () => Promise.resolve(undefined), asking, namedIn(asked));
  const isFound = judged.places.some(({ spaces }) => spaces.some((space) => typeof space === 'string'));
  const own = whereCovered(rules, ownKey()) === null ? null : ownKey();
  return whyOf({
    ...judged,
    point: asked.point,
    app: { key, eligible },
    nameOf,
    rules,
    operation,
    doubt: read.ok ? null : read.reason,
    foundBy: isFound ? foundBy(asked) : missing(asked, own),
  });
}

/** Stands for an address that names no operation: no endpoint has it. */
const nowhere: Operation = { method: 'GET', path: '/', query: '' };

/** Finds places as this finder does; the level of all of them is the one that is given, if one is. */
function withLevel(finder: Finder, level: string | null): Finder {
  if (level === null) return finder;
  return {
    ...finder,
    find: async (refs, ask) =>
      (await finder.find(refs, ask, false)).map(({ spaces }) => ({ spaces, levels: [level] })),
  };
}

function namedIn({ space, page }: Asked): Ref[] | undefined {
  if (space !== null) return [{ kind: 'key', value: space }];
  return page === null ? undefined : [{ kind: 'content', value: page }];
}

function foundBy({ space, page }: Asked): string {
  if (space !== null) return 'as given';
  return page === null ? 'found from the call' : `where content ${page} lies now`;
}

/** Why the space was not found, and what would help. */
function missing({ page }: Asked, own: string | null): string {
  const what =
    page === null
      ? 'neither the path nor the query of the call leads to a space that can be looked up'
      : `content ${page} was not found: you do not see it, it is neither page nor blog post, or a rule keeps Portcullis itself from it`;
  const exempt = own === null ? '' : ` (a recorded rule covers Portcullis: exempt ${own} to let it look)`;
  return `${what}${exempt}; say which space it is in`;
}
