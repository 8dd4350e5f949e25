import { workloadActions, workloadCommands } from './workload.slack.ts';

export const workloadFeature = {
  name: 'workload',
  commands: workloadCommands,
  actions: workloadActions,
};
