import { isAfter } from '../../../platform/calendar.ts';
import {
  type AnyBlock,
  type ChartBlock,
  clamp,
  context,
  esc,
  header,
  type Message,
  section,
  withoutControls,
} from '../../../platform/slack/blocks.ts';
import { sayCount, sayDate, sayFullDate } from '../../../platform/words.ts';
import { carriesSentence, ledgerSentence } from '../../assess/constraints/constraint-ledger.ts';
import { sayTrained } from '../../contract/trained.ts';
import type { PaceChart, PaceReport } from './pace.ts';

const CRITERIA_SHOWN = 6;

export type PaceWords = {
  rolloutName: string;
  /** "the infrastructure build, week 3 of the calendar" */
  phaseWords: string;
  /** The gate's own date: "Monday 8 February". */
  nextGate: { words: string; opensOn: Temporal.PlainDate } | undefined;
};

/** One message for leadership: what would break if everybody went now, in hours, people and proof. */
export function paceMessage(report: PaceReport, words: PaceWords): Message {
  const { sentences, unknowns, cautions, headline } = report;
  const trained = sayTrained(report.trained);
  const title = `${words.rolloutName}: what if everyone went live now?`;
  const chart = chartBlock(report.chart);
  return {
    text: `*${esc(title)}* ${[headline, ...sentences, ...unknowns, ...cautions].map(esc).join(' ')}`,
    blocks: [
      header(title),
      section([`*${esc(headline)}*`, ...listed('What would break', sentences)].join('\n')),
      ...listBlocks('Not known yet', unknowns),
      ...(chart === undefined ? [] : [chart, section(chartWords(report))]),
      ...unprovenBlocks(report),
      ...listBlocks('What the first weeks did not tell', cautions),
      section(whatInstead(report, words)),
      context(
        `As of ${sayFullDate(report.today)}, ${esc(words.phaseWords)}. Based on this rollout’s constraint ledger, champions, gate criteria and reviews, with ${sayCount(report.teamsNow, 'team')} live, including the pilot${trained === undefined ? '' : `; ${trained}`}.`,
      ),
    ],
  };
}

function listed(title: string, sentences: readonly string[]): string[] {
  return sentences.length === 0 ? [] : [`*${title}*`, ...sentences.map((one) => `• ${esc(one)}`)];
}

function listBlocks(title: string, sentences: readonly string[]): AnyBlock[] {
  return sentences.length === 0 ? [] : [section(listed(title, sentences).join('\n'))];
}

/** The same figures in words, for where a chart is not shown and for whoever cannot see it. */
export function chartWords({ ledger }: PaceReport): string {
  return `${ledgerSentence(ledger.hoursPerTeamPerWeek, ledger.lines)}. ${carriesSentence(ledger)}`;
}

function chartBlock(chart: PaceChart): ChartBlock | undefined {
  if (chart.series.every(({ values }) => values.every((value) => value === 0))) return undefined;
  const categories = chart.labels.map((label) => clamp(withoutControls(label), 20));
  return {
    type: 'data_visualization',
    title: clamp(chart.title, 50),
    chart: {
      type: 'bar',
      series: chart.series.map(({ name, values }) => ({
        name: clamp(name, 20),
        data: categories.map((label, index) => ({ label, value: values[index] ?? 0 })),
      })),
      axis_config: { categories },
    },
  };
}

function unprovenBlocks({ unproven }: PaceReport): AnyBlock[] {
  if (unproven.length === 0) return [];
  const shown = unproven.slice(0, CRITERIA_SHOWN);
  const more = unproven.length - shown.length;
  const lines = shown.map(
    ({ asks, judgement }) => `• ${esc(asks)} _${judgement.measured.replace(/\.$/, '')}._`,
  );
  return [
    section(
      `*Criteria not shown yet*\n${lines.join('\n')}${more === 0 ? '' : `\n• and ${more} more: \`/rollout gates\``}`,
    ),
  ];
}

/** Never only a no: what the next honest step is, and when. */
function whatInstead(report: PaceReport, { nextGate }: PaceWords): string {
  if (!report.wouldBreak && report.unknowns.length === 0)
    return 'Nothing we measure speaks against carrying on as planned.';
  if (nextGate === undefined) return '*Instead:* wave by wave, as capacity allows.';
  const opens = sayDate(nextGate.opensOn, report.today);
  const when = isAfter(nextGate.opensOn, report.today)
    ? `It opens on ${opens} at the earliest, on evidence.`
    : 'Its date has come; it opens as soon as everything listed here is proven.';
  return `*Instead:* settle what is listed, then ${nextGate.words}. ${when} A failed broad rollout costs trust for years; a delayed one that works builds it.`;
}
