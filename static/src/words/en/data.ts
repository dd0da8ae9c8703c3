/** Kinds of data and what can be done with them, as the catalogue tells them apart. */
export const dataClass = {
  content: 'content',
  comments: 'comments',
  attachments: 'attachments',
  'content properties': 'content properties',
  labels: 'labels',
  search: 'search',
  tasks: 'tasks',
  restrictions: 'restrictions',
  classification: 'classification',
  versions: 'versions',
  people: 'people',
  groups: 'groups',
  permissions: 'permissions',
  watches: 'watches',
  relations: 'relations',
  analytics: 'analytics',
  audit: 'audit log',
  'space data': 'space data',
  settings: 'settings',
  templates: 'templates',
  'app data': 'app data',
  'background tasks': 'background tasks',
} as const;

export const action = {
  read: 'read',
  write: 'write',
  delete: 'delete',
  administer: 'administer',
} as const;
