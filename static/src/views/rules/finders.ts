import type { AppRow } from '../../../../src/api';
import { appFinder, nameFinder, spaceFinder } from '../../parts/finders';
import type { Find } from '../../parts/picker';
import { words } from '../../words';

const w = words.rules;

export const findAppKey = (apps: readonly AppRow[]): Find => appFinder(apps, { typed: w.key, several: true });

export const findSpaceKey: Find = spaceFinder({ typed: w.spaceKey, several: true });

export const findLevel: Find = nameFinder({ typed: w.level, several: true });
