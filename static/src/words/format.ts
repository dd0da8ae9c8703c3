/** Numbers and times as a reader of the chosen locale sees them. */

interface Format {
  readonly number: Intl.NumberFormat;
  readonly plural: Intl.PluralRules;
  readonly day: Intl.DateTimeFormat;
  readonly moment: Intl.DateTimeFormat;
  readonly relative: Intl.RelativeTimeFormat;
}

function formatOf(locale: string): Format {
  return {
    number: new Intl.NumberFormat(locale),
    plural: new Intl.PluralRules(locale),
    day: new Intl.DateTimeFormat(locale, { dateStyle: 'medium' }),
    moment: new Intl.DateTimeFormat(locale, { dateStyle: 'medium', timeStyle: 'short' }),
    relative: new Intl.RelativeTimeFormat(locale, { numeric: 'auto' }),
  };
}

let format = formatOf('en');

/** Writes numbers and times as this locale does from now on. */
export function speakFormat(locale: string): void {
  format = formatOf(locale);
}

export const count = (value: number): string => format.number.format(value);
/** A number with its noun; English makes the plural of most by itself. */
export const counted = (value: number, one: string, many = `${one}s`): string =>
  `${count(value)} ${format.plural.select(value) === 'one' ? one : many}`;
/** What cannot be read as a time is given as it is. */
const when = (iso: string, write: (at: Date) => string): string =>
  Number.isNaN(Date.parse(iso)) ? iso : write(new Date(iso));

export const date = (iso: string): string => when(iso, (at) => format.day.format(at));
/** Date and time of day. */
export const moment = (iso: string): string => when(iso, (at) => format.moment.format(at));

const dayLong = 86_400_000;

/** How long ago in whole days. */
export const age = (iso: string): string =>
  when(iso, (at) => format.relative.format(-Math.floor((Date.now() - at.getTime()) / dayLong), 'day'));
