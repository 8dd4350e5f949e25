import type { ReadContext } from '../../../platform/request.ts';
import { findNextWave } from './next-wave.store.ts';
import { rollBackCommands, rollBackSubmissions } from './roll-back.slack.ts';
import { scheduleWave } from './schedule-wave.usecase.ts';
import type { JudgeWaveGate } from './start-wave.usecase.ts';
import type { WaveAsks } from './wave-asks.obligations.ts';
import { messageCommands, messageSubmissions } from './wave-message.slack.ts';
import { startActions, startCommands, startSubmissions } from './wave-start.slack.ts';
import { stepActions, stepCommands, stepSubmissions } from './wave-steps.slack.ts';
import { waveCriteria } from './waves.criteria.ts';
import {
  plannedWaveGates,
  waveDates,
  waveLiveTeams,
  waveObligations,
  waveStatus,
} from './waves.obligations.ts';
import { waveActions, waveCommands } from './waves.slack.ts';
import { listStarts } from './waves.store.ts';

export const wavesFeature = (parts: { judgeWaveGate: JudgeWaveGate; asks: WaveAsks }) => {
  const { judgeWaveGate, asks } = parts;
  return {
    name: 'waves',
    title: 'waves',
    newsWeight: 'milestone',
    statusPlace: 'waves',
    commands: [
      ...waveCommands(judgeWaveGate),
      ...startCommands(judgeWaveGate),
      ...messageCommands,
      ...stepCommands,
      ...rollBackCommands,
    ],
    actions: [...waveActions(judgeWaveGate), ...startActions(judgeWaveGate), ...stepActions],
    submissions: [
      ...startSubmissions(judgeWaveGate),
      ...messageSubmissions,
      ...stepSubmissions,
      ...rollBackSubmissions,
    ],
    obligations: waveObligations(asks),
    status: waveStatus,
    dates: waveDates,
    plannedGates: plannedWaveGates,
    nextWave: findNextWave,
    waveStarts: ({ database, rolloutId }: ReadContext) => listStarts(database, rolloutId),
    criteria: waveCriteria,
    scheduleWave,
    /** Teams that went live; who of their people has access is decided by access. */
    startedTeams: waveLiveTeams,
  };
};
