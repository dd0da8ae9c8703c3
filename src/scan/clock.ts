/** Times as ISO 8601 text, which sorts as it passes. */

/** A time so many seconds after another. */
export function later(time: string, seconds: number): string {
  return new Date(Date.parse(time) + seconds * 1000).toISOString();
}

/** The full hour that a time lies in; the allowance of Confluence starts anew with each. */
export function hourOf(time: string): string {
  return `${time.slice(0, 13)}:00:00.000Z`;
}

/** A share from 0 to 1 out of a random id, to spread what would otherwise happen at once. */
export function chance(id: string): number {
  return Number.parseInt(id.slice(0, 8), 16) / 0xffff_ffff;
}
