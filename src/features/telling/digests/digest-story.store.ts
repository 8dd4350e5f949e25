import { listActorsBetween, listNewsBetween } from '../../../platform/audit/record-since.ts';
import { dateAt } from '../../../platform/calendar.ts';
import type { TeamId, UserId } from '../../../platform/ids.ts';
import type { PerRollout, Product, ReadContext } from '../../../platform/request.ts';
import { findName, findNamesIn, listNames } from '../../../platform/slack/directory.ts';
import { comingDates } from '../../contract/coming-date.ts';
import type { NewsWeight } from '../../contract/news-weight.ts';
import type { Phase } from '../../contract/phase.ts';
import { phaseCalendar } from '../../gates/gates/phase-calendar.ts';
import { listPauses } from '../../gates/pauses/pauses.store.ts';
import { type Rollout, weekOf } from '../../rollout/rollouts/rollout.ts';
import { listRoleHolders } from '../../rollout/rollouts/rollouts.store.ts';
import { findTeam } from '../../teams/teams/teams.store.ts';
import { listObligations } from '../obligations/obligations.store.ts';
import type { DigestFacts } from './digest-facts.ts';
import type { DigestStory } from './digest-story.ts';
import { findToldUntil } from './digests.store.ts';

/** More live teams than this are counted, not named. */
const NAMED_TEAMS_MAX = 3;

const PHASE_WORDS: Record<Phase, string> = {
  assessment: 'the pilot is being assessed',
  infrastructure: 'the infrastructure is being built',
  expansion: 'the second pilot is being prepared',
  broad: 'the rollout is going wave by wave',
  sustained: 'its use is being watched over the months',
};

/** The week of a rollout up to now. The scheduled digest and its preview are both made here. */
export function getDigestStory(
  context: ReadContext,
  rollout: Rollout,
  meantFor?: Temporal.PlainDate,
): DigestStory {
  const { database, product, now } = context;
  const toldUntil = findToldUntil(database, rollout.id);
  const period = {
    after: toldUntil ?? rollout.createdAt.subtract({ milliseconds: 1 }),
    until: now,
  };
  const charts = read(product.charts, context).sort((a, b) => a.order - b.order);
  return {
    facts: factsFor(context, rollout, period),
    chart: charts[0],
    thanks: listHelpers(context, period),
    meantFor,
    nameOf: (userId) => findName(database, userId),
    withNames: (text) => findNamesIn(database, text),
  };
}

function factsFor(
  context: ReadContext,
  rollout: Rollout,
  period: DigestFacts['period'],
): DigestFacts {
  const { database, product, now, today } = context;
  const { paused } = rollout;
  const calendar = phaseCalendar(rollout, listPauses(database, rollout.id), now);
  const news = listNewsBetween(database, rollout.id, period.after, period.until);
  return {
    rolloutName: rollout.name,
    week: weekOf(rollout, today),
    phaseInWords: PHASE_WORDS[rollout.phase],
    paused:
      paused === undefined
        ? undefined
        : {
            since: dateAt(paused.at, rollout.timeZone),
            reason: paused.reason,
          },
    today,
    period,
    liveTeams: liveTeamNames(context, product.liveTeams(context)),
    changes: news.map(({ at, act, says }) => ({ at, text: says, weight: weightOf(product, act) })),
    obligations: listObligations(context),
    overrides: read(product.overrides, context),
    dates: comingDates(rollout, calendar, read(product.dates, context), today),
  };
}

function liveTeamNames({ database, rolloutId }: ReadContext, teamIds: readonly TeamId[]): string[] {
  if (teamIds.length > NAMED_TEAMS_MAX) return teamIds.map(() => '');
  return teamIds.flatMap((id) => findTeam(database, rolloutId, id)?.name ?? []);
}

/** By the feature whose act it was, which stands before the dot. */
function weightOf({ newsWeights }: Product, act: string): NewsWeight {
  return newsWeights.get(act.slice(0, act.indexOf('.'))) ?? 'detail';
}

/** Who moved something that week, by name and in no order of merit. */
function listHelpers(
  { database, rolloutId }: ReadContext,
  { after, until }: DigestFacts['period'],
): string[] {
  const leads = new Set<UserId>(listRoleHolders(database, rolloutId, 'lead'));
  const actors = listActorsBetween(database, rolloutId, after, until);
  return listNames(
    database,
    actors.filter((id) => !leads.has(id)),
  ).sort(new Intl.Collator().compare);
}

function read<Item>(sources: readonly PerRollout<Item>[], context: ReadContext): Item[] {
  return sources.flatMap((source) => [...source(context)]);
}
