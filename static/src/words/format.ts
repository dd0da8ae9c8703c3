/** Numbers and times as a reader of the chosen locale sees them. */

/** How a language writes what every view shows at once. */
export interface Writing {
  /** What stands between the thousands of a whole number. */
  readonly thousands: string;
  /** How long ago something was, in whole days: 0 is today. */
  readonly daysAgo: (days: number) => string;
}

let locale = 'en';
let writing: Writing = { thousands: ',', daysAgo: String };

/** Writes numbers and times as this locale does from now on. */
export function speakFormat(next: string, how: Writing): void {
  locale = next;
  writing = how;
}

/**
 * A format of the locale, made when it is first needed: the first that a browser makes takes 30 to 60 ms,
 * which is why whole numbers and ages do without.
 */
function format<T>(make: (locale: string) => T): () => T {
  let made: { readonly locale: string; readonly value: T } | null = null;
  return () => (made = made?.locale === locale ? made : { locale, value: make(locale) }).value;
}

const number = format((of) => new Intl.NumberFormat(of));
const plural = format((of) => new Intl.PluralRules(of));
const day = format((of) => new Intl.DateTimeFormat(of, { dateStyle: 'medium' }));
const dayAndTime = format((of) => new Intl.DateTimeFormat(of, { dateStyle: 'medium', timeStyle: 'short' }));

export const count = (value: number): string =>
  Number.isInteger(value)
    ? String(value).replace(/\B(?=(\d{3})+$)/g, writing.thousands)
    : number().format(value);
/** A number with its noun; English makes the plural of most by itself. */
export const counted = (value: number, one: string, many = `${one}s`): string =>
  `${count(value)} ${plural().select(value) === 'one' ? one : many}`;
/** What cannot be read as a time is given as it is. */
const when = (iso: string, write: (at: Date) => string): string =>
  Number.isNaN(Date.parse(iso)) ? iso : write(new Date(iso));

export const date = (iso: string): string => when(iso, (at) => day().format(at));
/** Date and time of day. */
export const moment = (iso: string): string => when(iso, (at) => dayAndTime().format(at));

const dayLong = 86_400_000;

/** How long ago in whole days. */
export const age = (iso: string): string =>
  when(iso, (at) => writing.daysAgo(Math.floor((Date.now() - at.getTime()) / dayLong)));
