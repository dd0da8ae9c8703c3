import {
  collectedParts,
  type CollectedFile,
  type CollectedPart,
  type CollectedPartName,
} from '../../evidence/collected';
import { tenantCall } from './calls';
import { CallFailed, type SiteCall } from './call';
import type { SiteClient } from './client';
import { collectPart, plans } from './parts';
import { tenant } from './shapes';

/** The first call of each part in order; further pages go to the same addresses. */
export function plannedCalls(): SiteCall[] {
  return [tenantCall, ...collectedParts.map((name) => plans[name].first(null))];
}

/**
 * Collects all parts of a site, one after the other. A part that fails says so in the file and the others go on;
 * without the cloud id there is no inventory.
 *
 * @param collectedAt ISO 8601.
 * @param onPart is told each part when it is done.
 */
export async function collectSite(
  client: SiteClient,
  site: string,
  collectedAt: string,
  onPart: (name: CollectedPartName, part: CollectedPart) => void,
): Promise<CollectedFile> {
  const cloudId = await cloudIdOf(client);
  const parts = {} as Record<CollectedPartName, CollectedPart>;
  for (const name of collectedParts) {
    parts[name] =
      name === 'inventory' && cloudId.problem !== null
        ? { complete: false, problem: cloudId.problem, entries: [] }
        : await collectPart(client, name, `ari:cloud:confluence::site/${cloudId.value ?? ''}`);
    onPart(name, parts[name]);
  }
  return { portcullis: 'collect', version: 1, site, cloudId: cloudId.value, collectedAt, parts };
}

async function cloudIdOf(
  client: SiteClient,
): Promise<{ value: string; problem: null } | { value: null; problem: string }> {
  try {
    const read = tenant.safeParse(await client.ask(tenantCall));
    return read.success
      ? { value: read.data.cloudId, problem: null }
      : { value: null, problem: `GET ${tenantCall.path} names no cloudId` };
  } catch (error) {
    if (error instanceof CallFailed) return { value: null, problem: error.message };
    throw error;
  }
}
