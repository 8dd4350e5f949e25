import { desc, eq } from 'drizzle-orm';
import type { Database } from '../../../platform/database.ts';
import type { RolloutId, TeamId } from '../../../platform/ids.ts';
import { remember } from '../../../platform/remember.ts';
import type { ReadContext } from '../../../platform/request.ts';
import type { ToldCell } from '../pulses/pulse.ts';
import { listToldCells } from '../pulses/pulse-cells.store.ts';
import { type Construct, isConstruct } from '../pulses/pulse-item.ts';
import { listClosedCycles } from '../pulses/pulses.store.ts';
import { type BarrierAnswer, barrierOf, type FoundBarrier, type ToldShare } from './barrier.ts';
import { barrierAnswersTable } from './barriers.table.ts';

/** A decision holds for the pulse it was made after and the next, in which the same construct isn't asked. */
const DECIDED_FOR = 2;

/** The rollout's barrier, from everything that is told; undefined before a pulse has closed. */
export function findRolloutBarrier(context: ReadContext): FoundBarrier | undefined {
  const { database, rolloutId } = context;
  if (listClosedCycles(database, rolloutId).length === 0) return undefined;
  return getBarriers(context).get(undefined);
}

/** The barriers of the rollout, under undefined, and of each team that something is told of. */
export function getBarriers({
  database,
  rolloutId,
}: ReadContext): ReadonlyMap<TeamId | undefined, FoundBarrier> {
  return remember(database, `barriers ${rolloutId}`, () => {
    const cells = listToldCells(database, rolloutId);
    const byTeam = Map.groupBy(cells, ({ teamId }) => teamId);
    byTeam.delete(undefined);
    const groups: [TeamId | undefined, readonly ToldCell[]][] = [[undefined, cells], ...byTeam];
    const recent = new Set(
      listClosedCycles(database, rolloutId)
        .slice(0, DECIDED_FOR)
        .map(({ id }) => id),
    );
    const answers = listAnswers(database, rolloutId).filter(({ cycleId }) => recent.has(cycleId));
    return new Map(
      groups.map(([teamId, own]) => {
        const barrier = barrierOf(sharesOf(own));
        const answer = answers.find(
          (one) =>
            (one.teamId ?? undefined) === teamId &&
            barrier.kind === 'named' &&
            one.construct === barrier.construct,
        );
        return [teamId, { teamId, barrier, answer }];
      }),
    );
  });
}

function sharesOf(cells: readonly ToldCell[]): Map<Construct, ToldShare[]> {
  const shares = new Map<Construct, ToldShare[]>();
  for (const { item, band, people } of cells) {
    if (isConstruct(item)) shares.set(item, [...(shares.get(item) ?? []), { band, people }]);
  }
  return shares;
}

function listAnswers(database: Database, rolloutId: RolloutId): BarrierAnswer[] {
  return database
    .select()
    .from(barrierAnswersTable)
    .where(eq(barrierAnswersTable.rolloutId, rolloutId))
    .orderBy(desc(barrierAnswersTable.id))
    .all();
}

export function addBarrierAnswer(database: Database, answer: BarrierAnswer): void {
  database.insert(barrierAnswersTable).values(answer).run();
}
