import { askAhead } from './bridge/ahead';
import { context } from './bridge/context';

// Asked before anything that draws is evaluated: the first view needs the estate, all need the language.
context().catch(() => undefined);
askAhead('estate', {});
void import('./start').then(({ start }) =>
  start(() => import('./admin-page').then(({ AdminPage }) => AdminPage)),
);
