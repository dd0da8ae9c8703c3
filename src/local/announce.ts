/** Says where a server listens: one line for programs on standard output, the words for people on standard error. */
export function announce(url: string, words: readonly string[]): void {
  for (const line of words) console.error(line);
  console.log(JSON.stringify({ listening: url }));
}

/** Waits for the signal that ends a server: Ctrl+C or a polite kill. */
export function untilStopped(): Promise<void> {
  return new Promise((resolve) => {
    const stop = () => {
      process.off('SIGINT', stop).off('SIGTERM', stop);
      resolve();
    };
    process.on('SIGINT', stop).on('SIGTERM', stop);
  });
}
