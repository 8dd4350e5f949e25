import { record } from '../../../platform/audit/audit.ts';
import { write } from '../../../platform/database.ts';
import type { LearningId, TeamId } from '../../../platform/ids.ts';
import { newId } from '../../../platform/new-id.ts';
import { enqueueNews } from '../../../platform/outbox/direct.ts';
import type { RolloutRequest } from '../../../platform/request.ts';
import { clamp, esc, mention } from '../../../platform/slack/blocks.ts';
import { listActiveHolders } from '../../rollout/rollouts/rollouts.store.ts';
import { findTeam } from '../../teams/teams/teams.store.ts';
import {
  identify,
  type Learning,
  type LearningRefusal,
  observe,
  type Severity,
} from './learning.ts';
import { getLearningActor } from './learning-facts.store.ts';
import { mustFoundMessage } from './learning-messages.view.ts';
import { isOpen } from './learning-status.ts';
import { mondayOf } from './learning-week.ts';
import { addLearning, listLearnings } from './learnings.store.ts';

export type LogInput = {
  teamId: TeamId;
  what: string;
  /** Why it happens; empty while nobody knows. */
  cause: string;
  severity: Severity;
  /** The Monday of the week that was asked about; this week when nobody asked. */
  weekOn: Temporal.PlainDate | undefined;
  /** The wave that the team is in; 0 before there are any. */
  wave: number;
};

export type LogOutcome =
  | { kind: 'logged'; learning: Learning; teamName: string }
  | { kind: 'no-such-team' }
  | { kind: 'not-your-team'; teamName: string }
  | LearningRefusal;

/** Puts on record what somebody saw in their own team. A must is told to the leads at once. */
export function logLearning(request: RolloutRequest, input: LogInput): LogOutcome {
  const { database, rolloutId, acting, now, today } = request;
  return write(database, (): LogOutcome => {
    const { teamId } = input;
    const team = findTeam(database, rolloutId, teamId);
    if (team === undefined) return { kind: 'no-such-team' };
    const isTheirs =
      acting.roles.has('lead') ||
      team.managerId === acting.userId ||
      team.memberIds.includes(acting.userId) ||
      getLearningActor(request).championOf.includes(teamId);
    if (!isTheirs) return { kind: 'not-your-team', teamName: team.name };
    const { what, severity, wave, cause } = input;
    const before = findSameOfToday(request, input);
    if (before !== undefined) return { kind: 'logged', learning: before, teamName: team.name };
    const id = newId<LearningId>();
    const facts = { id, rolloutId, wave, teamId, foundBy: acting.userId, observedOn: today };
    const observed = observe({ ...facts, what, severity });
    const outcome =
      observed.kind !== 'done' || cause.trim() === ''
        ? observed
        : identify(observed.learning, cause, today);
    if (outcome.kind !== 'done') return outcome;
    const { learning } = outcome;
    addLearning(database, learning, { at: now, weekOn: input.weekOn ?? mondayOf(today) });
    record(request, {
      act: 'learnings.log',
      subject: `learning:${id}`,
      says: `${mention(acting.userId)} logged a learning of *${esc(team.name)}* (${severity}): "${esc(clamp(learning.what, 200))}".`,
      after: learning,
      isNews: severity === 'must',
    });
    if (severity === 'must') {
      const message = mustFoundMessage({ learning, teamName: team.name, finderName: acting.name });
      for (const to of listActiveHolders(database, rolloutId, 'lead')) {
        if (to === acting.userId) continue;
        enqueueNews(request, { key: `learnings.must:${id}:${to}`, to, message });
      }
    }
    return { kind: 'logged', learning, teamName: team.name };
  });
}

/** What the same person has logged word for word today is there already: the form was sent from two windows. */
function findSameOfToday(request: RolloutRequest, input: LogInput): Learning | undefined {
  const { database, rolloutId, acting, today } = request;
  return listLearnings(database, rolloutId).find(
    (one) =>
      one.foundBy === acting.userId &&
      one.teamId === input.teamId &&
      one.severity === input.severity &&
      one.what === input.what.trim() &&
      one.observedOn.equals(today) &&
      isOpen(one),
  );
}
