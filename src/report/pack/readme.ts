import type { PackContent } from './content';

/** The first file to open: what the pack is, how to check it, and what it cannot prove. */
export function readme({ tool, scan, madeOn }: PackContent): string {
  return `Evidence of one scan of the apps of a Confluence site
======================================================

Scan       ${scan.id}
Started    ${scan.startedAt}
Catalogue  ${scan.catalogue}
Rules      ${scan.rules === 0 ? 'none recorded' : `version ${scan.rules}`}
Approvals, attestations and checks as they stood on ${madeOn}.
Written by Portcullis ${tool}.

What is in it
-------------
report.html      for people; it needs nothing else
scan.json        everything the scan found, for programs
apps.csv         one row an app
endpoints.csv    one row for each app and endpoint
findings.csv     one row a finding
unknowns.csv     one row for each thing that is not known
sources.csv      what the scan rests on, with the age of each source
approvals.json   what people decided and attested
checks.json      what the compliance checks said
checks.yml       the checks as they were recorded
drift.json       what changed since the scan before
rules.yml        the app access rules as they were recorded
catalogue.json   what the catalogue lists
manifest.json    name, size and SHA-256 of each of these files, and the head of the pack before
SHA256SUMS       the same for the tool sha256sum

Is it whole?
------------
portcullis verify PACK.zip --head HEAD

Or by hand, in an empty folder:
  unzip PACK.zip
  sha256sum -c SHA256SUMS        every line must say OK
  sha256sum manifest.json        this is the head of the pack

What it cannot prove
--------------------
Whoever can change a file can also write new sums. That nobody did so is proved only by the head:
record it on the day it was made, in a place that the people concerned cannot change, and compare.
Each pack names the head of the pack before, so one recorded head also holds every earlier pack.

Rules of Atlassian Guard cannot be read by any app. The rules in here were recorded in Portcullis;
whether Guard applies them is not part of this evidence.
`;
}
