import { record } from '../../../platform/audit/audit.ts';
import { write } from '../../../platform/database.ts';
import type { TeamId, UserId } from '../../../platform/ids.ts';
import type { RolloutRequest } from '../../../platform/request.ts';
import { esc, mention } from '../../../platform/slack/blocks.ts';
import type { Team } from '../../teams/teams/team.ts';
import { addAnswers, listAnswersOfTeam } from './answers.store.ts';
import {
  type AskedItem,
  type Level,
  type ReadinessAnswer,
  type SpeakerRole,
  statusAnswers,
} from './readiness-answer.ts';
import { getSpeaker, type NotASpeaker } from './speakers.store.ts';

export type Given = { item: AskedItem; level: Level; evidence: string; ownerId?: UserId };
export type SaidOutcome =
  | { kind: 'said'; team: Team; role: SpeakerRole; isNew: boolean }
  | NotASpeaker;

/** Stores what a person says about a team's readiness. What they repeat word for word within a day is no new answer. */
export function answerReadiness(
  request: RolloutRequest,
  { teamId, given }: { teamId: TeamId; given: readonly Given[] },
): SaidOutcome {
  const { database, acting, rolloutId, now } = request;
  return write(database, (): SaidOutcome => {
    const speaker = getSpeaker(request, teamId);
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
      after: answers.map(({ item, level, evidence, ownerId }) => ({
        ...{ item, level, evidence },
        ...(ownerId === undefined ? {} : { ownerId }),
      })),
      isNews: before.length === 0,
    });
    return { kind: 'said', team, role, isNew: true };
  });
}

function isRepeat(answer: ReadinessAnswer, before: readonly ReadinessAnswer[]): boolean {
  return statusAnswers(before).some(
    (held) =>
      held.item === answer.item &&
      held.role === answer.role &&
      held.saidBy === answer.saidBy &&
      held.level === answer.level &&
      held.evidence === answer.evidence &&
      held.ownerId === answer.ownerId &&
      held.saidAt.until(answer.saidAt).total('hours') < 24,
  );
}
