import type { Acting } from '../../../platform/acting.ts';
import { recordEntry } from '../../../platform/audit/audit.ts';
import { type Database, write } from '../../../platform/database.ts';
import type { RolloutId, TeamId } from '../../../platform/ids.ts';
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

type About = { acting: Acting; rolloutId: RolloutId; teamId: TeamId };

export type Given = { item: AskedItem; level: Level; evidence: string };
export type SaidOutcome =
  | { kind: 'said'; team: Team; role: SpeakerRole; isNew: boolean }
  | { kind: 'not-a-speaker'; team: Team }
  | { kind: 'no-such-team' };

/** Keeps what a person says about a team's readiness. What they repeat word for word within a day is no new answer. */
export function answerReadiness(
  database: Database,
  input: About & { given: readonly Given[] },
  now: Temporal.Instant,
): SaidOutcome {
  return write(database, (): SaidOutcome => {
    const speaker = findSpeaker(database, input);
    if (speaker.kind !== 'speaks') return speaker;
    const { team, role } = speaker;
    const said = { teamId: team.id, saidBy: input.acting.userId, role, saidAt: now };
    const before = listAnswersOfTeam(database, input.rolloutId, team.id);
    const answers = input.given
      .map((each): ReadinessAnswer => ({ ...each, ...said }))
      .filter((answer) => !isRepeat(answer, before));
    if (answers.length === 0) return { kind: 'said', team, role, isNew: false };
    addAnswers(database, owner(input), answers);
    recordEntry(database, {
      ...about(input, now),
      act: 'readiness.answer',
      says: `${mention(input.acting.userId)}, as ${role}, answered the readiness questions for *${esc(team.name)}*.`,
      after: answers.map(({ item, level, evidence }) => ({ item, level, evidence })),
      isNews: before.length === 0,
    });
    return { kind: 'said', team, role, isNew: true };
  });
}

/** Keeps what a person says about what else happens in the team's window; nothing at all is an answer too. */
export function sayCapacity(
  database: Database,
  input: About & { window: Window; disturbances: readonly Disturbance[] },
  now: Temporal.Instant,
): SaidOutcome {
  return write(database, (): SaidOutcome => {
    const speaker = findSpeaker(database, input);
    if (speaker.kind !== 'speaks') return speaker;
    const { team, role } = speaker;
    const { window, disturbances, acting } = input;
    addCapacity(database, owner(input), {
      teamId: team.id,
      window,
      disturbances,
      saidBy: acting.userId,
      role,
      saidAt: now,
    });
    recordEntry(database, {
      ...about(input, now),
      act: 'readiness.say-capacity',
      says: `${mention(acting.userId)}, as ${role}, said what else is happening at *${esc(team.name)}* during the rollout.`,
      after: { from: window.fromOn.toString(), until: window.untilOn.toString(), disturbances },
    });
    return { kind: 'said', team, role, isNew: true };
  });
}

function findSpeaker(
  database: Database,
  { acting, rolloutId, teamId }: About,
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

function owner({ acting, rolloutId }: About) {
  return { workspaceId: acting.workspaceId, rolloutId };
}

function about({ acting, rolloutId, teamId }: About, now: Temporal.Instant) {
  const { workspaceId, userId } = acting;
  return { workspaceId, rolloutId, at: now, actor: userId, subject: `team:${teamId}` };
}
