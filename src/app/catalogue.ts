import type { CatalogueView } from '../api';
import { catalogueVersion, endpoints } from '../policy/catalogue';
import { isDisputed } from '../report/findings/calls';

/** Every endpoint of the catalogue with the source of its exposure. */
export function catalogue(): CatalogueView {
  return {
    version: catalogueVersion,
    endpoints: endpoints.map((endpoint) => ({
      name: endpoint.name,
      section: endpoint.section,
      method: endpoint.method,
      path: endpoint.path,
      exposure: endpoint.exposure,
      disputed: isDisputed(endpoint),
      dataClass: endpoint.dataClass,
      action: endpoint.action,
      deprecated: endpoint.deprecated,
      removed: endpoint.removed,
      citation: endpoint.source,
    })),
  };
}
