/** The decision log: one line per decision of an enforcement point. */
import type { Decision } from '../policy/decision';

export type { Decision } from '../policy/decision';

/** Takes every decision, in order. It must not throw: what is not logged is still enforced. */
export type DecisionLog = (decision: Decision) => void;
