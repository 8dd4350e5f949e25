import { dateAt } from '../../../platform/calendar.ts';
import type { TeamId, UserId } from '../../../platform/ids.ts';
import type { PerTeams, ReadContext, TeamScope } from '../../../platform/request.ts';
import { esc } from '../../../platform/slack/blocks.ts';
import { findName, findPerson } from '../../../platform/slack/directory.ts';
import { type Champion, isInOffice } from '../../champions/champions/champion.ts';
import { listInOffice } from '../../champions/champions/champions.store.ts';
import type { Obligation } from '../../contract/obligation.ts';
import type { StatusLine } from '../../contract/status-line.ts';
import { addWorkingDays, MONDAY_TO_FRIDAY } from '../../teams/calendars/working-calendar.ts';
import {
  findWorkingCalendar,
  listWorkingCalendars,
} from '../../teams/calendars/working-calendars.store.ts';
import { listTeams } from '../../teams/teams/teams.store.ts';
import { OPEN_CERTIFY } from '../certificates/certificate.view.ts';
import { listCertifiedChampions } from '../certificates/certified-people.store.ts';
import { getIsPathFinished } from '../certificates/earnings.store.ts';
import { listEverCertified } from '../certificates/ending-certificates.store.ts';
import { getLearnerRoles } from '../training/learner-roles.store.ts';
import { rolloutPress } from '../training/learning-message.view.ts';
import { listFinished } from '../training/training.store.ts';
import { certificatesStatus } from './certificates-status.view.ts';
import { signersMissing } from './missing-signers.obligations.ts';
import { OPEN_DECISION, requestValue } from './sign-off.view.ts';
import type { SignOffRequest } from './sign-off-request.ts';
import { countOpenSignOffs, findLastRequestOf, listOpenSignOffs } from './sign-offs.store.ts';
import { findSignerNow, hasSigner, isToBeSigned } from './signers.store.ts';

/** Whoever is asked to sign is in somebody's way until they do. */
const SIGN_OFF_DUE_DAYS = 3;
/** Real work that can be watched comes along within two weeks. */
const TASK_DUE_DAYS = 10;

/** Sign-offs that somebody is asked for, and tasks still to be shown. */
export const signOffObligations: PerTeams<Obligation> = (context, only) => [
  ...signOffsOwed(context, only),
  ...tasksOwed(context, only),
];

function signOffsOwed(context: ReadContext, only: TeamScope): [TeamId, Obligation][] {
  const { database, rolloutId } = context;
  const open = listOpenSignOffs(database, rolloutId, only);
  if (open.length === 0) return [];
  const teamIds = new Set(open.map(({ teamId }) => teamId));
  const teams = new Map(listTeams(database, rolloutId, teamIds).map((team) => [team.id, team]));
  const calendars = listWorkingCalendars(database, rolloutId, teamIds);
  return open.flatMap((request): [TeamId, Obligation][] => {
    if (!isToBeSigned(database, request)) return [];
    const personId = findSignerNow(context, request.id);
    if (personId === undefined)
      return signersMissing(context, { id: request.championId, teamId: request.teamId });
    const name = esc(findName(database, request.championId));
    const team = esc(teams.get(request.teamId)?.name ?? '');
    const sinceOn = dateAt(request.askedAt, placeOf(context, personId));
    const calendar = calendars.get(request.teamId) ?? MONDAY_TO_FRIDAY;
    const owed: Obligation = {
      key: `sign-offs.sign-off:${request.id}`,
      rolloutId,
      personId,
      topic: 'sign-offs',
      text: `Sign off the real task of ${name} for *${team}*, or give it back`,
      why: `${name} has taken both paths; your sign-off is all that is missing before *${team}* has a certified champion.`,
      teamId: request.teamId,
      sinceOn,
      dueOn: addWorkingDays(sinceOn, SIGN_OFF_DUE_DAYS, calendar),
      minutes: 10,
      blocks: {
        kind: 'role',
        ...{ personId: request.championId, name, role: 'champion' },
        ...{ teamId: request.teamId, teamName: team },
      },
      settle: {
        label: 'Look at the task',
        actionId: OPEN_DECISION,
        value: requestValue(request),
      },
    };
    return [[request.teamId, owed]];
  });
}

/** A champion who has taken the path and has not asked for a sign-off yet, or was given it back. */
function tasksOwed(context: ReadContext, only: TeamScope): [TeamId, Obligation][] {
  return listReadyForTask(context, only).flatMap(({ champion, last }): [TeamId, Obligation][] => {
    const { database, rolloutId, today } = context;
    const { personId, teamId } = champion;
    if (!hasSigner(context, personId, teamId))
      return signersMissing(context, { id: personId, teamId });
    const back = last?.decision?.kind === 'returned' ? last.decision : undefined;
    const sinceOn = back === undefined ? today : dateAt(back.at, placeOf(context, personId));
    const calendar = findWorkingCalendar(database, teamId);
    const owed: Obligation = {
      key: `sign-offs.task:${champion.id}${back === undefined ? '' : `:${last?.id}`}`,
      rolloutId,
      personId,
      topic: 'sign-offs',
      text:
        back === undefined
          ? 'Do one real task with someone watching, and have it signed off'
          : `Ask again for your sign-off: ${esc(findName(database, back.by))} gave it back`,
      why:
        back === undefined
          ? 'It is the last step to your certificate; the lessons are behind you.'
          : esc(back.reason),
      teamId,
      sinceOn,
      ...(back === undefined ? {} : { dueOn: addWorkingDays(sinceOn, TASK_DUE_DAYS, calendar) }),
      minutes: 10,
      settle: {
        label: 'Describe the task',
        actionId: OPEN_CERTIFY,
        value: rolloutPress(rolloutId),
      },
    };
    return [[teamId, owed]];
  });
}

/** Once per person, for the newest role that they are in. */
function listReadyForTask(
  context: ReadContext,
  only: TeamScope,
): { champion: Champion; last: SignOffRequest | undefined }[] {
  const { database, rolloutId } = context;
  const roles = getLearnerRoles(context, only);
  const inOffice = roles.inScope.filter(isInOffice);
  const people = only && new Set(inOffice.map(({ personId }) => personId));
  const ofChampions = { rolloutId, path: 'champion' } as const;
  const certified = listEverCertified(database, ofChampions, people);
  const through = listFinished(database, ofChampions, people);
  return inOffice.flatMap((champion) => {
    const { id, personId } = champion;
    if (certified.has(personId) || !through.has(personId)) return [];
    if (roles.of(personId).findLast(isInOffice)?.id !== id) return [];
    if (!getIsPathFinished(context, personId, 'champion')) return [];
    const last = findLastRequestOf(database, rolloutId, personId);
    const isOpen = last !== undefined && last.decision === undefined;
    return isOpen ? [] : [{ champion, last }];
  });
}

function placeOf({ database }: Pick<ReadContext, 'database'>, personId: UserId): string {
  return findPerson(database, personId)?.timeZone ?? 'UTC';
}

/** How many champions are certified, for everybody to see. */
export function signOffStatusLines(context: ReadContext): StatusLine[] {
  const certified = listCertifiedChampions(context);
  const champions = new Set<UserId>();
  for (const { role, personId } of listInOffice(context))
    if (role === 'champion') champions.add(personId);
  return certificatesStatus({
    champions: champions.size,
    certified: champions.intersection(certified).size,
    signOffs: countOpenSignOffs(context.database, context.rolloutId),
  });
}
