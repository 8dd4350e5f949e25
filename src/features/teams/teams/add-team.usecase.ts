import type { Acting } from '../../../platform/acting.ts';
import { recordEntry } from '../../../platform/audit/audit.ts';
import { type Database, write } from '../../../platform/database.ts';
import type { RolloutId, TeamId, UserId } from '../../../platform/ids.ts';
import { newId } from '../../../platform/new-id.ts';
import { esc, mention } from '../../../platform/slack/blocks.ts';
import { findPerson } from '../../../platform/slack/directory.ts';
import type { Team, TeamContext } from './team.ts';
import {
  findTeam,
  findTeamNamed,
  addTeam as insertTeam,
  saveHolidays,
  saveTeam,
} from './teams.store.ts';

export type TeamInput = {
  acting: Acting;
  rolloutId: RolloutId;
  /** The team to change; a new one when absent. */
  teamId: TeamId | undefined;
  name: string;
  managerId: UserId | undefined;
  memberIds: UserId[];
  workflows: string[];
  context: TeamContext;
  /** ISO dates on which the team's place does not work. */
  daysOff: string[];
};

export type TeamOutcome =
  | { kind: 'saved'; team: Team; isNew: boolean }
  | { kind: 'not-allowed' }
  | { kind: 'no-such-team' }
  | { kind: 'name-taken' }
  | { kind: 'person-left'; field: 'manager' | 'members'; name: string };

/** Adds a team to a rollout or changes what is known of it. Leads may, and a team's own manager. */
export function saveTeamFacts(
  database: Database,
  input: TeamInput,
  now: Temporal.Instant,
): TeamOutcome {
  return write(database, (): TeamOutcome => {
    const before =
      input.teamId === undefined ? undefined : findTeam(database, input.rolloutId, input.teamId);
    if (input.teamId !== undefined && before === undefined) return { kind: 'no-such-team' };
    const isOwnManager = before !== undefined && before.managerId === input.acting.userId;
    if (!input.acting.roles.has('lead') && !isOwnManager) return { kind: 'not-allowed' };
    const namesake = findTeamNamed(database, input.rolloutId, input.name);
    if (namesake !== undefined && namesake.id !== before?.id) return { kind: 'name-taken' };
    const leaver = leaverAmong(database, input);
    if (leaver !== undefined) return leaver;
    const team = teamFor(input, before?.id ?? newId<TeamId>());
    if (before === undefined) insertTeam(database, team, now);
    else saveTeam(database, team, now);
    saveHolidays(database, team.id, input.daysOff);
    recordTeam(database, input.acting, team, before, now);
    return { kind: 'saved', team, isNew: before === undefined };
  });
}

/** The pilot's team, made together with its rollout; what it is like is asked for afterwards. */
export function addPilotTeam(
  database: Database,
  input: {
    acting: Acting;
    rolloutId: RolloutId;
    teamId: TeamId;
    timeZone: string;
    name: string;
    managerId: UserId;
    memberIds: UserId[];
  },
  now: Temporal.Instant,
): void {
  write(database, () => {
    const memberIds = [...new Set([input.managerId, ...input.memberIds])];
    const context: TeamContext = {
      function: '',
      place: '',
      timeZone: input.timeZone,
      size: memberIds.length,
      seniority: 0.5,
      regulated: false,
      tools: [],
    };
    const team = {
      id: input.teamId,
      rolloutId: input.rolloutId,
      name: input.name,
      managerId: input.managerId,
      memberIds,
      workflows: [],
      context,
    };
    insertTeam(database, team, now);
    recordTeam(database, input.acting, team, undefined, now);
  });
}

function teamFor(input: TeamInput, id: TeamId): Team {
  const { rolloutId, name, managerId, memberIds, workflows, context } = input;
  const people = managerId === undefined ? memberIds : [managerId, ...memberIds];
  const distinct = [...new Set(people)];
  return {
    id,
    rolloutId,
    name,
    managerId,
    memberIds: distinct,
    workflows,
    context: { ...context, size: Math.max(context.size, distinct.length) },
  };
}

function leaverAmong(database: Database, input: TeamInput): TeamOutcome | undefined {
  const asked: ['manager' | 'members', UserId][] = [
    ...(input.managerId === undefined ? [] : [['manager', input.managerId] as ['manager', UserId]]),
    ...input.memberIds.map((id): ['members', UserId] => ['members', id]),
  ];
  for (const [field, userId] of asked) {
    const person = findPerson(database, userId);
    if (person === undefined || person.isDeactivated || person.isBot) {
      return { kind: 'person-left', field, name: person?.name ?? 'This person' };
    }
  }
  return undefined;
}

function recordTeam(
  database: Database,
  acting: Acting,
  team: Team,
  before: Team | undefined,
  now: Temporal.Instant,
): void {
  recordEntry(database, {
    workspaceId: acting.workspaceId,
    rolloutId: team.rolloutId,
    at: now,
    actor: acting.userId,
    act: before === undefined ? 'teams.add' : 'teams.change',
    subject: `team:${team.id}`,
    says:
      before === undefined
        ? `${mention(acting.userId)} added the team *${esc(team.name)}*.`
        : `${mention(acting.userId)} changed what is known about *${esc(team.name)}*.`,
    before: before ?? null,
    after: team,
    isNews: false,
  });
}
