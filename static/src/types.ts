import type { AppRow, DependencyView, ForecastView, SourceKind } from '../../src/api';

/** The small vocabularies of the answers, as the pages use them; api.ts is all they know of the rest. */
export type Exposure = DependencyView['exposure'];
export type Effect = DependencyView['effect'];
export type Strength = DependencyView['strongest'];
export type Kind = AppRow['kind'];
export type Eligible = ForecastView['eligible'];
export type Level = keyof AppRow['findings'];
export type { SourceKind };

export const levels = ['error', 'warning', 'note'] as const satisfies readonly Level[];

/** The choice that a text names, or none. */
export function oneOf<V extends string>(choices: readonly V[], text: string | undefined): V | '' {
  return choices.find((one) => one === text) ?? '';
}
