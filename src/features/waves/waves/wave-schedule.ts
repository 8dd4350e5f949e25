import type { ChannelId, TeamId } from '../../../platform/ids.ts';
import type { WaveRecord } from './wave-record.ts';

/** A wave as it is to be made of a plan that was read and confirmed. */
export type WaveToSchedule = {
  number: number;
  teamIds: readonly TeamId[];
  intendedOn: Temporal.PlainDate;
  channelId: ChannelId;
  workingDays: number;
  plan: WaveRecord['plan'];
};

export type ScheduleRefusal =
  | { kind: 'not-lead' }
  | { kind: 'already-started'; wave: WaveRecord }
  | { kind: 'in-the-past'; today: Temporal.PlainDate }
  /** Before the first day of its phase on the rollout's calendar. */
  | { kind: 'before-phase'; earliestOn: Temporal.PlainDate }
  | { kind: 'bot-not-in-channel'; channelName: string | undefined };

export type ScheduleOutcome =
  | { kind: 'scheduled'; wave: WaveRecord; isNew: boolean }
  | ScheduleRefusal;
