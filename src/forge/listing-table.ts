import type { ListingStore } from '../host/listing-store';
import { replaceInto, select } from './sql';

/** One row for each version of the catalogue that a scan was made with. */
export const listingTable: ListingStore = {
  async listing(version) {
    const [row] = await select<{ body: string }>('SELECT body FROM listing WHERE version = ?', [version]);
    return row?.body ?? null;
  },

  putListing: (version, body) => replaceInto('listing', ['version', 'body'], [[version, body]]),
};
