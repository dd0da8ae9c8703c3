/**
 * What a draft of rules would do to the estate: totals and one page of it at once, the rest when it is asked for.
 * A preview is a forecast: every rule counts, whatever its mode, and nothing is enforced.
 */
import { fold } from '../../policy/cover';
import type { AppAccessRule } from '../../policy/rule';
import type { PreviewAppRow, PreviewSpaceRow, PreviewView } from '../rules-view';
import {
  coveredBy,
  placeDraft,
  rulesOf,
  type PlacedApp,
  type PlacedDraft,
  type PlacedSpace,
  type PreviewEstate,
} from './draft';
import { placesOf } from './places';
import { lossOf } from './profile';
import { appRow, byLoss, bySpaceLoss, pageOf, spaceRow, type Wanted } from './rows';
import { previewTexts } from './texts';

/** A draft and what it is held against. */
export interface Tried {
  readonly draft: readonly AppAccessRule[];
  readonly recorded: readonly AppAccessRule[];
  readonly estate: PreviewEstate;
}

/** Totals with one page of the apps, or of the spaces, the most affected first. */
export function preview(tried: Tried, by: 'app' | 'space', wanted: Wanted): PreviewView {
  const placed = placeDraft(tried.draft, tried.estate);
  const totals = totalsOf(placed);
  const texts = previewTexts(placed, totals, tried.estate.spaces.length > 0);
  const shared = { totals, texts, from: wanted.from };
  if (by === 'space') {
    const { items, total } = pageOf([...placed.spaces].sort(bySpaceLoss), spaceText, wanted);
    return { ...shared, apps: [], spaces: items.map(spaceRow), total };
  }
  const { items, total } = pageOf([...placed.apps].sort(byLoss), appText, wanted);
  return { ...shared, apps: rowsOf(tried, items, anywhere), spaces: [], total };
}

/** One space with the apps that the draft covers there, or may cover by the level of a page. */
export function previewSpace(
  tried: Tried,
  key: string,
  wanted: Wanted,
): { row: PreviewSpaceRow; apps: PreviewAppRow[]; total: number; from: number } {
  const { spaces } = tried.estate;
  const isListed = spaces.some((space) => fold(space.key) === fold(key));
  const estate = isListed ? tried.estate : { ...tried.estate, spaces: [...spaces, { key, name: '' }] };
  const placed = placeDraft(tried.draft, estate);
  const found = placed.spaces.find((space) => fold(space.key) === fold(key));
  if (!found) throw new Error(`the preview left out the space \`${key}\``);
  const row = spaceRow(isListed ? found : { ...found, name: null });
  const here = placed.apps.filter((app) => placed.inSpace(app, key) !== 'free').sort(byLoss);
  const { items, total } = pageOf(here, appText, wanted);
  const apps = rowsOf(tried, items, (app) => placed.inSpace(app, key));
  return { row, apps, total, from: wanted.from };
}

/** The row of one app of the estate, null where it has none with this key. */
export function previewApp(tried: Tried, key: string): PreviewAppRow | null {
  const app = tried.estate.apps.find((one) => one.key === key);
  if (!app) return null;
  const { apps } = placeDraft(tried.draft, { apps: [app], spaces: [] });
  return rowsOf(tried, apps, anywhere)[0] ?? null;
}

/** What the draft does to an app somewhere on the site. */
function anywhere({ rules }: PlacedApp): 'covered' | 'free' {
  return rules.length > 0 ? 'covered' : 'free';
}

function rowsOf(
  { draft, recorded }: Tried,
  apps: readonly PlacedApp[],
  fateOf: (app: PlacedApp) => 'covered' | 'by level' | 'free',
): PreviewAppRow[] {
  const places = placesOf([...draft, ...recorded]);
  const records = apps.map(({ app }) => app);
  const own = rulesOf(recorded, records, coveredBy(recorded, records));
  return apps.map((app, index) => appRow(app, own[index] ?? [], places, fateOf(app)));
}

function appText({ app }: PlacedApp): string {
  return `${app.name}\n${app.key}`;
}

function spaceText({ key, name }: PlacedSpace): string {
  return `${name ?? ''}\n${key}`;
}

function totalsOf({ apps, spaces }: PlacedDraft): PreviewView['totals'] {
  const covered = apps.filter(({ rules }) => rules.length > 0).map(({ profile }) => profile);
  const number = (fits: (profile: (typeof covered)[number]) => boolean): number =>
    covered.filter(fits).length;
  return {
    apps: apps.length,
    covered: covered.length,
    losing: number((profile) => lossOf(profile) === 'some'),
    losingAtMost: number((profile) => lossOf(profile) === 'at most'),
    eligibilityUnknown: number(({ eligible }) => eligible === 'unknown'),
    outsideReach: number(({ eligible }) => eligible === 'no'),
    noEvidence: number(({ strongest }) => strongest === null),
    spaces: spaces.length,
    spacesCovered: spaces.filter(({ rules }) => rules.length > 0).length,
  };
}
