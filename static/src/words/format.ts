/** Numbers and times as a reader sees them. */

const number = new Intl.NumberFormat('en');
const day = new Intl.DateTimeFormat('en', { dateStyle: 'medium' });
const relative = new Intl.RelativeTimeFormat('en', { numeric: 'auto' });

export const count = (value: number): string => number.format(value);
export const counted = (value: number, one: string, many = `${one}s`): string =>
  `${number.format(value)} ${value === 1 ? one : many}`;
export const date = (iso: string): string => day.format(new Date(iso));

/** How long ago in whole days, or the date where that is no time at all. */
export function age(iso: string): string {
  const days = Math.floor((Date.now() - Date.parse(iso)) / 86_400_000);
  return Number.isFinite(days) ? relative.format(-days, 'day') : 'not known';
}
