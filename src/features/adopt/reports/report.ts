/* One page for the board: every number with how many people and weeks are behind it, and what it means. */
import { capitalised, sayCount, sayFullDate } from '../../../platform/words.ts';
import { depthSettings } from '../depth/depth-settings.ts';
import { sayRate, sayVerdict, sayWhatHelps } from '../depth/depth-words.ts';
import { sayMix } from '../segments/segment-words.ts';
import type { RolloutPage } from '../verdicts/adoption-page.ts';
import { sayEarlyVictory, sayFalseLabels } from '../verdicts/early-victory.ts';
import { type StoredVerdict, sinceOf } from '../verdicts/stored-verdict.ts';
import type { WeekFigure } from '../verdicts/weekly-figures.ts';

export type ReportLine = {
  name: string;
  verdict: string;
  since: string;
  says: string;
  people: number;
  weeks: number;
  /** The smallest weekly fall that would show by now, and within what it has stayed; empty where unknown. */
  wouldShow: string;
  flatWithin: string;
};

export type Report = {
  title: string;
  asOf: string;
  says: string;
  /** What stands beside the sentence: the mirror, the labels to expect that are wrong, weeks left out. */
  beside: string[];
  weeks: (WeekFigure & { on: string })[];
  mix: { says: string; window: string } | undefined;
  teams: ReportLine[];
  waves: ReportLine[];
  definitions: string[];
  completion: CompletionLines;
  pace: PaceLines;
};

/** Whether it is complete, and which bars are not met, plain text. */
export type CompletionLines = { says: string; missing: string[] };
/** What would break if everyone went live now, and what nobody knows. */
export type PaceLines = { headline: string; breaks: readonly string[]; unknown: readonly string[] };

/** Teams by name, never by who does more. */
export function reportOf(
  page: RolloutPage,
  beside: { completion: CompletionLines; pace: PaceLines },
): Report {
  const { verdict, lookedOn, figures } = page;
  const mirror = sayEarlyVictory(page.earlyVictory);
  const left = page.dropped.map((monday) => sayFullDate(Temporal.PlainDate.from(monday)));
  return {
    title: `${page.name}: use over months`,
    asOf: `As of ${sayFullDate(lookedOn)}: ${sayCount(verdict.judged.people, 'person', 'people')} with access, ${sayCount(verdict.judged.weeks, 'full week')} since the week of ${sayFullDate(verdict.firstWeekOn)}.`,
    says: saysOf(verdict, lookedOn),
    beside: [
      ...(mirror === undefined ? [] : [mirror]),
      ...page.missing,
      sayFalseLabels(page.teams.length),
      ...(left.length === 0
        ? []
        : [`Left out as quiet for everyone: the weeks of ${left.join(', ')}.`]),
      ...page.marks.map(({ says }) => `${capitalised(says)}.`),
    ],
    weeks: (figures?.weeks ?? []).map((week) => ({
      ...week,
      on: verdict.firstWeekOn.add({ weeks: week.week }).toString(),
    })),
    mix: figures && {
      says: sayMix(figures.mix),
      window: figures.definition,
    },
    teams: page.teams.map((one) => lineOf(one.name, one, lookedOn)),
    waves: page.waves
      .toSorted((one, other) => Number(one.scopeId) - Number(other.scopeId))
      .map((one) => lineOf(`Wave ${one.scopeId}`, one, lookedOn)),
    definitions: definitionsFor(page.powerMean),
    completion: beside.completion,
    pace: beside.pace,
  };
}

function saysOf({ judged, firstWeekOn }: StoredVerdict, today: Temporal.PlainDate): string {
  const said = sayVerdict(judged, { firstWeekOn, today }, depthSettings);
  return judged.verdict === 'declining' ? `${said} ${sayWhatHelps(judged.part)}` : said;
}

function lineOf(name: string, verdict: StoredVerdict, today: Temporal.PlainDate): ReportLine {
  const { judged } = verdict;
  const rate = (value: number | undefined) =>
    value === undefined ? '' : `${sayRate(value)} a week`;
  return {
    ...{ name, verdict: judged.verdict, people: judged.people, weeks: judged.weeks },
    since: sinceOf(verdict)?.toString() ?? '',
    says: saysOf(verdict, today),
    wouldShow: rate(judged.smallestChange),
    flatWithin: rate(judged.flatWithin),
  };
}

const { declining, deepening, plateau, minPeople, minWeeks } = depthSettings;

/** The version of the definition is told with every report. */
const definitionsFor = (powerMean: number): string[] => [
  'Depth verdict, version 2: a bet against "nothing changes", looked at every week. It stays honest however often and for however long anyone looks.',
  `Declining and deepening: the bet has grown ${declining}-fold or ${deepening}-fold; deepening also holds without the people who use it most. Level: less than 1 % a week either way, shown ${plateau}-fold.`,
  `A team needs ${sayCount(minPeople, 'person', 'people')} with access and ${minWeeks} full weeks after the first two of each person. Weeks of holidays, absences that are known and weeks that were reported in part do not count.`,
  'Use per person: what those who use it do, each compared with themselves; the first week is 100. Who used it: of those who had access and were there.',
  `Segments: Power is ${powerMean} or more a week on average and a habit; a habit is nine of twelve weeks, in the first three months four of four.`,
  'Figures of fewer than five people are not shown, nor those by which they could be computed.',
];
