import { waveSummaryJob } from './wave-summaries.jobs.ts';
import { summaryCommands } from './wave-summaries.slack.ts';
import type { SummaryParts } from './wave-summaries.store.ts';

export const waveSummariesFeature = (parts: SummaryParts) => ({
  name: 'wave-summaries',
  commands: summaryCommands(parts),
  jobs: [waveSummaryJob(parts)],
});
