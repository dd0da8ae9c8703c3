export interface SiteCall {
  readonly method: 'GET' | 'POST';
  /** Path with its query, from the root of the site. */
  readonly path: string;
  /** Sent as JSON. */
  readonly body?: object;
  /** True where the address is open to everybody: no credentials are sent. */
  readonly open?: true;
}

/** A call that gave nothing to use, also after it was tried again; the message is one clause. */
export class CallFailed extends Error {}
