import { view } from '@forge/bridge';

type History = Awaited<ReturnType<typeof view.createHistory>>;

let joined: History | null = null;

/** Joins the history of the page around this one; called once, before the page is drawn. */
export async function joinHistory(): Promise<void> {
  joined = await view.createHistory();
}

/** The history of the page around this one; null where it offers none. */
export function siteHistory(): History | null {
  return joined;
}
