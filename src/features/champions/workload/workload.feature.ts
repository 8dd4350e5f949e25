import { type CertifiedPeople, workloadActions, workloadCommands } from './workload.slack.ts';

export const workloadFeature = (certifiedPeople: CertifiedPeople) => ({
  name: 'workload',
  commands: workloadCommands(certifiedPeople),
  actions: workloadActions(certifiedPeople),
});
