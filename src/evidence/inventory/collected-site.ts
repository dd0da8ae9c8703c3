import { z } from 'zod';
import type { AppRecord, Notice } from '../app';
import { collectedParts, type CollectedPartName } from '../collected';
import { parseJson } from '../json';
import { map } from '../lenient';
import { mergeEqualKeys, takenOver } from '../merge';
import { notice } from '../notice';
import { refused, type Read, type ReadApps } from '../read';
import { readAnswers } from './graphql';
import { readPlugins } from './upm';

const part = z
  .object({
    complete: z.boolean(),
    problem: z.string().nullable().catch(null),
    entries: z.array(z.unknown()).max(100_000),
  })
  .catch({ complete: false, problem: 'it is not there, or of another form', entries: [] });

const shape = z.object({
  version: z.literal(1),
  site: z.string().min(1).max(300),
  collectedAt: z.iso.datetime(),
  parts: z.object({ inventory: part, plugins: part, spaces: part, audit: part }),
});

const longest = 255;
const space = z.object({
  id: z.string().min(1).max(64),
  key: z.string().min(1).max(longest),
  name: z.string().transform((name) => name.slice(0, longest)),
  type: z.string().max(40),
});

const partWords: Readonly<Record<CollectedPartName, string>> = {
  inventory: 'list of installed apps',
  plugins: 'plugin list',
  spaces: 'list of spaces',
  audit: 'audit log',
};

/**
 * Reads the file that `portcullis collect` wrote. What the inventory and the plugin list say of one app becomes one
 * record; a part that is not complete is named, and nothing is concluded from what it does not hold.
 */
export function readCollected(text: string, file: string): Read {
  const parsed = parseJson(text, file);
  if (!parsed.ok) return parsed;
  const read = shape.safeParse(parsed.value);
  if (!read.success) {
    const { version } = map.parse(parsed.value);
    const [issue] = read.error.issues;
    return refused(
      version === 1
        ? `is no whole file of \`portcullis collect\`: \`${issue?.path.join('.') ?? ''}\` ${issue?.message ?? ''}`
        : 'was written by another version of `portcullis collect`: collect the site again with this one',
    );
  }
  const { collectedAt, parts } = read.data;
  const inventory = inventoryOf(parts.inventory.entries, `${file}: inventory`);
  const plugins = readPlugins(parts.plugins.entries, `${file}: plugins`);
  const apps = merged([...inventory.apps, ...plugins.apps]);
  const missing = Math.max(0, (inventory.total ?? 0) - inventory.apps.length);
  return {
    ok: true,
    apps,
    total: parts.inventory.complete || missing > 0 ? apps.length + missing : null,
    notices: [
      ...collectedParts.flatMap((name) => shortfall(parts[name], name, file)),
      ...inventory.notices,
      ...plugins.notices,
    ],
    site: {
      spaces: parts.spaces.entries.flatMap((entry) => space.safeParse(entry).data ?? []),
      allSpaces: parts.spaces.complete,
      seenAt: new Date(collectedAt).toISOString(),
      auditRecords: parts.audit.entries.map((entry) => map.parse(entry)),
    },
  };
}

/** Answers that hold no list of apps are a remark: what else was collected is still good. */
function inventoryOf(answers: readonly unknown[], file: string): ReadApps {
  const none: ReadApps = { ok: true, apps: [], total: null, notices: [] };
  if (answers.length === 0) return none;
  const read = readAnswers(answers, file);
  return read.ok ? read : { ...none, notices: [notice('unreadable-part', file, null, read.message)] };
}

/** A plugin whose Connect key a Forge app of the inventory has taken over is that app. */
function merged(records: readonly AppRecord[]): AppRecord[] {
  const successors = takenOver(records);
  return mergeEqualKeys(
    records.map((record) => ({ ...record, key: successors.get(record.key) ?? record.key })),
  );
}

function shortfall(
  { complete, problem }: z.output<typeof part>,
  name: CollectedPartName,
  file: string,
): Notice[] {
  if (complete) return [];
  return [
    notice(
      'incomplete',
      file,
      null,
      `its ${partWords[name]} is not complete: ${problem ?? 'no reason is given'}`,
    ),
  ];
}
