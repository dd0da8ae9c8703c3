import { endpoints } from '../policy/catalogue';
import { catalogueFormats } from '../report/catalogue-list';
import { chosenFormat, deliver } from './output';

/** `portcullis catalogue`: lists the catalogue. */
export async function runCatalogue(options: { format?: string; output?: string }): Promise<void> {
  const names = Object.keys(catalogueFormats) as (keyof typeof catalogueFormats)[];
  const format = chosenFormat(names, options.format, options.output);
  await deliver(catalogueFormats[format](endpoints), options.output);
}
