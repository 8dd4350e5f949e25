import { isAfter } from '../../../platform/calendar.ts';
import type { RolloutId } from '../../../platform/ids.ts';
import {
  type AnyBlock,
  actions,
  button,
  type ChartBlock,
  clamp,
  context,
  esc,
  header,
  type Message,
  plain,
  section,
  withoutControls,
} from '../../../platform/slack/blocks.ts';
import { asValue } from '../../../platform/slack/fields.ts';
import type { Modal } from '../../../platform/slack/reply.ts';
import { sayCount, sayDate, sayFullDate } from '../../../platform/words.ts';
import { carriesSentence, ledgerSentence } from '../../assess/constraints/constraint-ledger.ts';
import { sayTrained } from '../../contract/trained.ts';
import type { PaceChart, PaceReport, PaceWords } from './pace.ts';

export const OPEN_POST = 'pace.open-post';
export const SEND_TO_SPONSOR = 'pace.send-to-sponsor';
export const POST_FORM = 'pace.post';

const CRITERIA_SHOWN = 6;

/** One message for leadership: what would break if everybody went now, in hours, people and proof. */
export function paceMessage(report: PaceReport, words: PaceWords): Message {
  const { sentences, unknowns, beside, headline } = report;
  const trained = sayTrained(report.trained);
  const title = `${words.rolloutName}: what if everyone went live now?`;
  const chart = chartBlock(report.chart);
  return {
    text: `*${esc(title)}* ${[headline, ...sentences, ...unknowns, ...beside].map(esc).join(' ')}`,
    blocks: [
      header(title),
      section([`*${esc(headline)}*`, ...listed('What would break', sentences)].join('\n')),
      ...listBlocks('Not known yet', unknowns),
      ...(chart === undefined ? [] : [chart, section(chartWords(report))]),
      ...unprovenBlocks(report),
      ...listBlocks('What the first weeks did not tell', beside),
      section(whatInstead(report, words)),
      context(
        `As of ${sayFullDate(report.today)}, ${esc(words.phaseWords)}. Based on this rollout’s constraint ledger, champions, gate criteria and reviews, with ${sayCount(report.teamsNow, 'team')} live, including the pilot${trained === undefined ? '' : `; ${trained}`}.`,
      ),
    ],
  };
}

/** For the one who asked: the two ways to show it. */
export function withShowButtons({ text, blocks }: Message, rolloutId: RolloutId): Message {
  const value = asValue({ rolloutId });
  return {
    text,
    blocks: [
      ...blocks,
      actions(
        button('Post to a channel', OPEN_POST, value),
        button('Send to the sponsor', SEND_TO_SPONSOR, value),
      ),
    ],
  };
}

/** As others read it: whose word it is that it stands so. */
export function shownBy({ text, blocks }: Message, name: string): Message {
  return { text, blocks: [...blocks, context(`Shown by ${esc(name)}, with \`/rollout pace\`.`)] };
}

export function postPaceModal({ rolloutId, rolloutName }: PaceWords): Modal {
  return {
    type: 'modal',
    callback_id: POST_FORM,
    title: plain('Post the pace', 24),
    submit: plain('Post it', 24),
    close: plain('Cancel', 24),
    private_metadata: asValue({ rolloutId }),
    blocks: [
      section(
        `What would break if everyone of *${esc(rolloutName)}* went live now, as it stands when you post it. It names teams and no people.`,
      ),
      {
        type: 'input',
        block_id: 'channel',
        label: plain('Channel'),
        hint: plain('Invite the bot first: /invite @Groundswell'),
        element: {
          type: 'conversations_select',
          action_id: 'value',
          filter: { include: ['public', 'private'], exclude_bot_users: true },
        },
      },
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
