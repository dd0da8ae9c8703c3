import { context } from './bridge/context';

// Asked before anything that draws is evaluated: all of it needs the language.
context().catch(() => undefined);
void import('./start').then(({ start }) =>
  start(() => import('./space-page').then(({ SpacePage }) => SpacePage)),
);
