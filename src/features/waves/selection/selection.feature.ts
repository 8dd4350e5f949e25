import type { SelectionParts } from './candidates.store.ts';
import type { ScheduleWave } from './confirm-selection.usecase.ts';
import { selectionCommands, selectionSubmissions } from './selection.slack.ts';
import { listSelectionFacts } from './selection-facts.store.ts';

export const selectionFeature = (parts: SelectionParts & { scheduleWave: ScheduleWave }) => ({
  name: 'selection',
  commands: selectionCommands(parts),
  submissions: selectionSubmissions(parts, parts.scheduleWave),
  selectionFacts: listSelectionFacts,
});
