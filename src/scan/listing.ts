/**
 * What the catalogue of a release lists, kept with the scans: a later release has another catalogue, and can
 * then still tell what changed in it since an old scan.
 */
import { z } from 'zod';
import type { Store } from '../host';
import { catalogueVersion, endpoints } from '../policy/catalogue';
import { endpointId, type Exposure } from '../policy/endpoint';

const exposures = ['blocked', 'not-blocked', 'unknown'] as const;
const schema = z.partialRecord(z.enum(exposures), z.array(z.string()));

/** Keeps what the catalogue of this release lists, once. */
export async function keepListing(store: Store): Promise<void> {
  if ((await store.listing(catalogueVersion)) !== null) return;
  const named = (exposure: Exposure) => endpoints.filter((one) => one.exposure === exposure).map(endpointId);
  const body = Object.fromEntries(exposures.map((exposure) => [exposure, named(exposure).sort()]));
  await store.putListing(catalogueVersion, JSON.stringify(body));
}

/** Exposures by `METHOD path` as that version of the catalogue has them; null where it is not known. */
export async function listingOf(
  store: Store,
  version: string,
): Promise<ReadonlyMap<string, Exposure> | null> {
  if (version === catalogueVersion)
    return new Map(endpoints.map((endpoint) => [endpointId(endpoint), endpoint.exposure]));
  const body = await store.listing(version);
  const parsed = body === null ? null : schema.safeParse(JSON.parse(body));
  if (!parsed?.success) return null;
  const { data } = parsed;
  return new Map(exposures.flatMap((exposure) => (data[exposure] ?? []).map((name) => [name, exposure])));
}
