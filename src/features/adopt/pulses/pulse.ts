import type { RolloutId, TeamId, UserId } from '../../../platform/ids.ts';
import type { Band } from './pulse-band.ts';
import type { ItemKey, PulseAnswer, PulseItem } from './pulse-item.ts';

/** That a rollout has a pulse, and how often. */
export type Pulse = {
  rolloutId: RolloutId;
  everyWeeks: number;
  startedOn: Temporal.PlainDate;
  stoppedOn: Temporal.PlainDate | undefined;
  ledgerKey: string;
};

/** One pulse: its days, and what it asks. */
export type PulseCycle = {
  id: string;
  rolloutId: RolloutId;
  number: number;
  opensOn: Temporal.PlainDate;
  closesOn: Temporal.PlainDate;
  closedOn: Temporal.PlainDate | undefined;
  items: readonly PulseItem[];
  secret: string | undefined;
};

/** What somebody has answered so far. */
export type Ballot = ReadonlyMap<ItemKey, PulseAnswer>;

/** What is changed because of a pulse, in somebody's words; without a team for everyone. */
export type PulseChange = {
  id: string;
  rolloutId: RolloutId;
  cycleId: string;
  teamId: TeamId | null;
  says: string;
  byId: UserId;
  saidAt: Temporal.Instant;
};

/** What was changed because of the last answers, as the first line of the next pulse says it. */
export type Changed = { isFirst: boolean; change: PulseChange | undefined };

/** What a pulse asks of one person next. */
export type NextQuestion = {
  cycle: PulseCycle;
  teamId: TeamId;
  teamName: string;
  item: PulseItem;
  /** Its place among the questions of this pulse, from 1. */
  place: number;
  changed: Changed;
};

/** A cell as pages tell it, with how many people its band is made of. */
export type ToldCell = {
  item: ItemKey;
  /** Undefined: people of small teams together. */
  teamId: TeamId | undefined;
  band: Band;
  people: number;
  before: Band | undefined;
  toldOn: Temporal.PlainDate;
  changedOn: Temporal.PlainDate | undefined;
};

/** The first question of a pulse that a ballot leaves open. */
export function openItemOf(
  { items }: PulseCycle,
  ballot: Ballot,
): { item: PulseItem; place: number } | undefined {
  const at = items.findIndex(({ key }) => !ballot.has(key));
  const item = items[at];
  return item === undefined ? undefined : { item, place: at + 1 };
}
