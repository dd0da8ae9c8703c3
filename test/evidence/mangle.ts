import fc from 'fast-check';

/** Texts made from seeds by cuts, doubles, reverses and inserts at random places, each with the name of its seed. */
export function mangledFrom<Name extends string>(
  seeds: readonly (readonly [Name, string])[],
  inserts: fc.Arbitrary<string>,
  longest: number,
): fc.Arbitrary<{ readonly name: Name; readonly text: string }> {
  return fc
    .record({
      seed: fc.constantFrom(...seeds),
      edits: fc.array(
        fc.record({
          kind: fc.constantFrom('cut', 'double', 'insert', 'reverse'),
          at: fc.nat(),
          size: fc.integer({ min: 1, max: longest }),
          text: inserts,
        }),
        { minLength: 1, maxLength: 6 },
      ),
    })
    .map(({ seed: [name, text], edits }) => ({ name, text: edits.reduce(edited, text) }));
}

interface Edit {
  readonly kind: string;
  readonly at: number;
  readonly size: number;
  readonly text: string;
}

function edited(text: string, { kind, at, size, text: put }: Edit): string {
  const from = text.length === 0 ? 0 : at % text.length;
  const [before, part, after] = [text.slice(0, from), text.slice(from, from + size), text.slice(from + size)];
  if (kind === 'cut') return before + after;
  if (kind === 'double') return before + part + part + after;
  if (kind === 'reverse') return before + part.split('').reverse().join('') + after;
  return before + put + part + after;
}
