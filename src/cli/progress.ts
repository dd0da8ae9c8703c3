/** A line on standard error that says what is being read; silent where that is no terminal. */
export function progress(): { readonly step: (file: string) => void; readonly end: () => void } {
  const { stderr } = process;
  if (!stderr.isTTY) return { step: () => undefined, end: () => undefined };
  let read = 0;
  let last = 0;
  return {
    step: (file) => {
      read += 1;
      const now = Date.now();
      if (now - last < 100) return;
      last = now;
      stderr.write(`\r\u001b[Kreading ${read}: ${file.slice(0, Math.max(0, stderr.columns - 20))}`);
    },
    end: () => {
      if (read > 0) stderr.write('\r\u001b[K');
    },
  };
}
