import { asc, eq } from 'drizzle-orm';
import type { Database } from '../../../platform/database.ts';
import type { RolloutId, UserId } from '../../../platform/ids.ts';
import { remember } from '../../../platform/remember.ts';
import type { ReadContext } from '../../../platform/request.ts';
import { listPeople } from '../../../platform/slack/directory.ts';
import { listInOffice } from '../../champions/champions/champions.store.ts';
import { listActiveHolders } from '../../rollout/rollouts/rollouts.store.ts';
import { listTeamsOfWave } from '../waves/wave-people.store.ts';
import { hasStarted, type WaveRecord, type WaveToPlan, waveTag } from '../waves/wave-record.ts';
import { listWaves } from '../waves/waves.store.ts';
import type { Cause } from './cause.ts';
import { waveCausesTable } from './causes.table.ts';

/** Everything that was said on a rollout, the oldest first. */
function listCauses(database: Database, rolloutId: RolloutId): Cause[] {
  return remember(database, `causes ${rolloutId}`, () =>
    database
      .select()
      .from(waveCausesTable)
      .where(eq(waveCausesTable.rolloutId, rolloutId))
      .orderBy(asc(waveCausesTable.id))
      .all()
      .map(causeFrom),
  );
}

/** What was said last of a wave that was rolled back. */
export function findCause(
  database: Database,
  rolloutId: RolloutId,
  of: WaveToPlan,
): Cause | undefined {
  return listCauses(database, rolloutId).findLast(
    (one) => waveTag({ number: one.wave, attempt: one.attempt }) === waveTag(of),
  );
}

/** The try of a wave that was rolled back last and has no later one that started. */
export function findFailedTry(
  { database, rolloutId }: Pick<ReadContext, 'database' | 'rolloutId'>,
  number: number,
): WaveRecord | undefined {
  const tries = listWaves(database, rolloutId).filter((wave) => wave.number === number);
  const last = tries.findLast(hasStarted);
  return last?.rolledBackOn === undefined ? undefined : last;
}

/** Who was there and can say whether it was so: champions and managers of its teams, then sponsors and leads. */
export function listWitnesses(
  context: ReadContext,
  wave: WaveRecord,
): { ofTeams: UserId[]; others: UserId[] } {
  const { database, rolloutId } = context;
  const teams = listTeamsOfWave(context, wave);
  const champions = listInOffice(context, new Set(teams.map(({ id }) => id)));
  const managers = teams.flatMap(({ managerId }) => managerId ?? []);
  const named = [...new Set([...champions.map(({ personId }) => personId), ...managers])];
  const here = listPeople(database, named).filter((one) => !one.isDeactivated && !one.isBot);
  const holders = (['sponsor', 'lead'] as const).flatMap((role) =>
    listActiveHolders(database, rolloutId, role),
  );
  return { ofTeams: here.map(({ userId }) => userId), others: [...new Set(holders)] };
}

export function addCause(database: Database, cause: Cause): void {
  database.insert(waveCausesTable).values(rowOf(cause)).run();
}

export function saveCause(database: Database, cause: Cause): void {
  database.update(waveCausesTable).set(rowOf(cause)).where(eq(waveCausesTable.id, cause.id)).run();
}

type Row = typeof waveCausesTable.$inferSelect;

function rowOf({ answer, ...facts }: Cause): Row {
  return {
    ...facts,
    isSo: answer?.isSo ?? null,
    words: answer?.words ?? null,
    answeredBy: answer?.by ?? null,
    answeredAt: answer?.at ?? null,
  };
}

function causeFrom({ isSo, words, answeredBy: by, answeredAt: at, ...facts }: Row): Cause {
  const isAnswered = isSo !== null && by !== null && at !== null;
  return { ...facts, answer: isAnswered ? { isSo, words: words ?? '', by, at } : undefined };
}
