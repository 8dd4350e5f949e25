import { record } from '../../../platform/audit/audit.ts';
import { type Database, write } from '../../../platform/database.ts';
import type { RolloutId, TeamId, UserId } from '../../../platform/ids.ts';
import { newId } from '../../../platform/new-id.ts';
import type { Request, RolloutRequest } from '../../../platform/request.ts';
import { esc, mention } from '../../../platform/slack/blocks.ts';
import { findPerson } from '../../../platform/slack/directory.ts';
import type { Lasts, LooseningOutcome, LooseningRefusal } from '../../contract/loosening.ts';
import type { PilotTeam } from '../../contract/pilot-team.ts';
import { askForTeam, teamAlone } from './loosen-team.usecase.ts';
import type { Team, TeamContext, TeamInput } from './team.ts';
import {
  findTeam,
  findTeamNamed,
  addTeam as insertTeam,
  saveHolidayPlace,
  saveHolidays,
  saveTeam,
} from './teams.store.ts';

type Asked = Extract<LooseningOutcome, { kind: 'asked' }>;
/** Why a gate that would ask less of it should, and for how long. */
type Why = { reason: string; lasts: Lasts };

export type TeamOutcome =
  | { kind: 'saved'; team: Team; isNew: boolean; asked?: Asked }
  | { kind: 'loosening-refused'; refusal: LooseningRefusal }
  | { kind: 'not-allowed' }
  | { kind: 'no-such-team' }
  | { kind: 'name-taken' }
  | { kind: 'person-left' | 'guest'; field: 'manager' | 'members'; name: string };

/**
 * Adds a team to a rollout or changes what is known of it. Leads may, and a team's own manager. What would
 * make a gate ask less of the team waits for a second person; the rest is saved at once.
 */
export function saveTeamFacts(
  request: RolloutRequest,
  input: TeamInput,
  why: Why = { reason: '', lasts: { kind: 'for-good' } },
): TeamOutcome {
  const { database, rolloutId, now } = request;
  return write(database, (): TeamOutcome => {
    const problem = teamProblem(request, input);
    if (problem !== undefined) return problem;
    const before =
      input.teamId === undefined ? undefined : findTeam(database, rolloutId, input.teamId);
    const wanted = teamFor(rolloutId, input, before?.id ?? newId<TeamId>());
    const team = before === undefined ? wanted : teamAlone(request, before, wanted);
    const asked =
      before === undefined ? undefined : askForTeam(request, { alone: team, wanted }, why);
    if (asked !== undefined && asked.kind !== 'asked')
      return { kind: 'loosening-refused', refusal: asked };
    if (before === undefined) insertTeam(database, team, now);
    else saveTeam(database, team, now);
    saveHolidays(database, team.id, input.daysOff);
    saveHolidayPlace(database, team.id, input.holidayPlace);
    recordTeam(request, team, before);
    const isNew = before === undefined;
    return { kind: 'saved', team, isNew, ...(asked === undefined ? {} : { asked }) };
  });
}

/** Why a team cannot be saved so; undefined when it can. */
export function teamProblem(
  { database, rolloutId, acting }: RolloutRequest,
  input: TeamInput,
): Exclude<TeamOutcome, { kind: 'saved' | 'loosening-refused' }> | undefined {
  const before =
    input.teamId === undefined ? undefined : findTeam(database, rolloutId, input.teamId);
  if (input.teamId !== undefined && before === undefined) return { kind: 'no-such-team' };
  const isOwnManager = before !== undefined && before.managerId === acting.userId;
  if (!acting.roles.has('lead') && !isOwnManager) return { kind: 'not-allowed' };
  const namesake = findTeamNamed(database, rolloutId, input.name);
  if (namesake !== undefined && namesake.id !== before?.id) return { kind: 'name-taken' };
  return leaverAmong(database, input);
}

/** The pilot's team, made together with its rollout; what it is like is asked for afterwards. */
export function addPilotTeam(request: Request, pilot: PilotTeam): void {
  const { database, now } = request;
  write(database, () => {
    const { teamId, rolloutId, name, managerId, timeZone } = pilot;
    const memberIds = [...new Set([managerId, ...pilot.memberIds])];
    const context: TeamContext = {
      function: '',
      place: '',
      timeZone,
      size: memberIds.length,
      seniority: 0.5,
      regulated: false,
      tools: [],
    };
    const team = {
      id: teamId,
      rolloutId,
      name,
      managerId,
      memberIds,
      workflows: [],
      context,
    };
    insertTeam(database, team, now);
    recordTeam(request, team, undefined);
  });
}

function teamFor(rolloutId: RolloutId, input: TeamInput, id: TeamId): Team {
  const { name, managerId, memberIds, workflows, context } = input;
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

function leaverAmong(
  database: Database,
  input: TeamInput,
): Extract<TeamOutcome, { kind: 'person-left' | 'guest' }> | undefined {
  const asked: ['manager' | 'members', UserId][] = [
    ...(input.managerId === undefined ? [] : [['manager', input.managerId] as ['manager', UserId]]),
    ...input.memberIds.map((id): ['members', UserId] => ['members', id]),
  ];
  for (const [field, userId] of asked) {
    const person = findPerson(database, userId);
    if (person === undefined || person.isDeactivated || person.isBot) {
      return { kind: 'person-left', field, name: person?.name ?? 'This person' };
    }
    if (field === 'manager' && person.isGuest === true)
      return { kind: 'guest', field, name: person.name };
  }
  return undefined;
}

function recordTeam(request: Request, team: Team, before: Team | undefined): void {
  const { userId } = request.acting;
  record(request, {
    rolloutId: team.rolloutId,
    act: before === undefined ? 'teams.add' : 'teams.change',
    subject: `team:${team.id}`,
    says:
      before === undefined
        ? `${mention(userId)} added the team *${esc(team.name)}*.`
        : `${mention(userId)} changed what is known about *${esc(team.name)}*.`,
    before: before ?? null,
    after: team,
    isNews: false,
  });
}
