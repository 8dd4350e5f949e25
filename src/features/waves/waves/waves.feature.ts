import type { ProductFeature } from '../../contract/product-feature.ts';
import { allWaves } from './all-waves.criteria.ts';
import { dropTeam } from './drop-team.usecase.ts';
import { moveSubmissions } from './move-wave.slack.ts';
import { findNextWave } from './next-wave.store.ts';
import { rollBackCommands, rollBackSubmissions } from './roll-back.slack.ts';
import { listStartCharts } from './start-chart.store.ts';
import { listStarts } from './team-waves.store.ts';
import { messageCommands, messageSubmissions } from './wave-message.slack.ts';
import { startActions, startCommands, startSubmissions } from './wave-start.slack.ts';
import { stepActions, stepCommands, stepSubmissions } from './wave-steps.slack.ts';
import { waveCriteria } from './waves.criteria.ts';
import { plannedWaveGates, waveDates, waveObligations, waveStatus } from './waves.obligations.ts';
import { waveActions, waveChannelMoved, waveCommands } from './waves.slack.ts';
import { wavesPace } from './waves-pace.store.ts';

export const wavesFeature: ProductFeature = {
  name: 'waves',
  title: 'waves',
  newsWeight: 'milestone',
  statusPlace: 'waves',
  commands: [
    ...waveCommands,
    ...startCommands,
    ...messageCommands,
    ...stepCommands,
    ...rollBackCommands,
  ],
  actions: [...waveActions, ...startActions, ...stepActions],
  submissions: [
    ...startSubmissions,
    ...messageSubmissions,
    ...stepSubmissions,
    ...rollBackSubmissions,
    ...moveSubmissions,
  ],
  events: [waveChannelMoved],
  obligations: waveObligations,
  status: waveStatus,
  dates: waveDates,
  charts: listStartCharts,
  teamLeaves: { run: dropTeam },
  plannedGates: plannedWaveGates,
  nextWave: findNextWave,
  waveStarts: ({ database, rolloutId }, only) => listStarts(database, rolloutId, only),
  criteria: [...waveCriteria, allWaves],
  paceLines: wavesPace,
};
