/*
 * A look at a whole rollout takes seconds where it is large, so it is made between everything else, a slice at a
 * time. What it has found so far is in memory alone: after a restart it begins again.
 */
import type { Database } from '../../../platform/database.ts';
import type { RolloutId, TeamId } from '../../../platform/ids.ts';
import { perDatabase } from '../../../platform/prepared.ts';
import type { RolloutRequest } from '../../../platform/request.ts';
import { sayCount } from '../../../platform/words.ts';
import { listTeamIds } from '../../teams/teams/team-ids.store.ts';
import { startedTeams } from '../../waves/waves/wave-record.ts';
import { listWaves } from '../../waves/waves/waves.store.ts';
import { depthSettings } from '../depth/depth-settings.ts';
import type { JudgedWave } from '../depth/judge-wave.ts';
import { mixOf } from '../segments/segment.ts';
import { dateOfWeek, dayNumber, type WeekNumber, weekOfDay } from '../usage/usage.ts';
import {
  getPowerMean,
  getUsageVersion,
  listUsageSources,
} from '../usage-sources/usage-sources.store.ts';
import { type LookFound, lookAtTeams, type RolloutFigures } from './depth-look.ts';
import { teamsToName } from './named-teams.ts';
import { listPeopleBehind } from './published-figures.store.ts';
import { renewedWhole } from './published-figures.ts';
import { type FoundVerdict, saveVerdicts } from './save-verdicts.usecase.ts';
import { getLookWeeks, listTeamWeeks } from './team-weeks.store.ts';
import { type DepthLookRow, findDepthLook, findVerdict, saveDepthLook } from './verdicts.store.ts';

/** The definition's version; it is kept beside every look, and another one makes a look due. */
const DEFINITION = 2;

/** Person-weeks of one slice: some milliseconds. */
const SLICE = 12_000;
/** Verdicts that are kept at once. */
const SAVED_AT_ONCE = 300;

type UnderWay = {
  about: DepthLookRow;
  firstWeek: WeekNumber;
  slices: Generator<number, LookFound>;
  /** What was shown of the whole after the look before. */
  before: (RolloutFigures & { week: number; firstWeekOn: Temporal.PlainDate }) | undefined;
  /** What is left to keep, once all was found. */
  found: FoundVerdict[] | undefined;
  named: ReadonlySet<string>;
  judged: number;
};

const underWay = perDatabase(() => new Map<RolloutId, UnderWay>());

/** Whether anything has changed since the last look that verdicts follow from. */
export function isLookDue(
  database: Database,
  rolloutId: RolloutId,
  today: Temporal.PlainDate,
): boolean {
  const usageVersion = getUsageVersion(database, rolloutId);
  if (usageVersion === 0) return false;
  const last = findDepthLook(database, rolloutId);
  return (
    last === undefined ||
    last.usageVersion !== usageVersion ||
    last.week !== weekOfDay(dayNumber(today)) ||
    last.definition !== DEFINITION
  );
}

/** Makes the next slice of a look; says something once it is through. */
export function lookAtDepth(request: RolloutRequest): string {
  const { database, rolloutId } = request;
  const looks = underWay(database);
  const look = looks.get(rolloutId) ?? beginLook(request);
  // Whatever fails halfway is begun again.
  looks.delete(rolloutId);
  if (look.about.usageVersion !== getUsageVersion(database, rolloutId)) return '';
  if (look.found === undefined) advance(look, request);
  else {
    const found = look.found.splice(0, SAVED_AT_ONCE);
    saveVerdicts(request, { found, look: look.about.look, named: look.named });
  }
  if (look.found?.length !== 0) {
    looks.set(rolloutId, look);
    return '';
  }
  saveDepthLook(database, look.about);
  return `The use of ${sayCount(look.judged, 'team')} was judged.`;
}

function beginLook(request: RolloutRequest): UnderWay {
  const { database, rolloutId, today, now } = request;
  const weeks = getLookWeeks(database, rolloutId, today);
  const last = findDepthLook(database, rolloutId);
  const whole = findVerdict(database, rolloutId, { scope: 'rollout', scopeId: '' });
  const about: DepthLookRow = {
    rolloutId,
    look: (last?.look ?? 0) + 1,
    usageVersion: getUsageVersion(database, rolloutId),
    week: weekOfDay(dayNumber(today)),
    definition: DEFINITION,
    lookedAt: now,
    noise: { own: 0, shock: 0, rho: 0, spread: 1, cautiousRho: 0 },
    dropped: [],
    figures: { weeks: [], mix: mixOf([]), definition: 'four weeks' },
  };
  const waves = Map.groupBy(
    startedTeams(listWaves(database, rolloutId)).values(),
    (one) => one.wave,
  );
  const slices = lookAtTeams({
    teamIds: listTeamIds(database, rolloutId),
    waves: [...waves].map(([number, teams]) => ({
      number,
      teamIds: new Set(teams.map(({ teamId }) => teamId)),
    })),
    weeks: weeks.weeks,
    settings: depthSettings,
    behind: listPeopleBehind(database, rolloutId),
    powerMean: getPowerMean(database, rolloutId),
    read: (ids) => listTeamWeeks(request, new Set(ids as TeamId[]), weeks),
  });
  return {
    about,
    firstWeek: weeks.firstWeek,
    slices,
    before:
      last === undefined || whole === undefined
        ? undefined
        : { ...last.figures, week: last.week, firstWeekOn: whole.firstWeekOn },
    found: undefined,
    named: new Set(),
    judged: 0,
  };
}

function advance(look: UnderWay, request: RolloutRequest): void {
  for (let done = 0; done < SLICE; ) {
    const slice = look.slices.next();
    if (slice.done !== true) {
      done += slice.value;
      continue;
    }
    const { firstWeek } = look;
    look.about.noise = slice.value.noise;
    look.about.dropped = [...slice.value.dropped].flatMap((dropped, column) =>
      dropped === 1 ? [dateOfWeek(firstWeek + column).toString()] : [],
    );
    const { rollout, figures } = slice.value;
    const sources = listUsageSources(request.database, request.rolloutId).length;
    const { before } = look;
    const goesOn =
      before?.sources === sources &&
      before.firstWeekOn.equals(dateOfWeek(firstWeek + rollout.origin));
    look.about.figures = renewedWhole<RolloutFigures>(
      goesOn ? before : undefined,
      { ...figures, sources },
      look.about.week,
    );
    look.found = verdictsOf(slice.value, firstWeek);
    look.named = teamsToName(
      slice.value.teams.map(({ judged }) => ({ ...judged, id: judged.team })),
    );
    look.judged = slice.value.teams.length;
    return;
  }
}

function verdictsOf({ teams, waves, rollout }: LookFound, firstWeek: WeekNumber): FoundVerdict[] {
  const on = (column: number) => dateOfWeek(firstWeek + column);
  const together = (judged: JudgedWave): Omit<FoundVerdict, 'scope' | 'scopeId'> => {
    const { origin, series: _series, counts: _counts, ...rest } = judged;
    return { judged: { ...rest, weekOneShare: undefined }, firstWeekOn: on(origin) };
  };
  return [
    ...teams.map(({ judged, weekOneShare }): FoundVerdict => {
      const { team, origin, ...rest } = judged;
      const found = { ...rest, weekOneShare };
      return { scope: 'team', scopeId: team, judged: found, firstWeekOn: on(origin) };
    }),
    ...waves.map(
      ({ number, judged }): FoundVerdict => ({
        ...{ scope: 'wave', scopeId: String(number) },
        ...together(judged),
      }),
    ),
    { scope: 'rollout', scopeId: '', ...together(rollout) },
  ];
}
