import type { Exposure } from '../../policy/endpoint';
import type { Caller } from './caller';
import { isBlocked, type GuardRule } from './guard-rules';
import { mayView, type Content, type Space, type Site } from './site';

/**
 * The site as one caller sees it through one endpoint. Handlers look at nothing else, so rights and
 * rules are kept in one place: what is not in the view is answered as if it did not exist.
 */
export interface View {
  /** Account id the call acts for; null for an app in its own name and for nobody. */
  readonly accountId: string | null;
  spaces(): Space[];
  /** Spaces less those whose contents a rule keeps from this caller. */
  openSpaces(): Space[];
  space(id: string): Space | undefined;
  contents(): Content[];
  contentsOf(spaceId: string): readonly Content[];
  content(id: string): Content | undefined;
}

/**
 * @param exposure of the endpoint: only a blocked one hides the contents of covered spaces
 *   (access-rules.md, "What a rule does": 404 for one object, silence in lists).
 */
export function createView(
  site: Site,
  rules: readonly GuardRule[],
  caller: Caller,
  exposure: Exposure,
): View {
  const accountId = caller.kind === 'anonymous' ? null : caller.accountId;
  const seesAll = caller.kind === 'app' && caller.accountId === null;
  const spaces = new Map(
    site.spaces
      .filter((space) => seesAll || mayView(site, space, accountId))
      .map((space) => [space.id, space] as const),
  );
  const open = (space: Space | undefined): boolean =>
    space !== undefined &&
    !(exposure === 'blocked' && caller.kind === 'app' && isBlocked(rules, caller.app, space));
  return {
    accountId,
    spaces: () => [...spaces.values()],
    openSpaces: () => [...spaces.values()].filter(open),
    space: (id) => spaces.get(id),
    contents: () => [...spaces.values()].filter(open).flatMap((space) => site.contents.inSpace(space.id)),
    contentsOf: (spaceId) => (open(spaces.get(spaceId)) ? site.contents.inSpace(spaceId) : []),
    content(id) {
      const content = site.contents.get(id);
      return content !== undefined && open(spaces.get(content.spaceId)) ? content : undefined;
    },
  };
}
