import type { Acting } from '../../../platform/acting.ts';
import { recordEntry } from '../../../platform/audit/audit.ts';
import { write } from '../../../platform/database.ts';
import type { TeamId, UserId } from '../../../platform/ids.ts';
import { newId } from '../../../platform/new-id.ts';
import { enqueueMessageEntry } from '../../../platform/outbox/outbox.ts';
import type { ReadContext } from '../../../platform/request.ts';
import { esc, mention } from '../../../platform/slack/blocks.ts';
import { findName } from '../../../platform/slack/directory.ts';
import { findRollout } from '../../rollout/rollouts/rollouts.store.ts';
import { findTeam } from '../../teams/teams/teams.store.ts';
import { liftRollBack, rollBackTeam, rollBackWave } from './roll-back.ts';
import { rolledBackNote, toTeamMessage } from './roll-back.view.ts';
import type { RollBack, RollBackStep, WaveOutcome, WaveRefusal } from './wave.ts';
import { listPeopleOf, listTeamsOfWave } from './wave-people.store.ts';
import { hasStarted, type WaveRecord, waveAct, waveEntry } from './wave-record.ts';
import { findWave, listWaves, saveWave } from './waves.store.ts';

export type RollBackInput = {
  acting: Acting;
  number: number;
  /** Undefined: the whole wave, which ends it. */
  teamId: TeamId | undefined;
  step: RollBackStep;
  keeps: readonly UserId[];
  reason: string;
  /** As the lead has edited it. */
  message: string;
};

export type RollBackOutcome =
  | { kind: 'done'; wave: WaveRecord; teamNames: string[]; told: number }
  | { kind: 'no-such-wave' }
  | WaveRefusal;

/** Takes a team or a whole wave a step back, and tells its people in the words that the lead wrote. */
export function rollBack(reading: ReadContext, input: RollBackInput): RollBackOutcome {
  const { database, rolloutId, now } = reading;
  return write(database, (): RollBackOutcome => {
    const before = findWave(database, rolloutId, input.number);
    if (before === undefined) return { kind: 'no-such-wave' };
    const outcome = judgeRollBack(reading, before, input);
    if (outcome.kind !== 'done') return outcome;
    const endedAt = input.teamId === undefined ? (before.endedAt ?? now) : before.endedAt;
    const wave: WaveRecord = { ...before, ...outcome.wave, endedAt };
    saveWave(database, wave);
    const concerned = changedTeams(before, wave);
    const told = tellTeams(reading, wave, concerned, input.acting.userId, input.message);
    const teamNames = listTeamsOfWave(reading, wave)
      .filter((team) => concerned.includes(team.id))
      .map((team) => team.name);
    const isWhole = input.teamId === undefined;
    const what = { wave, teamNames, isWhole, step: input.step, reason: input.reason };
    enqueueMessageEntry(database, {
      ...waveEntry(wave, now, `rolled-back:${newId<string>()}`),
      to: wave.channelId,
      message: rolledBackNote({ ...what, byName: findName(database, input.acting.userId) }),
    });
    recordEntry(database, {
      ...waveAct(wave, input.acting.userId, now),
      act: 'waves.roll-back',
      says: `${mention(input.acting.userId)} rolled back ${isWhole ? `wave ${wave.number}` : `*${esc(teamNames.join(', '))}* in wave ${wave.number}`}: ${STEP_WORDS[input.step]}.`,
      reason: input.reason,
      after: { step: input.step, keeps: input.keeps, message: input.message },
      isNews: true,
    });
    return { kind: 'done', wave, teamNames, told };
  });
}

const STEP_WORDS: Record<RollBackStep, string> = {
  'stop-new-seats': 'no new people',
  narrow: 'narrowed to a few people',
  suspend: 'suspended',
};

/** What the rules say of it; also asked before the message is written. */
export function judgeRollBack(
  { today }: ReadContext,
  wave: WaveRecord,
  input: Omit<RollBackInput, 'message'>,
): WaveOutcome {
  const step: RollBack = {
    step: input.step,
    on: today,
    by: input.acting.userId,
    reason: input.reason,
    keeps: input.step === 'narrow' ? input.keeps : [],
  };
  return input.teamId === undefined
    ? rollBackWave(wave, step)
    : rollBackTeam(wave, input.teamId, step);
}

export type LiftOutcome =
  | { kind: 'done'; teamName: string; told: number }
  | { kind: 'no-such-team' }
  | WaveRefusal;

/** Gives a team back what a roll-back took. */
export function liftTeam(
  reading: ReadContext,
  input: { acting: Acting; teamId: TeamId; message: string },
): LiftOutcome {
  const { database, rolloutId, now } = reading;
  return write(database, (): LiftOutcome => {
    const team = findTeam(database, rolloutId, input.teamId);
    if (team === undefined) return { kind: 'no-such-team' };
    const before = listWaves(database, rolloutId).findLast(
      (wave) => hasStarted(wave) && wave.teams.some((each) => each.teamId === team.id),
    );
    if (before === undefined) return { kind: 'team-not-in-wave' };
    const outcome = liftRollBack(before, team.id);
    if (outcome.kind !== 'done') return outcome;
    const wave: WaveRecord = { ...before, ...outcome.wave };
    saveWave(database, wave);
    const told = tellTeams(reading, wave, [team.id], input.acting.userId, input.message);
    recordEntry(database, {
      ...waveAct(wave, input.acting.userId, now),
      act: 'waves.lift',
      says: `${mention(input.acting.userId)} lifted the roll-back of *${esc(team.name)}*.`,
      after: { message: input.message },
      isNews: true,
    });
    return { kind: 'done', teamName: team.name, told };
  });
}

function changedTeams(before: WaveRecord, after: WaveRecord): TeamId[] {
  return after.teams
    .filter((each) => {
      const was = before.teams.find((other) => other.teamId === each.teamId)?.rollBack;
      return was !== each.rollBack;
    })
    .map((each) => each.teamId);
}

function tellTeams(
  reading: ReadContext,
  wave: WaveRecord,
  teamIds: readonly TeamId[],
  by: UserId,
  text: string,
): number {
  const { database, rolloutId, now } = reading;
  const rolloutName = findRollout(database, rolloutId)?.name ?? '';
  const people = listTeamsOfWave(reading, wave)
    .filter((team) => teamIds.includes(team.id))
    .flatMap((team) => listPeopleOf(reading, team));
  const act = newId<string>();
  const message = toTeamMessage({ rolloutName, text, byName: findName(database, by) });
  for (const to of new Set(people)) {
    const key = `to-team:${act}:${to}`;
    enqueueMessageEntry(database, { ...waveEntry(wave, now, key), to, message });
  }
  return new Set(people).size;
}
