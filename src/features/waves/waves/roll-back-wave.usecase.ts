import { record } from '../../../platform/audit/audit.ts';
import { write } from '../../../platform/database.ts';
import type { TeamId, UserId } from '../../../platform/ids.ts';
import { newId } from '../../../platform/new-id.ts';
import { enqueueNews, enqueueUrgent } from '../../../platform/outbox/direct.ts';
import { enqueueMessage } from '../../../platform/outbox/outbox.ts';
import type { ReadContext, RolloutRequest } from '../../../platform/request.ts';
import { esc, mention } from '../../../platform/slack/blocks.ts';
import { findName } from '../../../platform/slack/directory.ts';
import { findRollout } from '../../rollout/rollouts/rollouts.store.ts';
import { findTeam } from '../../teams/teams/teams.store.ts';
import { liftRollBack, rollBackTeam, rollBackWave } from './roll-back.ts';
import { rolledBackNote, toTeamMessage } from './roll-back.view.ts';
import type { RollBack, RollBackStep, WaveOutcome, WaveRefusal } from './wave.ts';
import { listPeopleOf, listTeamsOfWave } from './wave-people.store.ts';
import { hasStarted, type WaveRecord, waveKey, waveSubject, waveTag } from './wave-record.ts';
import { waveName } from './wave-words.ts';
import { listWaves, saveWave } from './waves.store.ts';

export type RollBackInput = {
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
  | { kind: 'done'; wave: WaveRecord; teamNames: string[]; notified: number }
  | { kind: 'no-such-wave' }
  | WaveRefusal;

/** Takes a team or a whole wave a step back, and tells its people in the words that the lead wrote. */
export function rollBack(request: RolloutRequest, input: RollBackInput): RollBackOutcome {
  const { database, acting, now } = request;
  return write(database, (): RollBackOutcome => {
    const before = findWaveToRollBack(request, input);
    if (before === undefined) return { kind: 'no-such-wave' };
    const outcome = judgeRollBack(request, before, input);
    if (outcome.kind !== 'done') return outcome;
    const endedAt = input.teamId === undefined ? (before.endedAt ?? now) : before.endedAt;
    const wave: WaveRecord = { ...before, ...outcome.wave, endedAt };
    saveWave(database, wave);
    const concerned = changedTeams(before, wave);
    const notified = notifyTeams(request, wave, {
      teamIds: concerned,
      text: input.message,
      losesAccess: (id) =>
        input.step === 'suspend' || (input.step === 'narrow' && !input.keeps.includes(id)),
    });
    const teamNames = listTeamsOfWave(request, wave)
      .filter((team) => concerned.includes(team.id))
      .map((team) => team.name);
    const isWhole = input.teamId === undefined;
    const what = { wave, teamNames, isWhole, step: input.step, reason: input.reason };
    enqueueMessage(request, {
      key: waveKey(wave, `rolled-back:${newId<string>()}`),
      to: wave.channelId,
      message: rolledBackNote({ ...what, byName: findName(database, acting.userId) }),
    });
    record(request, {
      subject: waveSubject(wave),
      act: 'waves.roll-back',
      says: `${mention(acting.userId)} rolled back ${isWhole ? waveName(wave) : `*${esc(teamNames.join(', '))}* in ${waveName(wave)}`}: ${STEP_WORDS[input.step]}.`,
      reason: input.reason,
      after: { step: input.step, keeps: input.keeps, message: input.message },
      isNews: true,
    });
    return { kind: 'done', wave, teamNames, notified };
  });
}

/** The latest try of a wave that has started; of a team, the one that the team was last in. */
export function findWaveToRollBack(
  { database, rolloutId }: ReadContext,
  { number, teamId }: Pick<RollBackInput, 'number' | 'teamId'>,
): WaveRecord | undefined {
  const tries = listWaves(database, rolloutId).filter((wave) => wave.number === number);
  const started = tries.filter(hasStarted);
  const own = started.findLast((wave) => wave.teams.some((each) => each.teamId === teamId));
  return own ?? started.at(-1) ?? tries.at(-1);
}

const STEP_WORDS: Record<RollBackStep, string> = {
  'stop-new-seats': 'no new people',
  narrow: 'narrowed to a few people',
  suspend: 'suspended',
};

/** What the rules say of it; also asked before the message is written. */
export function judgeRollBack(
  { acting, today }: RolloutRequest,
  wave: WaveRecord,
  input: Omit<RollBackInput, 'message'>,
): WaveOutcome {
  const step: RollBack = {
    step: input.step,
    on: today,
    by: acting.userId,
    reason: input.reason,
    keeps: input.step === 'narrow' ? input.keeps : [],
  };
  return input.teamId === undefined
    ? rollBackWave(wave, step)
    : rollBackTeam(wave, input.teamId, step);
}

export type LiftOutcome =
  | { kind: 'done'; teamName: string; notified: number }
  | { kind: 'no-such-team' }
  | WaveRefusal;

/** Gives a team back what a roll-back took. */
export function liftTeam(
  request: RolloutRequest,
  input: { teamId: TeamId; message: string },
): LiftOutcome {
  const { database, rolloutId, acting } = request;
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
    const notified = notifyTeams(request, wave, {
      teamIds: [team.id],
      text: input.message,
      losesAccess: () => false,
    });
    record(request, {
      subject: waveSubject(wave),
      act: 'waves.lift',
      says: `${mention(acting.userId)} lifted the roll-back of *${esc(team.name)}*.`,
      after: { message: input.message },
      isNews: true,
    });
    return { kind: 'done', teamName: team.name, notified };
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

function notifyTeams(
  request: RolloutRequest,
  wave: WaveRecord,
  told: { teamIds: readonly TeamId[]; text: string; losesAccess(personId: UserId): boolean },
): number {
  const { database, rolloutId, acting } = request;
  const { teamIds, text, losesAccess } = told;
  const rolloutName = findRollout(database, rolloutId)?.name ?? '';
  const people = listTeamsOfWave(request, wave)
    .filter((team) => teamIds.includes(team.id))
    .flatMap((team) => listPeopleOf(request, team));
  const act = newId<string>();
  const message = toTeamMessage({ rolloutName, text, byName: findName(database, acting.userId) });
  for (const to of new Set(people)) {
    const about = `${wave.rolloutId}:${waveTag(wave)}:${act}:${to}` as const;
    if (losesAccess(to)) enqueueUrgent(request, { key: `waves.access-ends:${about}`, to, message });
    else enqueueNews(request, { key: `waves.to-team:${about}`, to, message });
  }
  return new Set(people).size;
}
