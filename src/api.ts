/**
 * Every use case by name: the zod schema of what comes in and the type of what goes out.
 * The resolvers parse with the schemas; the pages in static import the types and nothing else.
 */
import type { z } from 'zod';
import { approvalPayloads, type ApprovalAnswers } from './api/approvals';
import { decisionPayloads, type DecisionAnswers } from './api/decisions';
import { estatePayloads, type EstateAnswers } from './api/estate';
import { importPayloads, type ImportAnswers } from './api/imports';
import { rulesPayloads, type RulesAnswers } from './api/rules';
import { scanPayloads, type ScanAnswers } from './api/scans';
import { settingsPayloads, type SettingsAnswers } from './api/settings';

export type * from './api/approvals';
export type * from './api/decisions';
export type * from './api/estate';
export type * from './api/imports';
export type * from './api/rules';
export type * from './api/scans';
export type * from './api/settings';
export type { ExposureCount as ExposureCounts } from './report/result';
export type { CitationView, ForecastLine, ForecastView } from './report/view';

/** Payload schemas by use case; a payload that does not fit is refused with one sentence. */
export const payloads = {
  ...estatePayloads,
  ...importPayloads,
  ...rulesPayloads,
  ...scanPayloads,
  ...approvalPayloads,
  ...decisionPayloads,
  ...settingsPayloads,
} as const;

export type UseCase = keyof typeof payloads;
export type Payload<U extends UseCase> = z.input<(typeof payloads)[U]>;

/** What every resolver answers: the value, or a refusal in one sentence with a code to act on. */
export type Answer<U extends UseCase> =
  | { readonly ok: true; readonly value: Answers[U] }
  | { readonly ok: false; readonly code: RefusalCode; readonly message: string };

export type RefusalCode = 'not-allowed' | 'bad-input' | 'not-found' | 'failed';

export interface Answers
  extends
    EstateAnswers,
    ImportAnswers,
    RulesAnswers,
    ScanAnswers,
    ApprovalAnswers,
    DecisionAnswers,
    SettingsAnswers {}
