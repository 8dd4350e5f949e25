import { record } from '../../../platform/audit/audit.ts';
import { dateAt } from '../../../platform/calendar.ts';
import { write } from '../../../platform/database.ts';
import type { UserId } from '../../../platform/ids.ts';
import { newId } from '../../../platform/new-id.ts';
import { enqueueNews } from '../../../platform/outbox/direct.ts';
import type { ReadContext, RolloutRequest } from '../../../platform/request.ts';
import { mention } from '../../../platform/slack/blocks.ts';
import { findName } from '../../../platform/slack/directory.ts';
import { findTeam } from '../../teams/teams/teams.store.ts';
import { championsOf } from '../champions/champion.ts';
import { listChampions, listTeamsServed } from '../champions/champions.store.ts';
import { type AbsenceProblem, absenceProblem, isAwayOn, whoAnswers } from './absence.ts';
import { addAbsence, listAbsences } from './absences.store.ts';
import { type Cover, sayDays, youCoverMessage } from './absences.view.ts';
import type { AwayDates } from './away-dates.ts';

export type AwayOutcome =
  | { kind: 'said'; covers: Cover[] }
  | { kind: 'refused'; why: AbsenceProblem };

/** Somebody says when they are away, by their own calendar; whoever stands in for them learns it at once. */
export function sayAway(request: RolloutRequest, { dates }: { dates: AwayDates }): AwayOutcome {
  const { database, rolloutId, acting, now } = request;
  const ownToday = dateAt(now, acting.timeZone);
  const personId = acting.userId;
  return write(database, (): AwayOutcome => {
    const why = absenceProblem(dates, ownToday);
    if (why !== undefined) return { kind: 'refused', why };
    addAbsence(database, { id: newId(), rolloutId, personId, ...dates, saidAt: now });
    record(request, {
      act: 'absences.say-away',
      subject: `person:${personId}`,
      says: `${mention(personId)} is away ${sayDays(dates, ownToday)}.`,
      isNews: false,
    });
    const covers = coversOf(request, personId, dates);
    for (const { teamName, standInId, key } of covers) {
      if (standInId === undefined) continue;
      const message = youCoverMessage(acting.name, teamName, dates, ownToday);
      enqueueNews(request, { key, to: standInId, message });
    }
    return {
      kind: 'said',
      covers: covers.map(({ teamName, standInId }) => ({
        teamName,
        standInName: standInId && findName(database, standInId),
      })),
    };
  });
}

/** For each team that the person is champion of: who stands in on the first day. */
export function coversOf(
  context: ReadContext,
  personId: UserId,
  dates: AwayDates,
): { teamName: string; standInId: UserId | undefined; key: `absences.cover:${string}` }[] {
  const { database, rolloutId } = context;
  const served = listTeamsServed(context, personId);
  const champions = listChampions(database, rolloutId, served);
  const absences = listAbsences(context, served);
  return champions
    .filter((one) => one.personId === personId && one.role === 'champion')
    .flatMap(({ id, teamId }) => {
      const desk = championsOf(teamId, champions);
      if (desk.champion?.id !== id) return [];
      const team = findTeam(database, rolloutId, teamId);
      const away = isAwayOn(personId, dates.fromOn, absences)
        ? absences
        : [...absences, { personId, ...dates }];
      const standInId = whoAnswers(desk, dates.fromOn, away).person?.personId;
      const key = `absences.cover:${id}:${dates.toOn}:${standInId ?? 'nobody'}` as const;
      return [{ teamName: team?.name ?? '', standInId, key }];
    });
}
