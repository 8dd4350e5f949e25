import type { RolloutId } from '../../../platform/ids.ts';
import type { RollBackStep } from '../../waves/waves/wave.ts';
import type { WaveRecord } from '../../waves/waves/wave-record.ts';
import type { OpenThing } from '../boards/board-page.ts';
import type { NextStep } from './next-step.ts';

/** What a rollout comes to next, with the most urgent thing that holds it up. */
export type Outlook = {
  rolloutId: RolloutId;
  step: NextStep;
  holding: OpenThing | undefined;
  /** The wave that runs, with its names and its days. */
  running: RunningWave | undefined;
};

export type RunningWave = {
  wave: WaveRecord;
  teams: readonly { name: string; rollBack: RollBackStep | undefined }[];
  workingDaysLeft: number;
  bakesUntil: Temporal.PlainDate | undefined;
  rolloutPausedOn: Temporal.PlainDate | undefined;
  startedByName: string | undefined;
  today: Temporal.PlainDate;
};
