import { start } from './start';

void start(() => import('./admin-page').then(({ AdminPage }) => AdminPage));
