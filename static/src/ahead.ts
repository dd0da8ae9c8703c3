/** Run before the rest of the admin page is evaluated: its first view needs the estate. */
import { askAhead } from './bridge/ahead';
import { context } from './bridge/context';

context().catch(() => undefined);
askAhead('estate', {});
