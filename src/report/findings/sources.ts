import type { Disagreement } from '../../evidence/app';
import type { JudgedApp } from '../judge';
import { nothing, type Draft } from './draft';

/** `sources-disagree`: one note for each fact of the app on which its sources differ. */
export function disagreeing({ app }: JudgedApp): Draft[] {
  return (app.disagreements ?? []).map((one) => ({
    ...nothing,
    code: 'sources-disagree',
    level: 'note',
    app: app.key,
    file: one.values[0]?.source ?? null,
    subject: one.field,
    data: { name: app.name, field: one.field, values: saidOf(one) },
  }));
}

/** What each source says; of scopes only those that not all of them have. */
function saidOf({ field, values }: Disagreement): string[] {
  const lists = values.map(({ value }) => value.split(' ').filter(Boolean));
  return values.map(({ value, source, importedAt }, index) => {
    const rare = lists[index]?.filter((scope) => !lists.every((list) => list.includes(scope))) ?? [];
    const said = field === 'scopes' ? rare.join(' ') || 'no more' : value;
    return `${said} (${source}${importedAt === null ? '' : `, ${importedAt.slice(0, 10)}`})`;
  });
}
