/* What holds the next step up while the reader owes nothing of it; one computation for every surface. */
import type { Acting } from '../../../platform/acting.ts';
import { readPerRollout, rememberAsHeard } from '../../../platform/day-mark.ts';
import type { UserId } from '../../../platform/ids.ts';
import { nameOf } from '../../../platform/remember.ts';
import { contextOf, type ReadContext, type StateAt } from '../../../platform/request.ts';
import { listNames } from '../../../platform/slack/directory.ts';
import type { Concern } from '../../contract/concern.ts';
import { listOpenRollouts, listRolesOf } from '../../rollout/rollouts/rollouts.store.ts';
import { listTeamIdsOf } from '../../teams/teams/memberships.store.ts';
import { type Arrangement, arrangementFor } from '../arrangements/arrangement.ts';
import { getArrangements, listOfSubject } from '../arrangements/arrangements.store.ts';
import { listObligations } from './obligations.store.ts';
import { concernsFor, type Quiet, quietOver } from './quiet.ts';
import {
  type Ahead,
  countOverdue,
  type DroppedThing,
  holdsUp,
  type NextStepUp,
  type OthersOwe,
  othersOwe,
  type WaitingForOthers,
  withoutOwn,
} from './waiting-for-others.ts';

const SHOWN_MAX = 5;
const NAMES_MAX = 3;

/** What waits for others, for a lead or sponsor; names are looked up for what is shown. */
export function getWaitingForOthers(
  context: ReadContext,
  reader: UserId,
  most = SHOWN_MAX,
): WaitingForOthers {
  const all = withoutOwn(listOthersOwe(context), reader);
  return {
    shown: all.slice(0, most).map((one) => ({
      ...one,
      names: listNames(context.database, one.people.slice(0, NAMES_MAX)),
      canTake: false,
    })),
    count: all.length,
    overdue: countOverdue(all, context.today),
    dropped: listDropped(context),
  };
}

/** For a lead or sponsor all of it; everyone else hears what is out of order in their own teams. */
export function getNextStepUp(context: ReadContext, reader: UserId): NextStepUp {
  return {
    waiting: looksAfterAll(context, reader) ? getWaitingForOthers(context, reader) : NOTHING,
    concerns: listConcernsFor(context, reader),
  };
}

const NOTHING: WaitingForOthers = { shown: [], count: 0, overdue: 0, dropped: [] };

/** What decides on whether nothing needs somebody, over all rollouts that they are part of. */
export function getQuietOf(
  state: StateAt,
  { userId }: Pick<Acting, 'userId'>,
  owed: number,
): Quiet {
  const rollouts = listOpenRollouts(state.database);
  return quietOver(
    owed,
    rollouts.map((rollout) => getNextStepUp(contextOf(state, rollout), userId)),
  );
}

/** Whoever looks after the whole rollout is shown what waits for others. */
export function looksAfterAll({ database, rolloutId }: ReadContext, personId: UserId): boolean {
  return listRolesOf(database, rolloutId, personId).length > 0;
}

/** What is not as it should be and concerns the reader. */
export function listConcernsFor(context: ReadContext, reader: UserId): Concern[] {
  const { database, rolloutId, product } = context;
  const concerns = product.concerns.flatMap((source) => readPerRollout(source, context));
  if (concerns.length === 0) return [];
  return concernsFor(concerns, {
    looksAfterAll: looksAfterAll(context, reader),
    teamIds: listTeamIdsOf(database, rolloutId, reader),
  });
}

/** Everything that holds something up, each thing once with all who owe it, the most urgent first. */
export function listOthersOwe(context: ReadContext): readonly OthersOwe[] {
  return rememberAsHeard(context, `obligations listOthersOwe ${nameOf(context.product)}`, (look) =>
    othersOwe(listObligations(look), waveAhead(look), look.today),
  );
}

function waveAhead(context: ReadContext): Ahead | undefined {
  const wave = context.product.nextWave(context);
  if (wave === undefined) return undefined;
  return { startsOn: wave.startsOn, teamIds: new Set(wave.teamIds) };
}

function listDropped(context: ReadContext): DroppedThing[] {
  const { bySubject } = getArrangements(context.database, context.rolloutId);
  const ahead = waveAhead(context);
  return [...bySubject.values()].flatMap((one) => droppedThing(context, one, ahead));
}

function droppedThing(
  context: ReadContext,
  arrangement: Arrangement,
  ahead: Ahead | undefined,
): DroppedThing[] {
  const { dropped, arrangedBy, arrangedOn, subject } = arrangement;
  if (dropped === undefined) return [];
  const { bySubject } = getArrangements(context.database, context.rolloutId);
  const [obligation] = listOfSubject(context, arrangement).filter(
    (one) => arrangementFor(one, bySubject) === arrangement && holdsUp(one, ahead, context.today),
  );
  if (obligation === undefined) return [];
  const [by = ''] = listNames(context.database, [arrangedBy]);
  return [{ obligation, subject, reason: dropped, by, on: arrangedOn }];
}
