/**
 * Which events stop. Events about blocked objects are not delivered (access-rules facts, from
 * Atlassian's pages); about everything else nothing is said.
 */
import { count, list } from '../words';

/** Names of the platform (`avi:confluence:created:page`) and of Connect (`page_created`). */
const aboutObjects =
  /(^|[:_])(page|pages|blog|blogpost|comment|content|attachment|custom_content|custom-content|whiteboard|database|embed|folder|inlineTask|task|label)([:_]|$)/i;
const aboutTheApp = /^avi:forge:|^(enabled|disabled|installed|uninstalled)$|avi:ecosystem/;
const otherProduct =
  /^avi:(jira|jira-software|bitbucket|compass|opsgenie)|^(jira|issue|worklog|project|version|option)[:_]/;

export interface EventTexts {
  readonly loses: readonly string[];
  readonly notKnown: readonly string[];
}

/** At most one sentence for what stops and one for what nobody says. */
export function eventTexts(events: readonly string[], place: string): EventTexts {
  const ours = [...new Set(events)].filter((name) => !aboutTheApp.test(name) && !otherProduct.test(name));
  const stop = ours.filter((name) => aboutObjects.test(name));
  const unsaid = ours.filter((name) => !aboutObjects.test(name));
  return {
    loses:
      stop.length > 0
        ? [
            `${count(stop.length, 'event')} about content in ${place} no longer ${stop.length === 1 ? 'comes' : 'come'}: ${list(stop)}.`,
          ]
        : [],
    notKnown: unsaid.length > 0 ? [`No source says whether these events still come: ${list(unsaid)}.`] : [],
  };
}
