/** What each code of a finding means: for `--list-codes`, legends and the rules of a SARIF run. */
import type { FindingCode } from './finding';

export interface CodeMeaning {
  readonly title: string;
  /** One or two sentences for somebody who meets the code for the first time. */
  readonly meaning: string;
}

/** In the order of a report: what a rule takes and leaves first, then what is broken, then what is not known. */
export const codes: Readonly<Record<FindingCode, CodeMeaning>> = {
  'lost-under-rule': {
    title: 'Lost under a rule',
    meaning:
      'Endpoints that an app access rule blocks and that the app can call, by class of data. A call on one object is refused; a list or a search silently comes back shorter.',
  },
  'kept-though-blocked': {
    title: 'Kept though blocked',
    meaning:
      'Endpoints that no app access rule blocks: what a blocked app can still reach, by class of data and by what it can do there.',
  },
  'not-eligible': {
    title: "Outside the rule's reach",
    meaning:
      'A caller that works with an API token or account credentials; an app access rule cannot block it.',
  },
  'api-token-call': {
    title: 'Calls with a stored credential',
    meaning:
      'Code of an app that calls Confluence with an API token or account credentials: an app access rule does not stop these calls.',
  },
  'endpoint-removed': {
    title: 'Calls a removed endpoint',
    meaning:
      "The endpoint is gone from Atlassian's newest description and is reported to answer 410 Gone. Only calls found in code or traffic count.",
  },
  'endpoint-deprecated': {
    title: 'Calls a deprecated endpoint',
    meaning: 'The endpoint is marked as deprecated. Only calls found in code or traffic count.',
  },
  'ui-kit-1': {
    title: 'Built on UI Kit 1',
    meaning: 'A module is still built on @forge/ui, which Atlassian removed.',
  },
  'endpoint-unknown': {
    title: 'Calls something outside the catalogue',
    meaning: 'A call that matches no endpoint of the catalogue: what a rule does to it is not known.',
  },
  'exposure-unknown': {
    title: 'Exposure not known',
    meaning: 'The catalogue has the endpoint, but no source says what a rule does to it.',
  },
  'exposure-disputed': {
    title: 'Sources disagree',
    meaning:
      "Atlassian's catalogue document and the flag in its OpenAPI description differ; the document decides, and the difference is shown.",
  },
  'call-unresolved': {
    title: 'Cannot be known from here',
    meaning: 'A part of the app whose calls no declared or scanned source can show.',
  },
  'no-evidence': {
    title: 'Nothing known of its calls',
    meaning: 'The source says neither which scopes the app has nor what it calls. This is not a clean bill.',
  },
  'scope-missing': {
    title: 'Call without a scope',
    meaning: 'A call found in code or traffic that no declared scope allows.',
  },
  'scope-unused': {
    title: 'Scope without a use',
    meaning:
      'A Confluence scope that no endpoint of the catalogue asks for, or, where code was read, that no call found needs.',
  },
  'scope-unknown': {
    title: 'Scope not known',
    meaning: 'A scope that is in no list we have: what it allows is not known.',
  },
  'ignore-expired': {
    title: 'Ignore has run out',
    meaning: 'A finding was ignored until a day that has passed: decide again.',
  },
  'approval-expired': {
    title: 'Decision has run out',
    meaning: 'What somebody approved, exempted or attested held until a day that has passed: decide again.',
  },
  'scopes-unapproved': {
    title: 'More scopes than approved',
    meaning: 'An app asks for scopes that it did not have when somebody decided on it.',
  },
  'inventory-stale': {
    title: 'Source has grown old',
    meaning:
      'What a source says of the estate was imported longer ago than the settings allow: import it again.',
  },
  'catalogue-changed': {
    title: 'Catalogue has changed',
    meaning:
      'The catalogue is another one than at the last scan: exposures may differ though no app changed.',
  },
  'own-block': {
    title: 'Portcullis itself is blocked',
    meaning:
      'Confluence said that a rule blocks Portcullis from some content. It never says that such a block has ended.',
  },
  'sources-disagree': {
    title: 'Sources differ',
    meaning:
      'Two sources say different things of one app. The newest counts, except that scopes of all sources add up.',
  },
  'file-unreadable': {
    title: 'File cannot be read',
    meaning:
      'A file that looks like an app, an import or code and cannot be read as such; what it holds is missing from the answer.',
  },
  'file-odd': {
    title: 'Odd input',
    meaning: 'A file was read, with something in it that a person should know.',
  },
};

/** Every code, in the order of the table above. */
export const codeOrder = Object.keys(codes) as readonly FindingCode[];
