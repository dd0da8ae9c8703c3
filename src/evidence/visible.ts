/** Control characters and direction marks could rewrite a terminal or a line; each becomes one visible mark. */
export function visible(text: string): string {
  return text.replace(
    /[\u0000-\u001f\u007f-\u009f\u200e\u200f\u202a-\u202e\u2066-\u2069\u2028\u2029]/g,
    '\ufffd',
  );
}
