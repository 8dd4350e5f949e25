import { sayCountOrNone } from '../../../platform/words.ts';

export type PlanSettings = {
  /** New teams per team that is live already. */
  newPerLiveTeam: number;
  /** Free protected hours of certified champions that one new team takes per week. */
  championHoursPerTeam: number;
  /** Free hours of reviewers that one new team takes per week. */
  reviewerHoursPerTeam: number;
  /** How long one wave takes from its start to the next one's, when all goes well and when it does not. */
  waveWeeks: { shortest: number; longest: number };
};
export const PLAN_SETTINGS: PlanSettings = {
  newPerLiveTeam: 2,
  championHoursPerTeam: 2,
  reviewerHoursPerTeam: 3,
  waveWeeks: { shortest: 3, longest: 6 },
};

/**
 * The tighter of both, number by number; what one person may set alone. Of hours per team more is tighter,
 * and 0, which means no limit, the loosest. The weeks only estimate, and open nothing.
 */
export function tightest(a: PlanSettings, b: PlanSettings): PlanSettings {
  return {
    newPerLiveTeam: Math.min(a.newPerLiveTeam, b.newPerLiveTeam),
    championHoursPerTeam: Math.max(a.championHoursPerTeam, b.championHoursPerTeam),
    reviewerHoursPerTeam: Math.max(a.reviewerHoursPerTeam, b.reviewerHoursPerTeam),
    waveWeeks: b.waveWeeks,
  };
}

/** What looser limits would let in, a sentence each. */
export function looserWords(from: PlanSettings, to: PlanSettings): string[] {
  const hours = (whose: string, before: number, after: number) =>
    after >= before
      ? []
      : [
          after === 0
            ? `${whose} hours would no longer limit a wave; now ${before} a week for each new team.`
            : `A new team would take ${after} ${whose.toLowerCase()} hours a week instead of ${before}.`,
        ];
  return [
    ...(to.newPerLiveTeam > from.newPerLiveTeam
      ? [
          `A wave could take ${to.newPerLiveTeam} new teams per live team instead of ${from.newPerLiveTeam}.`,
        ]
      : []),
    ...hours('Champion', from.championHoursPerTeam, to.championHoursPerTeam),
    ...hours('Reviewer', from.reviewerHoursPerTeam, to.reviewerHoursPerTeam),
  ];
}

export type Supply = {
  liveTeams: number;
  /** Hours a week. */
  championHours: number;
  reviewerHours: number;
};

export type PlanLimits = Supply & {
  bySpeed: number;
  byChampions: number;
  byReviewers: number;
  places: number;
  narrowest: 'speed' | 'champions' | 'reviewers';
  settings: PlanSettings;
};

/** The speed limit: capacity sets the pace, not the date. Every number of it can be read in `limitWords`. */
export function limitsOf(supply: Supply, settings: PlanSettings = PLAN_SETTINGS): PlanLimits {
  const { liveTeams, championHours, reviewerHours } = supply;
  const bySpeed = Math.floor(settings.newPerLiveTeam * liveTeams);
  const byChampions = carried(championHours, settings.championHoursPerTeam);
  const byReviewers = carried(reviewerHours, settings.reviewerHoursPerTeam);
  const places = Math.min(bySpeed, byChampions, byReviewers);
  const narrowest =
    places === bySpeed ? 'speed' : places === byChampions ? 'champions' : 'reviewers';
  const hours = { liveTeams, championHours, reviewerHours };
  return { ...hours, bySpeed, byChampions, byReviewers, places, narrowest, settings };
}

function carried(hours: number, perTeam: number): number {
  if (perTeam <= 0) return Number.POSITIVE_INFINITY;
  return Math.max(0, Math.floor(hours / perTeam + 1e-9));
}

/** "At most 4 new teams: 3 live teams allow 6 (2 each), ..." */
export function limitWords(limits: PlanLimits): string {
  const { settings } = limits;
  const speed = `${sayCountOrNone(limits.liveTeams, 'live team')} ${limits.liveTeams === 1 ? 'allows' : 'allow'} ${limits.bySpeed} (${settings.newPerLiveTeam} each)`;
  const champions = hoursWords(
    'champion',
    limits.championHours,
    limits.byChampions,
    settings.championHoursPerTeam,
  );
  const reviewers = hoursWords(
    'reviewer',
    limits.reviewerHours,
    limits.byReviewers,
    settings.reviewerHoursPerTeam,
  );
  const places =
    limits.places === 0 ? 'No new team' : `At most ${sayCountOrNone(limits.places, 'new team')}`;
  return `${places}: ${speed}; ${champions}; ${reviewers}. ${narrowestWords(limits)}`;
}

function hoursWords(whose: string, hours: number, carries: number, perTeam: number): string {
  if (perTeam <= 0) return `${whose} hours are not limited`;
  const free = sayCountOrNone(Math.round(hours * 10) / 10, `free ${whose} hour`);
  return `${free} a week are enough for ${carries} (${perTeam} h each)`;
}

/** What would have to grow first. */
export function narrowestWords(limits: PlanLimits): string {
  if (limits.narrowest === 'speed') return 'The speed limit is the tightest.';
  return `The ${limits.narrowest}' hours are the tightest.`;
}
