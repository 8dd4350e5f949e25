import type { Acting } from '../../../platform/acting.ts';
import { write } from '../../../platform/database.ts';
import type { ChannelId, TeamId } from '../../../platform/ids.ts';
import type { ReadContext } from '../../../platform/request.ts';
import type { WaveRecord } from '../waves/wave-record.ts';
import type { ScheduleOutcome, ScheduleRefusal, WaveToSchedule } from '../waves/wave-schedule.ts';
import { findQuestion, type SelectionParts } from './candidates.store.ts';
import { selectExpansion } from './selection.ts';
import { priceOfEdit } from './selection-edit.ts';
import { type Proposed, selectionWords } from './selection-words.ts';

/** How the chosen teams become wave 0; waves are another feature's, so `app.ts` hands it over. */
export type ScheduleWave = (
  reading: ReadContext,
  acting: Acting,
  wave: WaveToSchedule,
) => ScheduleOutcome;

export type ConfirmOutcome =
  | { kind: 'confirmed'; wave: WaveRecord }
  | { kind: 'impossible'; words: readonly string[] }
  | { kind: 'too-few' }
  | ScheduleRefusal;

/** Makes the second pilot of the teams that a lead has chosen, judged once more as things stand now. */
export function confirmSelection(
  parts: SelectionParts,
  scheduleWave: ScheduleWave,
  reading: ReadContext,
  input: {
    acting: Acting;
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
  return write(reading.database, (): ConfirmOutcome => {
    const question = findQuestion(parts, reading, input.places, input.similar);
    const selection = question && selectExpansion(question);
    if (selection?.kind !== 'proposed') return { kind: 'too-few' };
    const price = priceOfEdit(selection, input.teamIds);
    if (!price.possible) return { kind: 'impossible', words: price.words };
    const { intendedOn, channelId, workingDays, teamIds } = input;
    const outcome = scheduleWave(reading, input.acting, {
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
