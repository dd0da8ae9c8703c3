import { Refusal } from './refusal';

/** Use cases whose contract stands and whose work is under way. */
export function unbuilt(): never {
  throw new Refusal('failed', 'This part of Portcullis is not there yet.');
}
