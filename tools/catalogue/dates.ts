/** Which material the catalogue rests on. */

/** Name of the catalogue document, as rows give it for their source. */
export const DOCUMENT = 'app-access-rest-apis';
/** The operations that the document speaks of: those of the description of early February 2024. */
export const DOCUMENT_DATE = '2024-02-04';
/** The newest operations known. What is not among them is removed. */
export const NEWEST = '2026-08-14';
