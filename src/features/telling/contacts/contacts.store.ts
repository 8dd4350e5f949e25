/* Whom somebody can ask about each of their teams, and who of them is there now. */
import type { Database } from '../../../platform/database.ts';
import type { UserId } from '../../../platform/ids.ts';
import type { ReadContext } from '../../../platform/request.ts';
import { findPerson } from '../../../platform/slack/directory.ts';
import { championsOf } from '../../champions/champions/champion.ts';
import { findBuddyId, listChampionsOfTeam } from '../../champions/champions/champions.store.ts';
import { listRoleHolders } from '../../rollout/rollouts/rollouts.store.ts';
import { awayByStatus } from '../../teams/calendars/away-status.ts';
import { listDaysOffByPerson } from '../../teams/calendars/holidays.store.ts';
import type { Team } from '../../teams/teams/team.ts';
import { findNudgeSettings } from '../nudges/nudge-settings.store.ts';
import { type Contact, type ContactRole, presenceOf } from './contact.ts';

/** Champion, back-ups, for a champion the buddy, then the leads; never oneself, never who has left. */
export function listContacts(
  context: ReadContext,
  team: Team | undefined,
  readerId: UserId,
): Contact[] {
  const { database, rolloutId } = context;
  const ofTeam = team && championsOf(team.id, listChampionsOfTeam(database, team.id));
  const own = [ofTeam?.champion, ...(ofTeam?.backUps ?? [])].find(
    (one) => one?.personId === readerId,
  );
  const buddyId = own && findBuddyId(database, own.id);
  const wanted: [ContactRole, UserId][] = [
    ...(ofTeam?.champion === undefined ? [] : [['champion', ofTeam.champion.personId] as const]),
    ...(ofTeam?.backUps ?? []).map(({ personId }) => ['back-up', personId] as const),
    ...(buddyId === undefined ? [] : [['buddy', buddyId] as const]),
    ...listRoleHolders(database, rolloutId, 'lead').map((id) => ['lead', id] as const),
  ].map(([role, id]) => [role, id]);
  const seen = new Set<UserId>([readerId]);
  return wanted.flatMap(([role, userId]) => {
    if (seen.has(userId)) return [];
    seen.add(userId);
    const contact = contactOf(context, userId);
    return contact === undefined ? [] : [{ ...contact, role }];
  });
}

export function findHasChampion(database: Database, team: Team): boolean {
  return championsOf(team.id, listChampionsOfTeam(database, team.id)).champion !== undefined;
}

function contactOf(context: ReadContext, userId: UserId): Omit<Contact, 'role'> | undefined {
  const { database, product, now } = context;
  const person = findPerson(database, userId);
  if (person === undefined || person.isDeactivated) return undefined;
  const { name, timeZone, statusText: text, statusUntil } = person;
  const settings = findNudgeSettings(database, userId);
  const bySlack = awayByStatus({ text, until: statusUntil ?? undefined }, timeZone, now);
  const said = product.absences
    .flatMap((source) => [...source(context)])
    .filter((absence) => absence.personId === userId);
  const daysOff = listDaysOffByPerson(database, [person]).get(userId);
  const presence = presenceOf(now, {
    timeZone,
    from: settings.from,
    until: settings.until,
    calendar: { weekdays: settings.weekdays, holidays: daysOff ?? new Set() },
    away: [...said, ...(bySlack === undefined ? [] : [bySlack])],
  });
  const time = now.toZonedDateTimeISO(timeZone).toPlainTime();
  return { userId, name, timeZone, time, presence };
}
