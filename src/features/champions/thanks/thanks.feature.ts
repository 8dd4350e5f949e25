import { thanksActions, thanksCommands, thanksForms } from './thanks.slack.ts';

export const thanksFeature = {
  name: 'thanks',
  commands: thanksCommands,
  actions: thanksActions,
  submissions: thanksForms,
};
