/** A recorded rule in plain words. It is a plan for Atlassian Guard: never "in force". */
import type { AppAccessRule } from '../policy/rule';
import { day, list } from './words';

/** The name of an app by its key; the key itself where no name is known. */
export type NameOf = (key: string) => string;

/** `all apps but A and B`, `only A`. */
export function ruleApps({ apps }: AppAccessRule, nameOf: NameOf): string {
  const except = apps.except.length > 0 ? ` but ${list(apps.except.map(nameOf))}` : '';
  return apps.block === 'all' ? `all apps${except}` : `only ${list(apps.block.map(nameOf))}${except}`;
}

/** `the whole site`, `spaces HR and LEGAL`, `content classified as secret`. */
export function ruleWhere({ where }: AppAccessRule): string {
  if ('site' in where) return 'the whole site';
  if ('spaces' in where) return `${where.spaces.length === 1 ? 'space' : 'spaces'} ${list(where.spaces)}`;
  return `content classified as ${list(where.classificationLevels)}`;
}

/** `attested by NAME on DATE`, or `recorded`, with the day where it is known. */
export function ruleState({ guard }: AppAccessRule, recordedAt: string | null = null): string {
  if (guard) return `attested by ${guard.by} on ${day(guard.entered)}`;
  return recordedAt ? `recorded on ${day(recordedAt)}` : 'recorded';
}
