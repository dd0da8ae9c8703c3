/**
 * The same words in another language: a text for each text, a function of the same parameters for each
 * function, as many entries in each list. What is missing or too much does not compile.
 */
export type Translated<T> = T extends string
  ? string
  : T extends (...args: infer Args) => string
    ? (...args: Args) => string
    : { readonly [K in keyof T]: Translated<T[K]> };
