import { findRecordHead, sayHead } from '../../../platform/audit/verify-record.ts';
import { dateAt } from '../../../platform/calendar.ts';
import { readPerRollout } from '../../../platform/day-mark.ts';
import type { TeamId } from '../../../platform/ids.ts';
import type { PerRollout, ReadContext } from '../../../platform/request.ts';
import { findName, findNamesIn } from '../../../platform/slack/directory.ts';
import { byText } from '../../../platform/words.ts';
import { comingDates } from '../../contract/coming-date.ts';
import type { Phase } from '../../contract/phase.ts';
import { listWaiting } from '../../expand/opt-ins/queue.store.ts';
import { phaseCalendar } from '../../gates/gates/phase-calendar.ts';
import { listPauses } from '../../gates/pauses/pauses.store.ts';
import { type Rollout, weekOf } from '../../rollout/rollouts/rollout.ts';
import { countTeams } from '../../teams/teams/team-overview.store.ts';
import { findTeam, listTeams } from '../../teams/teams/teams.store.ts';
import { listLearnings } from '../../waves/learnings/learnings.store.ts';
import { findShutGate } from '../../waves/waves/next-wave.store.ts';
import { listObligations } from '../obligations/obligations.store.ts';
import type { Credit, DigestFacts, Queue } from './digest-facts.ts';
import { listNews, type Period } from './digest-news.store.ts';
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
  of: { meantFor?: Temporal.PlainDate | undefined; period?: Period } = {},
): DigestStory {
  const { database, product } = context;
  const { meantFor, period = periodOf(context, rollout) } = of;
  const charts = read(product.charts, context).sort((a, b) => a.order - b.order);
  return {
    facts: factsFor(context, rollout, period),
    news: listNews(context, rollout, period),
    chart: charts[0],
    credit: creditIn(context, rollout, period),
    meantFor,
    record: sayHead(findRecordHead(database)),
    nameOf: (userId) => findName(database, userId),
    withNames: (text) => findNamesIn(database, text),
  };
}

function periodOf({ database, now }: ReadContext, rollout: Rollout): Period {
  const toldUntil = findToldUntil(database, rollout.id);
  return { after: toldUntil ?? rollout.createdAt.subtract({ milliseconds: 1 }), until: now };
}

function factsFor(context: ReadContext, rollout: Rollout, period: Period): DigestStory['facts'] {
  const { database, product, now, today } = context;
  const { paused } = rollout;
  const calendar = phaseCalendar(rollout, listPauses(database, rollout.id), now);
  return {
    rolloutId: rollout.id,
    rolloutName: rollout.name,
    week: weekOf(rollout, today),
    startsOn: rollout.startsOn,
    phaseInWords: PHASE_WORDS[rollout.phase],
    paused:
      paused === undefined
        ? undefined
        : { since: dateAt(paused.at, rollout.timeZone), reason: paused.reason },
    today,
    period,
    liveTeams: liveTeams(context, rollout, product.liveTeams(context)),
    obligations: listObligations(context),
    concerns: read(product.concerns, context),
    nextWave: product.nextWave(context)?.number,
    queue: queueOf(context, rollout),
    shutGate: findShutGate(context)?.key,
    overrides: read(product.overrides, context),
    dates: comingDates(rollout, calendar, read(product.dates, context), today),
  };
}

/** The pilot alone is how every rollout begins; that is no news. */
function liveTeams(
  { database, rolloutId }: ReadContext,
  { pilotTeamId }: Rollout,
  teamIds: readonly TeamId[],
): DigestFacts['liveTeams'] {
  const of = countTeams(database, rolloutId);
  if (teamIds.every((id) => id === pilotTeamId)) return { names: [], count: 0, of };
  const named = teamIds.length > NAMED_TEAMS_MAX ? [] : teamIds;
  const names = named.flatMap((id) => findTeam(database, rolloutId, id)?.name ?? []);
  return { names, count: teamIds.length, of };
}

function queueOf(context: ReadContext, { timeZone }: Rollout): Queue | undefined {
  const waiting = listWaiting(context);
  const [longest] = waiting;
  if (longest === undefined) return undefined;
  const sinceOn = dateAt(longest.askedAt, timeZone);
  return { teams: waiting.length, longest: { name: longest.teamName, sinceOn } };
}

/** Whose finding another team took up within the time. */
function creditIn(context: ReadContext, { timeZone }: Rollout, { after, until }: Period): Credit {
  const { database, rolloutId } = context;
  const [from, to] = [dateAt(after, timeZone), dateAt(until, timeZone)];
  const isNew = (on: Temporal.PlainDate) =>
    Temporal.PlainDate.compare(on, from) >= 0 && Temporal.PlainDate.compare(on, to) < 0;
  const taken = listLearnings(database, rolloutId).flatMap(({ foundBy, teamId, trials }) =>
    trials
      .filter((trial) => trial.worked && trial.teamId !== teamId && isNew(trial.on))
      .map((trial) => ({ foundBy, adopter: trial.teamId })),
  );
  const adopters = new Set(taken.map(({ adopter }) => adopter));
  const names = new Set(taken.map(({ foundBy }) => findName(database, foundBy)));
  return {
    names: [...names].toSorted(byText),
    adopters: listTeams(database, rolloutId, adopters).map(({ name }) => name),
  };
}

function read<Item>(sources: readonly PerRollout<Item>[], context: ReadContext): Item[] {
  return sources.flatMap((source) => [...readPerRollout(source, context)]);
}
