/** What each version of the catalogue lists, as the scans that used it need to be compared. */

export interface ListingStore {
  /** The body kept for this version of the catalogue; null where no scan was made with it. */
  listing(version: string): Promise<string | null>;
  putListing(version: string, body: string): Promise<void>;
}
