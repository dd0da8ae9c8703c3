import { view } from '@forge/bridge';

type Context = Awaited<ReturnType<typeof view.getContext>>;

let asked: Promise<Context> | undefined;

/** Where the page is shown, and to whom; the page around it is asked once. */
export function context(): Promise<Context> {
  return (asked ??= view.getContext());
}
