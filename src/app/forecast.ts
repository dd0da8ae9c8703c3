import type { ForecastView, Payload } from '../api';
import type { Host } from '../host';
import { forecast } from '../report/forecast';
import { findSpace } from './access';
import type { Assessment } from './assessment';
import { Refusal } from './refusal';

/** "If you block App from space": what it loses, what it keeps, what is not known. */
export async function forecastView(
  host: Host,
  { estate, rules, nameOf }: Assessment,
  { app: key, space: spaceKey }: Payload<'forecast'>,
): Promise<ForecastView> {
  const entry = key === null ? null : estate.apps.find(({ app }) => app.key === key);
  if (entry === undefined) throw new Refusal('not-found', `No app \`${key ?? ''}\` is in the estate.`);
  const space = spaceKey === null ? null : await findSpace(host.confluence, spaceKey);
  if (spaceKey !== null && space === null) {
    throw new Refusal('not-found', `You see no space with the key \`${spaceKey}\`.`);
  }
  return forecast({
    app: entry?.app ?? null,
    space: space && { key: space.key, name: space.name },
    rules,
    nameOf,
    sources: entry?.sources ?? [],
    now: host.now(),
  });
}
