import type { ReadContext } from '../../../platform/request.ts';
import { esc } from '../../../platform/slack/blocks.ts';
import { findName } from '../../../platform/slack/directory.ts';
import { sayCount } from '../../../platform/words.ts';
import type { Criterion, Judgement } from '../../contract/criterion.ts';
import { sayObliged } from '../../contract/obliged-words.ts';
import { phases, phaseTitles } from '../../contract/phase.ts';
import { findRollout, listActiveHolders } from '../../rollout/rollouts/rollouts.store.ts';
import { findRolloutPausedOn, getBakeDays } from './bake-days.store.ts';
import { waveState } from './wave.ts';
import { COMPLETE_WAVE } from './wave-forms.view.ts';
import { waveValueOf } from './wave-messages.view.ts';
import { phaseOfWave, type WaveRecord } from './wave-record.ts';
import { findWave } from './waves.store.ts';

/** The controlled expansion is a second pilot, and a pilot that is still under way has shown nothing yet. */
const secondPilot: Criterion<ReadContext> = {
  name: 'waves.second-pilot',
  version: 1,
  asks: 'Is the second pilot, wave 0, completed?',
  threshold: undefined,
  appliesTo: (gate) => gate.kind === 'phase' && gate.leaving === 'expansion',
  judge: (context) => judgeCompleted(context, 0),
};

/** Learnings need time: a wave starts when the one before it has baked and is completed. */
const previousWave: Criterion<ReadContext> = {
  name: 'waves.previous-wave',
  version: 1,
  asks: 'Is the wave before it completed?',
  threshold: undefined,
  appliesTo: (gate) => gate.kind === 'wave' && gate.wave > 0,
  judge: (context, gate) => judgeCompleted(context, gate.kind === 'wave' ? gate.wave - 1 : 0),
};

/** Waves belong to their phases: the second pilot to the expansion, all later ones to the broad rollout. */
const phaseReached: Criterion<ReadContext> = {
  name: 'waves.phase',
  version: 1,
  asks: 'Has the rollout reached the phase that this wave belongs to?',
  threshold: undefined,
  appliesTo: (gate) => gate.kind === 'wave',
  judge({ database, rolloutId }, gate) {
    const phase = findRollout(database, rolloutId)?.phase ?? 'assessment';
    const needed = phaseOfWave(gate.kind === 'wave' ? gate.wave : 0);
    const isReached = phases.indexOf(phase) >= phases.indexOf(needed);
    return {
      verdict: isReached ? 'pass' : 'fail',
      measured: `The rollout is in its ${phaseTitles[phase]}`,
      n: 1,
      settledBy: isReached ? '' : `The gate to the ${phaseTitles[needed]} comes first.`,
      obliges: [],
    };
  },
};

function judgeCompleted(context: ReadContext, number: number): Judgement {
  const wave = findWave(context.database, context.rolloutId, number);
  const name = `Wave ${number}`;
  if (wave === undefined)
    return {
      verdict: 'no-data',
      measured: `${name} is not planned yet`,
      n: 0,
      settledBy: number === 0 ? 'A lead chooses its teams: `/rollout select`.' : 'Plan it first.',
      obliges: [],
    };
  return { n: wave.teams.length, obliges: [], ...found(context, wave, name) };
}

function found(
  context: ReadContext,
  wave: WaveRecord,
  name: string,
): Pick<Judgement, 'verdict' | 'measured' | 'settledBy'> & Partial<Pick<Judgement, 'obliges'>> {
  switch (waveState(wave)) {
    case 'completed':
      return { verdict: 'pass', measured: `${name} is completed`, settledBy: '' };
    case 'rolled-back':
      return {
        verdict: 'fail',
        measured: `${name} was rolled back`,
        settledBy: `A lead plans it again, with other teams or the same ones: \`/rollout ${wave.number === 0 ? 'select' : 'wave plan'}\`.`,
      };
    case 'planned':
      return {
        verdict: 'no-data',
        measured: `${name} has not started`,
        settledBy: `A lead starts it: \`/rollout wave start ${wave.number}\`.`,
      };
    case 'paused':
      return {
        verdict: 'inconclusive',
        measured: `${name} is paused; its bake time is on hold`,
        settledBy: `A lead resumes it: \`/rollout wave resume ${wave.number}\`.`,
      };
    case 'baking': {
      if (findRolloutPausedOn(context.database, wave) !== undefined)
        return {
          verdict: 'inconclusive',
          measured: `${name} is on hold, as the whole rollout is`,
          settledBy: 'A lead resumes the rollout: `/rollout resume`.',
        };
      const { left } = getBakeDays(context, wave);
      if (left > 0)
        return {
          verdict: 'inconclusive',
          measured: `${name} is still baking, ${sayCount(left, 'working day')} to go`,
          settledBy: 'Time, and what its teams find in it.',
        };
      const obliges = completers(context, wave);
      return {
        verdict: 'fail',
        measured: `${name} has baked but is not completed`,
        settledBy: sayObliged(obliges, (id) => esc(findName(context.database, id))),
        obliges,
      };
    }
  }
}

function completers({ database, rolloutId }: ReadContext, wave: WaveRecord): Judgement['obliges'] {
  const value = waveValueOf(wave);
  return listActiveHolders(database, rolloutId, 'lead').map((personId) => ({
    personId,
    text: `Complete wave ${wave.number}`,
    label: 'Complete it',
    actionId: COMPLETE_WAVE,
    value,
  }));
}

export const waveCriteria: readonly Criterion<ReadContext>[] = [
  phaseReached,
  secondPilot,
  previousWave,
];
