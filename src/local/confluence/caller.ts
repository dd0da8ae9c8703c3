/** Who makes a call to the embedded Confluence, and with what. */
export type Caller =
  | {
      readonly kind: 'app';
      readonly app: string;
      /** Scopes the app was granted; null where none are checked. */
      readonly scopes: readonly string[] | null;
      /** Whose rights the app acts with; null for its own. */
      readonly accountId: string | null;
    }
  /** A person in the browser, or a script with that person's API token: rules never reach either. */
  | { readonly kind: 'person'; readonly accountId: string }
  | { readonly kind: 'anonymous' };
