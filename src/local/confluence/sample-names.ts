/** Spaces of the sample site that have a name of their own; the restricted ones are what a rule is for. */
export const spaceNames: readonly {
  readonly key: string;
  readonly name: string;
  readonly restricted?: true;
}[] = [
  { key: 'HR', name: 'People and pay', restricted: true },
  { key: 'LEGAL', name: 'Legal matters', restricted: true },
  { key: 'FIN', name: 'Finance', restricted: true },
  { key: 'ENG', name: 'Engineering' },
  { key: 'OPS', name: 'Operations' },
  { key: 'SUP', name: 'Customer support' },
  { key: 'MKT', name: 'Marketing' },
  { key: 'SALES', name: 'Sales' },
  { key: 'PROD', name: 'Product' },
  { key: 'DES', name: 'Design' },
  { key: 'SEC', name: 'Security', restricted: true },
  { key: 'IT', name: 'Workplace and IT' },
  { key: 'DATA', name: 'Data platform' },
  { key: 'QA', name: 'Quality' },
  { key: 'REL', name: 'Release notes' },
  { key: 'ARCH', name: 'Architecture decisions' },
  { key: 'ONB', name: 'Onboarding' },
  { key: 'TRN', name: 'Training' },
  { key: 'PROC', name: 'Procurement' },
  { key: 'FAC', name: 'Buildings' },
  { key: 'COMMS', name: 'Communications' },
  { key: 'RND', name: 'Research' },
  { key: 'PART', name: 'Partners' },
  { key: 'BOARD', name: 'Board papers', restricted: true },
  { key: 'EVT', name: 'Events' },
  { key: 'KB', name: 'Help centre' },
  { key: 'MOB', name: 'Mobile apps' },
  { key: 'WEB', name: 'Website' },
  { key: 'CLOUD', name: 'Cloud migration' },
  { key: 'DOCS', name: 'Documentation' },
];
