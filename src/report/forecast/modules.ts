/**
 * What becomes of an app's modules when a rule covers a space. Macros show a message that they are
 * blocked, and modules in the space do not appear (access-rules facts, from Atlassian's pages).
 */
import type { AppModule } from '../../evidence/app';
import { groupBy } from '../findings/draft';
import { count, list } from '../words';

/** Where a module shows: in the body of content, elsewhere in a space, outside every space, or nowhere. */
type Place = 'macro' | 'space' | 'site' | 'background';

/** Type as declared, without the `confluence:` prefix: noun and place. */
const table: Readonly<Record<string, readonly [noun: string, place: Place]>> = {
  macro: ['macro', 'macro'],
  dynamicContentMacros: ['macro', 'macro'],
  staticContentMacros: ['macro', 'macro'],
  contentAction: ['content action', 'space'],
  contentBylineItem: ['byline item', 'space'],
  contentBylineItems: ['byline item', 'space'],
  contextMenu: ['context menu item', 'space'],
  pageBanner: ['page banner', 'space'],
  customContent: ['custom content type', 'space'],
  spacePage: ['space page', 'space'],
  spaceSettings: ['space settings tab', 'space'],
  spaceSidebar: ['space sidebar item', 'space'],
  spaceToolsTabs: ['space settings tab', 'space'],
  confluenceThemes: ['theme', 'space'],
  blueprints: ['blueprint', 'space'],
  webItems: ['web link', 'space'],
  webPanels: ['panel', 'space'],
  webSections: ['menu section', 'space'],
  dialogs: ['dialog', 'space'],
  keyboardShortcuts: ['keyboard shortcut', 'space'],
  globalPage: ['global page', 'site'],
  globalSettings: ['global settings page', 'site'],
  fullPage: ['full page', 'site'],
  homepageFeed: ['home page feed', 'site'],
  generalPages: ['general page', 'site'],
  adminPages: ['administration page', 'site'],
  configurePage: ['configuration page', 'site'],
  postInstallPage: ['post-install page', 'site'],
  profilePages: ['profile page', 'site'],
  scheduledTrigger: ['scheduled job', 'background'],
  webtrigger: ['web trigger', 'background'],
  consumer: ['queue consumer', 'background'],
  fifoConsumer: ['queue consumer', 'background'],
  action: ['agent action', 'background'],
  apiRoute: ['REST API', 'background'],
};

function known({ type }: AppModule): readonly [noun: string, place: Place] | null {
  const name = type.replace(/^confluence:/, '');
  return (Object.hasOwn(table, name) ? table[name] : null) ?? null;
}

/** True for a module that a covered space no longer shows. */
export function isLostModule(module: AppModule): boolean {
  const place = known(module)?.[1];
  return place === 'macro' || place === 'space';
}

/** `2 macros (Chart and Table)`; the modules' titles, else their keys. */
function named(noun: string, modules: readonly AppModule[]): string {
  return `${count(modules.length, noun)} (${list(modules.map((one) => one.title ?? one.key))})`;
}

export interface ModuleTexts {
  readonly loses: readonly string[];
  readonly keeps: readonly string[];
  readonly notKnown: readonly string[];
}

/** One sentence for each kind of module; `place` is the space in words, `site` whether every space is covered. */
export function moduleTexts(modules: readonly AppModule[], place: string, site: boolean): ModuleTexts {
  const texts = { loses: [] as string[], keeps: [] as string[], notKnown: [] as string[] };
  for (const of of groupBy(modules, (one) => known(one)?.[0] ?? one.type).values()) {
    const [first] = of;
    const row = first ? known(first) : null;
    if (!row) {
      texts.notKnown.push(`What becomes of ${named(`\`${first?.type ?? '?'}\` module`, of)} is not known.`);
      continue;
    }
    const [noun, where] = row;
    const what = named(noun, of);
    const one = of.length === 1;
    if (where === 'macro')
      texts.loses.unshift(
        `${what}: where the macro stands in ${place}, readers see a message that it is blocked. A copied macro stays under the rule of the space it came from.`,
      );
    else if (where === 'space') texts.loses.push(`${what}: ${one ? 'does' : 'do'} not appear in ${place}.`);
    else if (where === 'background')
      texts.keeps.push(
        `${what}: ${one ? 'keeps' : 'keep'} running; the calls made there fare as listed here.`,
      );
    else if (site)
      texts.notKnown.push(
        `${what}: ${one ? 'stands' : 'stand'} in no space; no source says whether a rule on the whole site hides ${one ? 'it' : 'them'}.`,
      );
    else
      texts.keeps.push(
        `${what}: ${one ? 'stands' : 'stand'} in no space and should stay (our conclusion, not documented).`,
      );
  }
  return texts;
}
