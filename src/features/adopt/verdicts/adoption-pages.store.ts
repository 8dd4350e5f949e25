import type { TeamId } from '../../../platform/ids.ts';
import { remember } from '../../../platform/remember.ts';
import type { ReadContext } from '../../../platform/request.ts';
import { findRollout } from '../../rollout/rollouts/rollouts.store.ts';
import type { Team } from '../../teams/teams/team.ts';
import { listTeams } from '../../teams/teams/teams.store.ts';
import { depthSettings } from '../depth/depth-settings.ts';
import { definitionFor, type SegmentDefinition } from '../segments/segment.ts';
import { dayNumber, weekOfDay } from '../usage/usage.ts';
import { sayMissingReport } from '../usage-sources/missing-report.ts';
import { listMissingReports } from '../usage-sources/source-reports.store.ts';
import { getPowerMean } from '../usage-sources/usage-sources.store.ts';
import { listAdoptionMarks } from './adoption-marks.store.ts';
import type { AdoptionPage, RolloutPage } from './adoption-page.ts';
import { partsToShow } from './complement.ts';
import { earlyVictoryOf } from './early-victory.ts';
import type { FigureSource } from './team-figures.ts';
import { getLookWeeks, listTeamWeeks } from './team-weeks.store.ts';
import { findDepthLook, findVerdict, listVerdicts } from './verdicts.store.ts';

/** Teams whose own figures may be shown beside those of the whole. */
export function listShownTeams({ database, rolloutId }: ReadContext): ReadonlySet<string> {
  return remember(database, `teams with figures ${rolloutId}`, () =>
    partsToShow(
      listVerdicts(database, rolloutId, 'team').map(({ scopeId, judged }) => ({
        id: scopeId,
        people: judged.people,
      })),
    ),
  );
}

/** A team's page without its figures; undefined while its use was never judged. */
export function findTeamPage(context: ReadContext, team: Team): AdoptionPage | undefined {
  const { database, rolloutId } = context;
  const verdict = findVerdict(database, rolloutId, { scope: 'team', scopeId: team.id });
  if (verdict === undefined) return undefined;
  const marks = listAdoptionMarks(context, team, verdict.firstWeekOn);
  const page = { name: team.name, verdict, marks, missing: missingWords(context) };
  return { ...page, figures: undefined, says: [] };
}

/** What a team's figures would be computed from; undefined where they are not shown or nothing was judged. */
export function findFigureSource(context: ReadContext, teamId: TeamId): FigureSource | undefined {
  const { database, rolloutId, today } = context;
  const look = findDepthLook(database, rolloutId);
  if (look === undefined || !listShownTeams(context).has(teamId)) return undefined;
  const lookWeeks = getLookWeeks(database, rolloutId, today);
  const [team] = listTeamWeeks(context, new Set([teamId]), lookWeeks);
  if (team === undefined) return undefined;
  const { weeks, firstWeek } = lookWeeks;
  const dropped = new Uint8Array(weeks);
  for (const monday of look.dropped) {
    dropped[weekOfDay(dayNumber(Temporal.PlainDate.from(monday))) - firstWeek] = 1;
  }
  const definition = definitionNamed(look.figures.definition, getPowerMean(database, rolloutId));
  return { team, weeks, dropped, definition, week: firstWeek + weeks };
}

function missingWords({ database, rolloutId, today }: ReadContext): string[] {
  return listMissingReports(database, rolloutId, today).map((one) => sayMissingReport(one, today));
}

function definitionNamed(name: SegmentDefinition['name'], powerMean: number): SegmentDefinition {
  if (name === 'four weeks') return definitionFor({ weeksSinceStart: 0, powerShare: 0 }, powerMean);
  return definitionFor({ weeksSinceStart: 60, powerShare: name === 'mature' ? 1 : 0 }, powerMean);
}

/** The rollout's page; undefined while no usage was judged. */
export function findRolloutPage(context: ReadContext): RolloutPage | undefined {
  const { database, rolloutId, today } = context;
  const look = findDepthLook(database, rolloutId);
  const rollout = findRollout(database, rolloutId);
  const [verdict] = listVerdicts(database, rolloutId, 'rollout');
  if (look === undefined || rollout === undefined || verdict === undefined) return undefined;
  const names = new Map(listTeams(database, rolloutId).map(({ id, name }) => [id as string, name]));
  const teams = listVerdicts(database, rolloutId, 'team')
    .map((one) => ({ ...one, name: names.get(one.scopeId) ?? one.scopeId }))
    .toSorted((one, other) => (one.name < other.name ? -1 : 1));
  const { weeks, mix, definition } = look.figures;
  const isShown = verdict.judged.people >= depthSettings.minPeople;
  return {
    name: rollout.name,
    verdict,
    figures: isShown ? { weeks, mix, definition } : undefined,
    says: [],
    missing: missingWords(context),
    marks: listAdoptionMarks(context, undefined, verdict.firstWeekOn),
    teams,
    waves: listVerdicts(database, rolloutId, 'wave'),
    earlyVictory: earlyVictoryOf(
      teams.map(({ judged }) => ({ weekOneShare: judged.weekOneShare, verdict: judged.verdict })),
    ),
    powerMean: getPowerMean(database, rolloutId),
    lookedOn: look.lookedAt.toZonedDateTimeISO(rollout.timeZone).toPlainDate(),
    dropped: look.dropped.filter((monday) => Temporal.PlainDate.compare(monday, today) <= 0),
  };
}
