/** How much is read and thought about, so that no input takes the machine with it. */
export const limits = {
  /** Characters of one file; a longer one is named in a notice and passed over. */
  fileSize: 5_000_000,
  /** Characters of one tree that are parsed at most. */
  treeSize: 100_000_000,
  /** Levels of nested syntax that are followed. */
  depth: 600,
  /** Steps of the Python parser through statements that do not parse. */
  recovery: 800,
  /** Scripts of a page that do not parse, after which the rest is left. */
  brokenScripts: 50,
  /** Steps of evaluation inside each other. */
  steps: 60,
  /** Functions inside functions that are followed for one value. */
  inlined: 6,
  /** Alternatives of one value. */
  alternatives: 16,
  /** Steps of evaluation for one call, with all its callers. */
  fuel: 60_000,
  /** The same for a call that is only suspected to be a request. */
  doubt: 2_000,
  /** The same for a call that surely sends a request, to wherever its callers say. */
  sender: 10_000,
  /** The same inside a bundle, where most calls are a library's. */
  bundled: 600,
  /** Steps for a whole tree: one for so many characters of it, and not fewer than these. A call still gets a few when they are used up. */
  charactersAStep: 6,
  tree: 8_000,
  least: 12,
  /** One call may use up half of what is left for a tree, or so many steps. */
  share: 8_000,
  /** What following one caller costs, in steps. */
  way: 5,
  /** Functions that one call may mean. */
  callees: 6,
  /** Base addresses of one client. */
  bases: 4,
  /** Readings of one call. */
  readings: 64,
  /** Callers of one wrapper that are followed. */
  callers: 1_000,
  /** Wrappers around wrappers. */
  wrappers: 9,
} as const;
