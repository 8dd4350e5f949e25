import type { Acting } from '../../../platform/acting.ts';
import { recordEntry } from '../../../platform/audit/audit.ts';
import { type Database, write } from '../../../platform/database.ts';
import type { RolloutId, UserId } from '../../../platform/ids.ts';
import { newId } from '../../../platform/new-id.ts';
import { enqueueMessageEntry } from '../../../platform/outbox/outbox.ts';
import { mention } from '../../../platform/slack/blocks.ts';
import { findName } from '../../../platform/slack/directory.ts';
import { findTeam } from '../../teams/teams/teams.store.ts';
import { championsOf } from '../champions/champion.ts';
import { listChampions } from '../champions/champions.store.ts';
import { type AbsenceProblem, absenceProblem, isAwayOn, whoAnswers } from './absence.ts';
import { addAbsence, listAbsences } from './absences.store.ts';
import { type Cover, sayDays, youCoverMessage } from './absences.view.ts';
import type { AwayDates } from './away-dates.ts';

export type AwayOutcome =
  | { kind: 'said'; covers: Cover[] }
  | { kind: 'refused'; why: AbsenceProblem };

type At = { now: Temporal.Instant; today: Temporal.PlainDate };

/** Somebody says when they are away; whoever stands in for them learns it at once. */
export function sayAway(
  database: Database,
  input: { acting: Acting; rolloutId: RolloutId; dates: AwayDates },
  { now, today }: At,
): AwayOutcome {
  return write(database, (): AwayOutcome => {
    const { acting, rolloutId, dates } = input;
    const why = absenceProblem(dates, today);
    if (why !== undefined) return { kind: 'refused', why };
    const personId = acting.userId;
    addAbsence(database, { id: newId(), rolloutId, personId, ...dates, saidAt: now });
    recordEntry(database, {
      workspaceId: acting.workspaceId,
      rolloutId,
      at: now,
      actor: personId,
      act: 'absences.say-away',
      subject: `person:${personId}`,
      says: `${mention(personId)} is away ${sayDays(dates, today)}.`,
      isNews: false,
    });
    const { workspaceId, name } = acting;
    const covers = coversOf(database, rolloutId, personId, dates, { now, today });
    for (const { teamName, standInId, key } of covers) {
      if (standInId === undefined) continue;
      const message = youCoverMessage(name, teamName, dates, today);
      enqueueMessageEntry(database, { key, workspaceId, rolloutId, now, to: standInId, message });
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
  database: Database,
  rolloutId: RolloutId,
  personId: UserId,
  dates: AwayDates,
  { now, today }: At,
): { teamName: string; standInId: UserId | undefined; key: string }[] {
  const champions = listChampions(database, rolloutId);
  const absences = listAbsences({ database, rolloutId, now, today });
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
      const key = `absences.cover:${id}:${dates.toOn}:${standInId ?? 'nobody'}`;
      return [{ teamName: team?.name ?? '', standInId, key }];
    });
}
