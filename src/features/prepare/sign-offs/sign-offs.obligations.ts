import { dateAt } from '../../../platform/calendar.ts';
import type { UserId } from '../../../platform/ids.ts';
import type { ReadContext } from '../../../platform/request.ts';
import { esc } from '../../../platform/slack/blocks.ts';
import { findName, findPerson } from '../../../platform/slack/directory.ts';
import { isInOffice } from '../../champions/champions/champion.ts';
import { listChampions, listInOffice } from '../../champions/champions/champions.store.ts';
import type { Obligation } from '../../contract/obligation.ts';
import type { StatusLine } from '../../contract/status-line.ts';
import { addWorkingDays } from '../../teams/calendars/working-calendar.ts';
import { findWorkingCalendar } from '../../teams/calendars/working-calendars.store.ts';
import { findTeam } from '../../teams/teams/teams.store.ts';
import { OPEN_CERTIFY } from '../certificates/certificate.view.ts';
import { listCertificates, listCertifiedChampions } from '../certificates/certificates.store.ts';
import { getIsPathFinished } from '../certificates/earnings.store.ts';
import { rolloutPress } from '../training/learning-message.view.ts';
import { listWalks } from '../training/training.store.ts';
import { certificatesStatus } from './certificates-status.view.ts';
import { OPEN_DECISION, requestValue } from './sign-off.view.ts';
import { findLastRequestOf, listSignOffRequests } from './sign-offs.store.ts';

/** Whoever is asked to sign is in somebody's way until they do. */
const SIGN_OFF_DUE_DAYS = 3;
/** Real work that can be watched comes along within two weeks. */
const TASK_DUE_DAYS = 10;

/** Sign-offs that somebody is asked for, and tasks still to be shown. */
export function signOffObligations(context: ReadContext): Obligation[] {
  return [...signOffsOwed(context), ...tasksOwed(context)];
}

function signOffsOwed({ database, rolloutId }: ReadContext): Obligation[] {
  return listSignOffRequests(database, rolloutId)
    .filter(({ decision }) => decision === undefined)
    .map((request) => {
      const name = esc(findName(database, request.championId));
      const team = esc(findTeam(database, rolloutId, request.teamId)?.name ?? '');
      const sinceOn = dateAt(request.askedAt, placeOf({ database }, request.signerId));
      const calendar = findWorkingCalendar(database, request.teamId);
      return {
        key: `sign-offs.sign-off:${request.id}`,
        rolloutId,
        personId: request.signerId,
        topic: 'sign-offs',
        text: `Sign off the real task of ${name}, or give it back`,
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
          label: 'Look at it',
          actionId: OPEN_DECISION,
          value: requestValue(request),
        },
      };
    });
}

/** A champion who has taken the path and has not asked for a sign-off yet, or was given it back. */
function tasksOwed(context: ReadContext): Obligation[] {
  const { database, rolloutId, today } = context;
  const certified = new Set(
    listCertificates(database, rolloutId)
      .filter(({ path }) => path === 'champion')
      .map(({ holderId }) => holderId),
  );
  const through = new Set(
    listWalks(database, rolloutId)
      .filter(({ path, finishedAt }) => path === 'champion' && finishedAt !== undefined)
      .map(({ personId }) => personId),
  );
  const open = listChampions(database, rolloutId).filter(isInOffice);
  const newest = new Map(open.map((champion) => [champion.personId, champion]));
  return [...newest.values()].flatMap((champion): Obligation[] => {
    const { personId, teamId } = champion;
    if (certified.has(personId) || !through.has(personId)) return [];
    if (!getIsPathFinished(context, personId, 'champion')) return [];
    const last = findLastRequestOf(database, rolloutId, personId);
    if (last !== undefined && last.decision === undefined) return [];
    const back = last?.decision?.kind === 'returned' ? last.decision : undefined;
    const sinceOn = back === undefined ? today : dateAt(back.at, placeOf(context, personId));
    const calendar = findWorkingCalendar(database, teamId);
    return [
      {
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
      },
    ];
  });
}

function placeOf({ database }: Pick<ReadContext, 'database'>, personId: UserId): string {
  return findPerson(database, personId)?.timeZone ?? 'UTC';
}

/** How many champions are certified, for everybody to see. */
export function signOffStatusLines(context: ReadContext): StatusLine[] {
  const certified = listCertifiedChampions(context);
  const champions = new Set(
    listInOffice(context)
      .filter(({ role }) => role === 'champion')
      .map(({ personId }) => personId),
  );
  const requests = listSignOffRequests(context.database, context.rolloutId);
  return certificatesStatus({
    champions: champions.size,
    certified: [...champions].filter((id) => certified.has(id)).length,
    signOffs: requests.filter(({ decision }) => decision === undefined).length,
  });
}
