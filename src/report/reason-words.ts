/** Why a verdict is what it is, and what it does to a call, as clauses of a sentence. */
import type { Effect, Reason } from '../policy/verdict';

export const reasonWords: Readonly<Record<Reason, string>> = {
  'no-rules': 'no rules were given, so nothing is decided',
  'app-not-covered': 'no rule covers the app',
  'endpoint-not-blocked': 'no app access rule blocks this endpoint',
  'outside-reach': 'the rule of Atlassian Guard does not reach such a caller',
  'space-not-covered': 'no rule covers the space',
  'exposure-unknown': 'no source says what a rule does to this call, and unknown is never allowed',
  'space-unknown': 'the space is not known, and not every space is covered',
  'rules-unreadable': 'the recorded rules cannot be read, and the answer depends on them',
  'eligibility-unknown': 'blocked if the app is eligible, which is not known',
  'entries-filtered': 'the list answers without the entries of covered spaces',
  covered: 'a rule covers the app and the place, and blocks this endpoint',
};

export const effectWords: Readonly<Record<Effect, string>> = {
  refused: 'the call is refused',
  filtered: 'the list comes back silently shorter',
  none: 'nothing happens to the call',
};

/** The same where nothing acts on it: rules in audit mode, and forecasts. */
export const wouldWords: Readonly<Record<Effect, string>> = {
  refused: 'the call would be refused',
  filtered: 'the list would come back silently shorter',
  none: 'the call would go through as it is',
};
