import { UsageError } from './usage';

/** A port as typed; 0 takes any free one. */
export function portOf(text: string): number {
  const port = Number(text);
  if (!/^\d+$/.test(text) || port > 65_535)
    throw new UsageError(`\`${text}\` is no port, expected a number up to 65535`);
  return port;
}
