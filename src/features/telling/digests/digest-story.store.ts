import { listActorsBetween, listNewsBetween } from '../../../platform/audit/record-since.ts';
import { dateAt } from '../../../platform/calendar.ts';
import type { Database } from '../../../platform/database.ts';
import type { RolloutId, TeamId, UserId } from '../../../platform/ids.ts';
import type { PerRollout, ReadContext } from '../../../platform/request.ts';
import { findName, findNamesIn } from '../../../platform/slack/directory.ts';
import { comingDates } from '../../contract/coming-date.ts';
import type { Phase } from '../../contract/phase.ts';
import type { Declared } from '../../contract/product-feature.ts';
import { phaseCalendar } from '../../gates/gates/phase-calendar.ts';
import { listPauses } from '../../gates/pauses/pauses.store.ts';
import { type Rollout, weekOf } from '../../rollout/rollouts/rollout.ts';
import { listRoleHolders } from '../../rollout/rollouts/rollouts.store.ts';
import { findTeam } from '../../teams/teams/teams.store.ts';
import { findReading, listOwed } from '../obligations/obligations.store.ts';
import type { DigestFacts } from './digest.ts';
import type { DigestStory } from './digest-story.ts';
import { findLastDigest } from './digests.store.ts';
import { newsWeight } from './news-weight.ts';

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
export function findDigestStory(
  declared: Declared,
  database: Database,
  rollout: Rollout,
  now: Temporal.Instant,
  meantFor?: Temporal.PlainDate,
): DigestStory {
  const reading = findReading(database, rollout, now);
  const last = findLastDigest(database, rollout.id);
  const period = {
    after: last?.untilAt ?? rollout.createdAt.subtract({ milliseconds: 1 }),
    until: now,
  };
  const charts = read(declared.charts, reading).sort((a, b) => a.order - b.order);
  return {
    facts: factsFor(declared, reading, rollout, period),
    chart: charts[0],
    thanks: listHelpers(database, rollout.id, period),
    meantFor,
    nameOf: (userId) => findName(database, userId),
    withNames: (text) => findNamesIn(database, text),
  };
}

function factsFor(
  declared: Declared,
  reading: ReadContext,
  rollout: Rollout,
  period: DigestFacts['period'],
): DigestFacts {
  const { database, today } = reading;
  const { paused } = rollout;
  const calendar = phaseCalendar(rollout, listPauses(database, rollout.id), reading.now);
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
    liveTeams: liveTeamNames(reading, declared.liveTeams(reading)),
    changes: news.map(({ at, act, says }) => ({ at, text: says, weight: newsWeight(act) })),
    obligations: listOwed(declared.obligations, reading),
    overrides: read(declared.overrides, reading),
    dates: comingDates(rollout, calendar, read(declared.dates, reading), today),
  };
}

function liveTeamNames({ database, rolloutId }: ReadContext, teamIds: readonly TeamId[]): string[] {
  if (teamIds.length > NAMED_TEAMS_MAX) return teamIds.map(() => '');
  return teamIds.flatMap((id) => findTeam(database, rolloutId, id)?.name ?? []);
}

/** Who moved something that week, by name and in no order of merit. */
function listHelpers(
  database: Database,
  rolloutId: RolloutId,
  { after, until }: DigestFacts['period'],
): string[] {
  const leads = new Set<UserId>(listRoleHolders(database, rolloutId, 'lead'));
  return listActorsBetween(database, rolloutId, after, until)
    .filter((id) => !leads.has(id))
    .map((id) => findName(database, id))
    .sort((a, b) => a.localeCompare(b));
}

function read<Item>(sources: readonly PerRollout<Item>[], reading: ReadContext): Item[] {
  return sources.flatMap((source) => [...source(reading)]);
}
