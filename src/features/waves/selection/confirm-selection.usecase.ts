import { write } from '../../../platform/database.ts';
import type { ChannelId, TeamId } from '../../../platform/ids.ts';
import type { RolloutRequest } from '../../../platform/request.ts';
import { scheduleWave } from '../waves/schedule-wave.usecase.ts';
import type { WaveRecord } from '../waves/wave-record.ts';
import type { ScheduleRefusal } from '../waves/wave-schedule.ts';
import { findQuestion } from './candidates.store.ts';
import { selectExpansion } from './selection.ts';
import { priceOfEdit } from './selection-edit.ts';
import { type Proposed, selectionWords } from './selection-words.ts';

export type ConfirmOutcome =
  | { kind: 'confirmed'; wave: WaveRecord }
  | { kind: 'impossible'; words: readonly string[] }
  | { kind: 'too-few' }
  | ScheduleRefusal;

/** Makes the second pilot of the teams that a lead has chosen, judged once more as things stand now. */
export function confirmSelection(
  request: RolloutRequest,
  input: {
    places: 2 | 3;
    similar: number;
    teamIds: readonly TeamId[];
    /** Why other teams than those proposed; empty when the proposal was taken. */
    reason: string;
    intendedOn: Temporal.PlainDate;
    channelId: ChannelId;
    workingDays: number;
  },
): ConfirmOutcome {
  return write(request.database, (): ConfirmOutcome => {
    const question = findQuestion(request, input);
    const selection = question && selectExpansion(question);
    if (selection?.kind !== 'proposed') return { kind: 'too-few' };
    const price = priceOfEdit(selection, input.teamIds);
    if (!price.possible) return { kind: 'impossible', words: price.words };
    const { intendedOn, channelId, workingDays, teamIds } = input;
    const outcome = scheduleWave(request, {
      ...{ number: 0, teamIds, intendedOn, channelId, workingDays },
      plan: [
        { title: 'The proposal', lines: selectionWords(selection) },
        ...(isProposal(selection, teamIds)
          ? []
          : [{ title: 'Changed by a lead', lines: [input.reason, ...price.words] }]),
      ],
    });
    return outcome.kind === 'scheduled' ? { kind: 'confirmed', wave: outcome.wave } : outcome;
  });
}

export function isProposal(selection: Proposed, teamIds: readonly TeamId[]): boolean {
  const proposed = selection.best.teams.map((each) => each.team.id);
  return proposed.length === teamIds.length && proposed.every((id) => teamIds.includes(id));
}
