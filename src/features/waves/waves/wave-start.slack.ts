import { z } from 'zod';
import type { RolloutRequest } from '../../../platform/request.ts';
import { esc, sentence } from '../../../platform/slack/blocks.ts';
import { action, command, submission } from '../../../platform/slack/declarations.ts';
import { findName } from '../../../platform/slack/directory.ts';
import { optionalText } from '../../../platform/slack/fields.ts';
import { fieldErrors, open, type Reply, tell, update } from '../../../platform/slack/reply.ts';
import { sayCount } from '../../../platform/words.ts';
import { isReason } from '../../contract/reason.ts';
import { findRollout } from '../../rollout/rollouts/rollouts.store.ts';
import { addWorkingDays } from '../../teams/calendars/working-calendar.ts';
import { nextStartOf } from './next-wave.store.ts';
import { shutModal } from './shut-wave.view.ts';
import { startPlannedWave } from './start-wave.usecase.ts';
import { startWave } from './wave.ts';
import { MISSING_STAYS, OPEN_START, START_FORM, startModal, WORDS_MAX } from './wave-forms.view.ts';
import { listPeopleOf, listTeamsOfWave } from './wave-people.store.ts';
import { isRunning, type WaveRecord, waveGateOf } from './wave-record.ts';
import { findWaveIn, findWaveMeant } from './wave-status.store.ts';
import { waveRefusalWords } from './wave-words.ts';
import { noSuchWave, waveNumber, waveValue } from './waves.slack.ts';
import { getWaveCalendar, listWaves } from './waves.store.ts';
import { doneModal } from './waves.view.ts';

const start = command({
  command: '/rollout',
  name: 'wave start',
  summary: 'start the planned wave, with the message to its people',
  usage: '[number]',
  who: ['lead'],
  instead: [
    { says: 'Ask to join', run: '/rollout join' },
    { says: 'See the waves', run: '/rollout waves' },
  ],
  about: 'rollout',
  isUseful: (request) => findWaveIn(request, ['planned']) !== undefined,
  arguments: waveNumber,
  run: (request, number) => openStart(request, number),
});

function openStart(
  request: RolloutRequest,
  number: number | undefined,
  whenShut = sayMissing,
): Reply {
  const wave = plannedOr(request, number);
  if (wave === undefined) return noSuchWave(request, number);
  const refusal = whyNot(request, wave, whenShut);
  return refusal ?? open(startModal(formFacts(request, wave)));
}

/** The same from the button of what a lead owes; while the gate is shut it leads to another day. */
const startAction = action({
  actionId: OPEN_START,
  who: ['lead'],
  about: 'rollout',
  value: waveValue,
  run: (request, { number }) => openStart(request, number, openShut),
});

/** Without a number a start is about the next wave that has not started. */
export function plannedOr(
  request: RolloutRequest,
  number: number | undefined,
): WaveRecord | undefined {
  const { database, rolloutId } = request;
  const next = listWaves(database, rolloutId).find((wave) => wave.clock.startedOn === undefined);
  return number === undefined && next !== undefined ? next : findWaveMeant(request, number);
}

/** Says at once what stands in the way, before anybody writes a message. */
function whyNot(
  request: RolloutRequest,
  wave: WaveRecord,
  whenShut: typeof sayMissing,
): Reply | undefined {
  const { database, rolloutId, acting, today, product } = request;
  const gate = product.judgeWaveGate(request, waveGateOf(wave));
  const outcome = startWave(wave, {
    on: today,
    by: acting.userId,
    gateIsOpen: gate.isOpen,
    messageIsSent: true,
    runningWave: listWaves(database, rolloutId).find(isRunning)?.number,
    entryCriteria: gate.criteria,
  });
  if (outcome.kind === 'done') return undefined;
  if (outcome.kind !== 'gate-shut') return tell(sentence(sayRefusal(request, outcome)));
  return whenShut(request, wave, gate.missing);
}

function openShut(request: RolloutRequest, wave: WaveRecord, missing: readonly string[]): Reply {
  const { today } = request;
  const next = nextStartOf(request, wave);
  return open(shutModal({ wave, missing, next, today }));
}

function sayMissing(_: RolloutRequest, wave: WaveRecord, found: readonly string[]): Reply {
  const missing = found.map((one) => `• ${one}`).join('\n');
  return tell(
    sentence(
      `Wave ${wave.number} can’t be started yet: its gate is shut.${missing === '' ? '' : `\n${missing}`}\nNothing was changed. \`/rollout wave status ${wave.number}\` shows it again.`,
    ),
  );
}

export function sayRefusal(
  { database, today }: RolloutRequest,
  refusal: Parameters<typeof waveRefusalWords>[0],
): string {
  return esc(waveRefusalWords(refusal, today, (id) => findName(database, id)));
}

export function formFacts(request: RolloutRequest, wave: WaveRecord) {
  const { database, rolloutId, today } = request;
  const rollout = findRollout(database, rolloutId);
  const teams = listTeamsOfWave(request, wave);
  const people = new Set(teams.flatMap((team) => listPeopleOf(request, team)));
  return {
    wave,
    rolloutName: rollout?.name ?? '',
    capability: rollout?.capability ?? '',
    teamNames: teams.map((team) => team.name),
    people: people.size,
    toldByName: wave.told && findName(database, wave.told.by),
    bakesUntil: addWorkingDays(today, wave.clock.workingDays, getWaveCalendar(database, wave)),
    today,
  };
}

const startSubmission = submission({
  callbackId: START_FORM,
  who: ['lead'],
  about: 'rollout',
  context: waveValue,
  fields: z.object({
    why: optionalText('Why it’s coming', WORDS_MAX),
    stays: optionalText('What does not change', WORDS_MAX),
  }),
  run(request, { why, stays }, { number }): Reply {
    const wasTold = findWaveMeant(request, number)?.told !== undefined;
    if (!wasTold && (why === '' || !isReason(stays))) {
      return fieldErrors({
        ...(why === '' ? { why: MISSING_WHY } : {}),
        ...(!isReason(stays) ? { stays: MISSING_STAYS } : {}),
      });
    }
    const words = wasTold ? undefined : { why, stays };
    const outcome = startPlannedWave(request, { number, words });
    if (outcome.kind === 'no-such-wave') return noSuchWave(request, number);
    if (outcome.kind !== 'started') return tell(sentence(sayRefusal(request, outcome)));
    const told =
      outcome.notified === 0
        ? 'Its people had already been told.'
        : `${sayCount(outcome.notified, 'person gets', 'people get')} your words with their next message, and can read them on App Home now.`;
    return update(doneModal('Started', `Wave ${number} has started. ${told}`, outcome.wave));
  },
});

const MISSING_WHY = 'Say in a few sentences why it’s coming. No wave starts without it.';

export const startCommands = [start];
export const startActions = [startAction];
export const startSubmissions = [startSubmission];
