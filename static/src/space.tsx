import { start } from './start';

void start(() => import('./space-page').then(({ SpacePage }) => SpacePage));
