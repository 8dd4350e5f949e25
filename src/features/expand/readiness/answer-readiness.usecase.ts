import { record } from '../../../platform/audit/audit.ts';
import { write } from '../../../platform/database.ts';
import type { TeamId } from '../../../platform/ids.ts';
import type { RolloutRequest } from '../../../platform/request.ts';
import { esc, mention } from '../../../platform/slack/blocks.ts';
import type { Team } from '../../teams/teams/team.ts';
import { findTeam } from '../../teams/teams/teams.store.ts';
import { addAnswers, addCapacity, listAnswersOfTeam } from './answers.store.ts';
import type { Disturbance, Window } from './capacity.ts';
import {
  type AskedItem,
  type Level,
  type ReadinessAnswer,
  type SpeakerRole,
  statusAnswers,
} from './readiness-answer.ts';
import { findSpeakerRole } from './speakers.store.ts';

export type Given = { item: AskedItem; level: Level; evidence: string };
export type SaidOutcome =
  | { kind: 'said'; team: Team; role: SpeakerRole; isNew: boolean }
  | { kind: 'not-a-speaker'; team: Team }
  | { kind: 'no-such-team' };

/** Stores what a person says about a team's readiness. What they repeat word for word within a day is no new answer. */
export function answerReadiness(
  request: RolloutRequest,
  { teamId, given }: { teamId: TeamId; given: readonly Given[] },
): SaidOutcome {
  const { database, acting, rolloutId, now } = request;
  return write(database, (): SaidOutcome => {
    const speaker = findSpeaker(request, teamId);
    if (speaker.kind !== 'speaks') return speaker;
    const { team, role } = speaker;
    const said = { teamId, saidBy: acting.userId, role, saidAt: now };
    const before = listAnswersOfTeam(database, rolloutId, teamId);
    const answers = given
      .map((each): ReadinessAnswer => ({ ...each, ...said }))
      .filter((answer) => !isRepeat(answer, before));
    if (answers.length === 0) return { kind: 'said', team, role, isNew: false };
    addAnswers(database, { workspaceId: acting.workspaceId, rolloutId }, answers);
    record(request, {
      act: 'readiness.answer',
      subject: `team:${teamId}`,
      says: `${mention(acting.userId)}, as ${role}, answered the readiness questions for *${esc(team.name)}*.`,
      after: answers.map(({ item, level, evidence }) => ({ item, level, evidence })),
      isNews: before.length === 0,
    });
    return { kind: 'said', team, role, isNew: true };
  });
}

/** Stores what a person says about what else happens in the team's window; nothing at all is an answer too. */
export function sayCapacity(
  request: RolloutRequest,
  input: { teamId: TeamId; window: Window; disturbances: readonly Disturbance[] },
): SaidOutcome {
  const { database, acting, rolloutId, now } = request;
  const { teamId, window, disturbances } = input;
  return write(database, (): SaidOutcome => {
    const speaker = findSpeaker(request, teamId);
    if (speaker.kind !== 'speaks') return speaker;
    const { team, role } = speaker;
    addCapacity(
      database,
      { workspaceId: acting.workspaceId, rolloutId },
      {
        teamId,
        window,
        disturbances,
        saidBy: acting.userId,
        role,
        saidAt: now,
      },
    );
    record(request, {
      act: 'readiness.say-capacity',
      subject: `team:${teamId}`,
      says: `${mention(acting.userId)}, as ${role}, said what else is happening at *${esc(team.name)}* during the rollout.`,
      after: { from: window.fromOn.toString(), until: window.untilOn.toString(), disturbances },
    });
    return { kind: 'said', team, role, isNew: true };
  });
}

function findSpeaker(
  { database, acting, rolloutId }: RolloutRequest,
  teamId: TeamId,
): { kind: 'speaks'; team: Team; role: SpeakerRole } | Exclude<SaidOutcome, { kind: 'said' }> {
  const team = findTeam(database, rolloutId, teamId);
  if (team === undefined) return { kind: 'no-such-team' };
  const role = findSpeakerRole(database, acting, team);
  return role === undefined ? { kind: 'not-a-speaker', team } : { kind: 'speaks', team, role };
}

function isRepeat(answer: ReadinessAnswer, before: readonly ReadinessAnswer[]): boolean {
  return statusAnswers(before).some(
    (held) =>
      held.item === answer.item &&
      held.role === answer.role &&
      held.saidBy === answer.saidBy &&
      held.level === answer.level &&
      held.evidence === answer.evidence &&
      held.saidAt.until(answer.saidAt).total('hours') < 24,
  );
}
