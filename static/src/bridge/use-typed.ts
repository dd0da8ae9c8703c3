import { useEffect, useRef, useState } from 'react';

const typingPause = 250;

/**
 * Text that is passed on once the reader pauses. A value that comes from outside replaces it; the echo of
 * what was passed on does not, since the reader may have typed further by then.
 */
export function useTyped(
  value: string,
  pass: (text: string) => void,
): readonly [string, (text: string) => void] {
  const [text, setText] = useState(value);
  const passed = useRef(value);
  const latest = useRef(pass);
  latest.current = pass;
  useEffect(() => {
    if (value === passed.current) return;
    passed.current = value;
    setText(value);
  }, [value]);
  useEffect(() => {
    if (text === passed.current) return undefined;
    const timer = setTimeout(() => {
      passed.current = text;
      latest.current(text);
    }, typingPause);
    return () => clearTimeout(timer);
  }, [text]);
  return [text, setText];
}
