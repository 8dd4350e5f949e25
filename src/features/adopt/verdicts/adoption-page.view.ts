import {
  type AnyBlock,
  type ChartBlock,
  clamp,
  context,
  esc,
  header,
  type Message,
  section,
} from '../../../platform/slack/blocks.ts';
import { sayBriefly, sayCount, sayDay, sayFew } from '../../../platform/words.ts';
import { depthSettings } from '../depth/depth-settings.ts';
import { sayPower, sayVerdict, sayWhatHelps } from '../depth/depth-words.ts';
import { segments, segmentTitles } from '../segments/segment.ts';
import { sayMix, sayStage } from '../segments/segment-words.ts';
import type { AdoptionPage, NamedVerdict, RolloutPage } from './adoption-page.ts';
import { sayEarlyVictory, sayFalseLabels } from './early-victory.ts';
import type { StoredVerdict } from './stored-verdict.ts';

const LABELS_MAX = 20;
const TEAMS_NAMED = 5;

/** A team's use over months: what it says first, then at most two charts. */
export function teamAdoptionMessage(page: AdoptionPage, today: Temporal.PlainDate): Message {
  const said = verdictWords(page.verdict, today);
  const more = [
    ...page.missing,
    page.atRisk === undefined || page.atRisk === 0 || page.figures === undefined
      ? undefined
      : `${Math.round(100 * page.atRisk)} % of those who were there in the last two weeks did not use it, though they did before.`,
    ...page.says,
  ].filter((one) => one !== undefined);
  const title = `${page.name}: use over months`;
  return {
    text: `*${esc(page.name)}*: ${esc(said)}`,
    blocks: [
      header(title),
      section(`*${esc(said)}*`),
      ...(more.length === 0 ? [] : [section(more.map((one) => `• ${esc(one)}`).join('\n'))]),
      ...chartsOf(page, today),
      context(asOf(page, today)),
    ],
  };
}

/** The same of the rollout, with the teams of which something is shown. */
export function rolloutAdoptionMessage(page: RolloutPage, today: Temporal.PlainDate): Message {
  const said = verdictWords(page.verdict, today);
  const mirror = [sayEarlyVictory(page.earlyVictory) ?? []].flat();
  return {
    text: `*${esc(page.name)}*: ${esc(said)}`,
    blocks: [
      header(`${page.name}: use over months`),
      section([`*${esc(said)}*`, ...page.missing.map(esc), ...mirror].join('\n')),
      section(teamLines(page.teams).join('\n')),
      ...chartsOf(page, today),
      context(
        `${asOf(page, today)} ${sayFalseLabels(page.teams.length)} \`/rollout adoption <team>\` shows one team.`,
      ),
    ],
  };
}

/** The honest sentence, with what helps where use falls and what could have been seen where it does not. */
export function verdictWords(verdict: StoredVerdict, today: Temporal.PlainDate): string {
  const { judged, firstWeekOn } = verdict;
  const said = sayVerdict(judged, { firstWeekOn, today }, depthSettings);
  if (judged.verdict === 'declining') return `${said} ${sayWhatHelps(judged.part)}`;
  if (judged.verdict === 'too early')
    return [said, sayFirstPossible(judged.weeks, today), sayPower(judged)].join(' ').trim();
  return said;
}

/** This week may be the next full one, so the first look that can say something is that many weeks ahead. */
function sayFirstPossible(weeks: number, today: Temporal.PlainDate): string {
  const monday = today.subtract({ days: today.dayOfWeek - 1 });
  const first = monday.add({ weeks: depthSettings.minWeeks - weeks });
  return `The first verdict is possible in the week of ${sayDay(first, today)}.`;
}

const GROUPS = [
  ['declining', 'Use falls in'],
  ['deepening', 'Use grows in'],
  ['plateau', 'Use stays level in'],
  ['not shown yet', 'Nothing is shown yet in'],
  ['too early', 'Too early to say in'],
  ['too small', 'Too few people in'],
] as const;

/** By name, never by who does more. */
function teamLines(teams: readonly NamedVerdict[]): string[] {
  return GROUPS.flatMap(([verdict, says]) => {
    const named = teams.filter(({ judged }) => judged.verdict === verdict);
    if (named.length === 0) return [];
    const names = named.map(({ name }) => `*${esc(name)}*`);
    return [`• ${says} ${sayFew(names, TEAMS_NAMED)} (${sayCount(names.length, 'team')})`];
  });
}

function chartsOf(page: AdoptionPage, today: Temporal.PlainDate): AnyBlock[] {
  const { figures, marks, verdict } = page;
  if (figures === undefined) {
    return [
      section(
        'Its figures are not shown: fewer than five people are behind them, or they would give away those of a team that is smaller still.',
      ),
    ];
  }
  const shown = figures.weeks.slice(-LABELS_MAX);
  const on = (week: number) => sayBriefly(verdict.firstWeekOn.add({ weeks: week }), today);
  const beside =
    marks.length === 0 ? '' : ` Beside it: ${marks.map(({ says }) => esc(says)).join('; ')}.`;
  const last = shown.at(-1);
  return [
    ...(last === undefined || shown.length < 2
      ? []
      : [
          depthChart(shown.map((one) => ({ ...one, label: on(one.week) }))),
          section(
            `In the last week shown ${last.share} % of ${sayCount(last.people, 'person', 'people')} used it, and those who did used it ${comparedWords(last.perPerson)} in the first.${beside}`,
          ),
        ]),
    mixChart(figures.mix),
    section(
      `${esc(sayMix(figures.mix))}, by the last ${esc(figures.definition)}. ${sayStage(figures.mix)}`,
    ),
  ];
}

function comparedWords(perPerson: number): string {
  if (perPerson === 100) return 'as much as';
  const apart = Math.abs(perPerson - 100);
  return `${apart} % ${perPerson > 100 ? 'more' : 'less'} than`;
}

function depthChart(
  weeks: readonly { label: string; perPerson: number; share: number }[],
): ChartBlock {
  const series = (name: string, value: (one: (typeof weeks)[number]) => number) => ({
    name,
    data: weeks.map((one) => ({ label: one.label, value: value(one) })),
  });
  return {
    type: 'data_visualization',
    title: 'Use by week',
    chart: {
      type: 'line',
      series: [
        series('Use per person', ({ perPerson }) => perPerson),
        series('Who used it, %', ({ share }) => share),
      ],
      axis_config: { categories: weeks.map(({ label }) => clamp(label, 20)) },
    },
  };
}

function mixChart(mix: Record<(typeof segments)[number], number>): ChartBlock {
  const labels = segments.map((segment) => segmentTitles[segment]);
  return {
    type: 'data_visualization',
    title: 'People by how they use it',
    chart: {
      type: 'bar',
      series: [
        {
          name: 'People',
          data: segments.map((segment) => ({ label: segmentTitles[segment], value: mix[segment] })),
        },
      ],
      axis_config: { categories: labels },
    },
  };
}

function asOf({ verdict }: AdoptionPage, today: Temporal.PlainDate): string {
  const { judged, firstWeekOn } = verdict;
  const people = sayCount(judged.people, 'person', 'people');
  return `${people} with access, ${sayCount(judged.weeks, 'full week')} since the week of ${sayDay(firstWeekOn, today)}; use per person is 100 in the first of them. A verdict stays honest however often it is looked at.`;
}
