import type { AppRow, DependencyView, ForecastView, SourceKind } from '../../src/api';

/** The small vocabularies of the answers, as the pages use them; api.ts is all they know of the rest. */
export type Exposure = DependencyView['exposure'];
export type Effect = DependencyView['effect'];
export type Strength = DependencyView['strongest'];
export type Kind = AppRow['kind'];
export type Eligible = ForecastView['eligible'];
export type Level = keyof AppRow['findings'];
export type { SourceKind };
