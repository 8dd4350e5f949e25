/*
 * What is kept of each team is looked at anew when somebody asks. After a day has ended, or a start, that
 * would be all teams at once: here it is done beforehand, a few at a time, between everything else; and then,
 * once a day, what follows from all of them where they are many.
 */
import { setImmediate as nextTurn } from 'node:timers/promises';
import { beginTeamObligations } from '../features/contract/team-obligations.store.ts';
import { judgeOneByOne } from '../features/gates/gates/gate-status.store.ts';
import { listOpenRollouts } from '../features/rollout/rollouts/rollouts.store.ts';
import { countTeams } from '../features/teams/teams/team-overview.store.ts';
import { getBoardCounts } from '../features/telling/boards/boards.store.ts';
import { listOthersOwe } from '../features/telling/obligations/waiting-for-others.store.ts';
import type { Clock } from '../platform/clock.ts';
import type { Database } from '../platform/database.ts';
import { dayMark, readPerRollout } from '../platform/day-mark.ts';
import { elapsed } from '../platform/entropy.ts';
import type { RolloutId } from '../platform/ids.ts';
import { doInParts, type Parts } from '../platform/in-parts.ts';
import type { LooksAt } from '../platform/jobs/job.ts';
import type { Log } from '../platform/log.ts';
import { beginKept, renewKept } from '../platform/per-team.ts';
import { contextOf, type Product, type ReadContext } from '../platform/request.ts';
import { renewTeamZones } from '../platform/team-days.ts';
import { readTogether } from '../platform/transaction.ts';

/** So many teams of one kind take a few milliseconds at most. */
const AT_A_TIME = 40;
/** After so long everybody else has their turn. */
const SLICE_MS = 10;

/** With fewer teams whoever looks first at the whole waits for nothing. */
const LARGE = 200;

export type KeepUp = {
  /** Begins to look at what needs it; nothing while it is at it already. */
  begin(): void;
  /** Settles when so much is up to date. */
  ready(of: LooksAt): Promise<void>;
  /** Settles when nothing is left, or after `stop`. */
  done(): Promise<void>;
  stop(): void;
};

type Renew = (context: ReadContext, atMost: number) => boolean;

/** As many as go into one slice; whether any are left. */
function renewSlice(context: ReadContext, renew: Renew): boolean {
  const until = elapsed() + SLICE_MS;
  while (renew(context, AT_A_TIME)) if (elapsed() >= until) return true;
  return false;
}

/** What is said of a rollout as a whole, part by part, for the first who ask for it on a day. */
function* lookAtWhole(look: () => ReadContext): Generator<undefined> {
  yield* lookAtOwed(look);
  const { status, concerns, dates, charts } = look().product;
  for (const source of [...status, ...concerns, ...dates, ...charts]) {
    readPerRollout<unknown, ReadContext>(source, look());
    yield undefined;
  }
  listOthersOwe(look());
  yield undefined;
  getBoardCounts(look());
}

/** What people owe rests on what gates ask, and some of it on thousands of teams. */
function* lookAtOwed(look: () => ReadContext): Generator<undefined> {
  yield* judgeOneByOne(look());
  for (const source of look().product.obligations) {
    readPerRollout(source, look());
    yield undefined;
  }
}

export function keepUp(about: {
  database: Database;
  product: Product;
  clock: Clock;
  log: Log;
}): KeepUp {
  const { database, product, clock, log } = about;
  let isStopped = false;
  let round: Promise<void> | undefined;
  /** The day on which the whole of a rollout was last looked at. */
  const lookedOn = new Map<RolloutId, string>();

  async function renewAll(look: () => ReadContext, renew: Renew = renewKept): Promise<void> {
    while (!isStopped && readTogether(database, () => renewSlice(look(), renew))) await nextTurn();
  }

  const eachInTurn = (parts: Parts) => doInParts(parts, () => isStopped);

  async function goRound(of: LooksAt): Promise<void> {
    for (const rollout of listOpenRollouts(database)) {
      if (isStopped) return;
      const look = () => contextOf({ database, product, now: clock.now() }, rollout);
      const isSmall = countTeams(database, rollout.id) < LARGE;
      // What is owed for a team rests on the rest that is kept of it, and that on where its people are.
      if (!isSmall) {
        await renewAll(look, renewTeamZones);
        await eachInTurn(beginKept(look));
      }
      await eachInTurn(beginTeamObligations(look));
      await renewAll(look);
      if (isSmall) {
        // The code of each source runs for the first time, however few teams there are.
        if (of !== 'teams') await eachInTurn(lookAtOwed(look));
        continue;
      }
      const day = dayMark(look());
      const isOfAll = of === 'everything' || lookedOn.get(rollout.id) !== day;
      if (of === 'teams' && !isOfAll) continue;
      await eachInTurn(isOfAll ? lookAtWhole(look) : lookAtOwed(look));
      if (isStopped) return;
      // What was looked at for the first time is kept from now on.
      await renewAll(look);
      if (isOfAll) lookedOn.set(rollout.id, day);
    }
  }

  function begin(of: LooksAt): void {
    if (isStopped) return;
    round ??= goRound(of)
      .catch((error: unknown) => {
        if (!isStopped) log.warn({ error: String(error) }, 'What is kept could not be renewed.');
      })
      .finally(() => {
        round = undefined;
      });
  }

  return {
    begin: () => begin('teams'),
    async ready(of) {
      // One that is under way may look at less, and has passed some of it.
      await round;
      begin(of);
      await round;
    },
    done: () => round ?? Promise.resolve(),
    stop() {
      isStopped = true;
    },
  };
}
