import { pausedOn, type Wave } from './wave.ts';
import { isRunning, waveToPlan } from './wave-record.ts';

/** What a lead can do about waves as they stand, as the words behind `/rollout`. */
export type WaveAct = { label: string; text: string };

/** The next step first. A wave that runs comes before one that is planned, and both before a new plan. */
export function waveActs(waves: readonly Wave[], hasBaked: (wave: Wave) => boolean): WaveAct[] {
  const byNumber = waves.toSorted((a, b) => a.number - b.number);
  const running = byNumber.find(isRunning);
  const planned = byNumber.find(
    (wave) => wave.clock.startedOn === undefined && wave.rolledBackOn === undefined,
  );
  const last = byNumber.findLast((wave) => wave.clock.startedOn !== undefined);
  const again = waveToPlan(waves);
  if (byNumber.length === 0) return [{ label: 'Choose the second pilot', text: 'select' }];
  return [
    ...(running === undefined ? [] : runningActs(running, hasBaked(running))),
    ...(planned === undefined ? [] : plannedActs(planned)),
    again.number === 0
      ? { label: 'Choose the second pilot', text: 'select' }
      : { label: 'Plan a wave', text: 'wave plan' },
    ...(last === undefined ? [] : [{ label: 'Roll back', text: `wave rollback ${last.number}` }]),
    { label: 'How fast waves may grow', text: 'wave limits' },
  ];
}

function runningActs(wave: Wave, hasBaked: boolean): WaveAct[] {
  const act = (label: string, word: string): WaveAct => ({
    label: `${label} wave ${wave.number}`,
    text: `wave ${word} ${wave.number}`,
  });
  if (pausedOn(wave) !== undefined) return [act('Resume', 'resume'), act('Summary of', 'summary')];
  return [
    ...(hasBaked ? [act('Complete', 'complete')] : []),
    act('Pause', 'pause'),
    act('Summary of', 'summary'),
  ];
}

function plannedActs({ number }: Wave): WaveAct[] {
  return [
    { label: `Start wave ${number}`, text: `wave start ${number}` },
    { label: 'Write to its people', text: `wave message ${number}` },
  ];
}
