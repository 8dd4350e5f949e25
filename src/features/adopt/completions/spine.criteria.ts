/* One spine for two gates: what sustained use asks, and, with higher bars, what completion asks. */
import type { TeamId } from '../../../platform/ids.ts';
import type { ReadContext } from '../../../platform/request.ts';
import { esc } from '../../../platform/slack/blocks.ts';
import { findName } from '../../../platform/slack/directory.ts';
import { championsOf, hoursApproversOf } from '../../champions/champions/champion.ts';
import { listChampionsByTeam } from '../../champions/champions/champions.store.ts';
import { championValue, OPEN_HOURS } from '../../champions/nominations/nomination-messages.view.ts';
import type { Criterion, Judgement, Obliged } from '../../contract/criterion.ts';
import { type Gate, gateKey } from '../../contract/gate.ts';
import { countTrainedIn } from '../../prepare/training/walk-counts.store.ts';
import { listActiveHolders } from '../../rollout/rollouts/rollouts.store.ts';
import { listTeams } from '../../teams/teams/teams.store.ts';
import { isOpen } from '../../waves/learnings/learning-status.ts';
import { countAnsweredWeeks } from '../../waves/learnings/learning-weeks.store.ts';
import { listLearnings } from '../../waves/learnings/learnings.store.ts';
import { judgeMonthsSince } from './months-since.ts';
import {
  findMix,
  findUse,
  getOverridesLeft,
  getWavesBehind,
  listLastingEntries,
  listLastingTeams,
} from './spine-facts.store.ts';
import { judgeHabit, judgeUseShown } from './use-shown.ts';
import {
  judgeChampionsLast,
  judgeEntriesLast,
  judgeLearningsClosed,
  judgeOverrides,
  judgeTrained,
} from './what-lasts.ts';

type Found = Omit<Judgement, 'obliges'>;
type Ask = Pick<Criterion<ReadContext>, 'asks' | 'threshold' | 'isEasierWhenHigher'> & {
  what: string;
  /** The lower bar, of the gate to sustained use; absent where only completion asks. */
  before?: number;
  judge(context: ReadContext, bar: number, about: { gate: Gate; isCompletion: boolean }): Found;
  obliges?(context: ReadContext, found: Found): Obliged[];
};

/** What people typed and what a name may hold is made safe in one place. */
const safe = (found: Found, obliges: readonly Obliged[]): Judgement => ({
  ...found,
  measured: esc(found.measured),
  settledBy: esc(found.settledBy),
  obliges,
});

const ASKS: readonly Ask[] = [
  {
    what: 'months',
    asks: 'Have enough months passed since the last wave?',
    threshold: { default: 3, unit: 'months', means: 'since the last wave was completed, at least' },
    before: 1,
    judge: (context, bar) => judgeMonthsSince(getWavesBehind(context), bar, context.today),
  },
  {
    what: 'use',
    asks: 'Is use over months shown, and does it not decline?',
    threshold: undefined,
    judge: (context) => judgeUseShown(findUse(context), undefined, context.today),
  },
  {
    what: 'habit',
    asks: 'Have enough of the people with access made it a habit?',
    threshold: { default: 50, unit: '%', means: 'of everyone with access have made it a habit' },
    before: 30,
    judge: (context, bar) => judgeHabit(findMix(context), bar),
  },
  {
    what: 'overrides',
    asks: 'Are all bars back where they were, with every override ended?',
    threshold: { default: 0, unit: 'overrides', means: 'are in force or asked for, at most' },
    isEasierWhenHigher: true,
    before: 1,
    judge: (context, bar, { gate }) =>
      judgeOverrides(getOverridesLeft(context, gateKey(gate)), bar),
  },
  {
    what: 'learnings',
    asks: 'Is every learning closed: tried by another team, or declined with a reason?',
    threshold: undefined,
    judge({ database, rolloutId }) {
      const learnings = listLearnings(database, rolloutId);
      return judgeLearningsClosed({
        open: learnings.filter(isOpen).map(({ id, what }) => ({ id, what })),
        all: learnings.length,
        weeklyAnswers: countAnsweredWeeks(database, rolloutId),
      });
    },
  },
  {
    what: 'champions',
    asks: 'Does every live team have a certified champion whose hours outlast the programme?',
    threshold: { default: 13, unit: 'weeks', means: 'from today that the hours last at least' },
    before: 4,
    judge: (context, bar) =>
      judgeChampionsLast(
        listLastingTeams(context),
        context.today.add({ weeks: Math.max(0, Math.round(bar)) }),
        context.today,
      ),
    obliges: hoursOwed,
  },
  {
    what: 'core',
    asks: 'Are the Core’s entries in time, with owners who stay?',
    threshold: { default: 100, unit: '%', means: 'of the entries, at least' },
    before: 80,
    judge: (context, bar) => judgeEntriesLast(listLastingEntries(context), bar),
  },
  {
    what: 'trained',
    asks: 'Are the people of live teams trained?',
    threshold: { default: 80, unit: '%', means: 'of the people of live teams, at least' },
    before: 50,
    judge: (context, bar) => judgeTrained(countTrainedIn(context), bar),
  },
];

/** The lower bar of use: nothing need be shown, but so steep a fall would have been seen. */
const useBefore: Ask = {
  what: 'use',
  asks: 'Does use not decline, as far as it would show by now?',
  threshold: { default: 5, unit: '%', means: 'a week is the fall that would show by now, at most' },
  isEasierWhenHigher: true,
  judge: (context, bar) => judgeUseShown(findUse(context), bar / 100, context.today),
};

function criterionOf(ask: Ask, leaving: 'broad' | 'sustained'): Criterion<ReadContext> {
  const isCompletion = leaving === 'sustained';
  const { what, asks, threshold, before, isEasierWhenHigher } = ask;
  const bar =
    threshold === undefined || isCompletion || before === undefined
      ? threshold
      : { ...threshold, default: before };
  return {
    name: isCompletion ? `completions.${what}` : `completions.sustained-${what}`,
    version: 1,
    ...{ asks, threshold: bar },
    ...(isEasierWhenHigher === undefined ? {} : { isEasierWhenHigher }),
    appliesTo: (gate) => gate.kind === 'phase' && gate.leaving === leaving,
    judge(context, gate, value) {
      const found = ask.judge(context, value, { gate, isCompletion });
      return safe(found, isCompletion ? (ask.obliges?.(context, found) ?? []) : []);
    },
  };
}

/** Whoever approves hours is asked for those that end too soon, once completion is near enough to be asked for. */
function hoursOwed(context: ReadContext, { findings = [] }: Found): Obliged[] {
  const { database, rolloutId } = context;
  const ending = findings.filter(({ lack }) => lack === 'hours-end');
  if (ending.length === 0) return [];
  const leads = listActiveHolders(database, rolloutId, 'lead');
  const wanted = new Set(ending.map(({ about }) => about as TeamId));
  const champions = listChampionsByTeam(database, rolloutId, wanted);
  return listTeams(database, rolloutId, wanted).flatMap((team) => {
    const { champion } = championsOf(team.id, champions.get(team.id) ?? []);
    if (champion === undefined) return [];
    const name = esc(findName(database, champion.personId));
    return hoursApproversOf(champion.personId, team, leads).map((personId) => ({
      personId,
      text: `Extend the hours of ${name} as champion of *${esc(team.name)}*, so that they outlast the rollout`,
      teamId: team.id,
      about: champion.id,
      label: 'Extend the hours',
      actionId: OPEN_HOURS,
      value: championValue(champion),
    }));
  });
}

export const spineCriteria: readonly Criterion<ReadContext>[] = [
  ...ASKS.map((ask) => criterionOf(ask, 'sustained')),
  ...[useBefore, ...ASKS.filter(({ before }) => before !== undefined)].map((ask) =>
    criterionOf(ask, 'broad'),
  ),
];
