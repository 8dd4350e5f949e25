import { gapsCommand } from './scenario-gaps.slack.ts';

export const scenarioGapsFeature = { name: 'scenario-gaps', commands: [gapsCommand] };
