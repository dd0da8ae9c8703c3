/**
 * Stands in for the client of Atlassian's experiments, which Atlaskit asks before it draws. An app has no
 * such service and never sets one up, so every gate is closed: the same answers without 35 kB and a
 * warning on the console.
 */
const closedGates = {
  checkGate: (): boolean => false,
  getExperimentValue: <T>(_experiment: string, _parameter: string, fallback: T): T => fallback,
};

export default closedGates;
