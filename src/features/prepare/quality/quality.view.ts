import { dateAt } from '../../../platform/calendar.ts';
import type { RolloutId } from '../../../platform/ids.ts';
import {
  type AnyBlock,
  button,
  type ChartBlock,
  clamp,
  context,
  esc,
  header,
  type Message,
  section,
} from '../../../platform/slack/blocks.ts';
import { asValue } from '../../../platform/slack/fields.ts';
import { capitalised, sayCount, sayDate, sayFew, sayPart } from '../../../platform/words.ts';
import type { Chart } from '../../contract/chart.ts';
import { drillValue, OPEN_DRILL, sayProof } from '../drills/drills.view.ts';
import { caseValue, OPEN_CASE } from '../escalations/case-messages.view.ts';
import { findingWords } from '../escalations/case-words.view.ts';
import { sayBoundPlainly, sayCorrectedBound } from '../reviews/bound.ts';
import { freezeValue, OPEN_CONFIRM, OPEN_LIFT } from '../workflow-freezes/freeze-messages.view.ts';
import type { QualityPage, WorkLine } from './quality-page.ts';

export const SHOW_WORK = 'quality.show-work';
const WORKS_SHOWN = 12;
const CASES_SHOWN = 5;

const workValue = (rolloutId: RolloutId, workflow: string) => asValue({ rolloutId, workflow });

/** All work with what is shown of it and what is not. */
export function worksMessage(rolloutId: RolloutId, lines: readonly WorkLine[]): Message {
  const shown = lines.filter(({ bound }) => bound.shown).length;
  const text =
    lines.length === 0
      ? 'No team has said what work it would use it for: `/rollout team edit`.'
      : `${sayPart(shown, lines.length, ['kind of work', 'kinds of work'], 'is')} shown to have few errors.`;
  const more = lines.length - WORKS_SHOWN;
  return {
    text,
    blocks: [
      header('How good the outputs are'),
      section(text),
      ...lines
        .slice(0, WORKS_SHOWN)
        .map((line) =>
          section(sayLine(line), button('Look', SHOW_WORK, workValue(rolloutId, line.workflow))),
        ),
      ...(more > 0 ? [context(`And ${more} more: \`/core quality <work>\` shows one.`)] : []),
    ],
  };
}

function sayLine({ workflow, bound, freeze, openCases }: WorkLine): string {
  const parts = [
    `*${esc(workflow)}*${freeze === undefined ? '' : ' (frozen)'}`,
    capitalised(sayBoundPlainly(bound)),
    ...(openCases === 0 ? [] : [`${sayCount(openCases, 'case is', 'cases are')} open.`]),
  ];
  return parts.join('\n');
}

/** One work: what is shown and what is not, over time, what is open and who reviews next. */
export function qualityMessage(page: QualityPage): Message {
  const { workflow, bound, ownerName, chart } = page;
  const text = `*${esc(workflow)}*: ${sayBoundPlainly(bound)}`;
  const owner =
    ownerName === undefined ? 'Nobody keeps this work yet.' : `${esc(ownerName)} keeps it.`;
  return {
    text,
    blocks: [
      header(clamp(workflow, 150)),
      ...freezeBlocks(page),
      section(
        `*What is shown:* ${sayBoundPlainly(bound)}${bound.findings.reviews === 0 ? '' : `\n${sayCorrectedBound(bound)}`}`,
      ),
      ...chartBlocks(chart),
      ...caseBlocks(page),
      section(sayReviews(page)),
      section(
        `*The path up:* ${sayProof(page.proof, page)}`,
        button('Start a drill', OPEN_DRILL, drillValue(page.rolloutId, workflow)),
      ),
      context(`${owner} Escalate an output with \`/core escalate\`.`),
    ],
  };
}

function sayLastCase({ lastCase, timeZone, today }: QualityPage): string {
  if (lastCase?.escalation.resolved === undefined) return '';
  const { escalation, teamName, byName } = lastCase;
  const { at, finding } = lastCase.escalation.resolved;
  const on = sayDate(dateAt(at, timeZone), today);
  const kind = escalation.isCritical ? 'a critical one ' : '';
  return ` The last, ${kind}of ${esc(teamName)}, was settled by ${esc(byName)} on ${on}: ${findingWords[finding]}.`;
}

/** A time in which it stood still is part of how good it is, and stays on its page. */
function lastFreezeBlocks({ lastFreeze, timeZone, today }: QualityPage): AnyBlock[] {
  if (lastFreeze?.freeze.lifted === undefined) return [];
  const { freeze, askedName, byName } = lastFreeze;
  const from = sayDate(dateAt(freeze.frozen.at, timeZone), today);
  const until = sayDate(dateAt(lastFreeze.freeze.lifted.at, timeZone), today);
  const when = from === until ? `on ${from}` : `from ${from} to ${until}`;
  const why = freeze.asked === undefined ? '' : ` “${esc(clamp(freeze.asked.reason, 300))}”`;
  return [
    context(
      `It was frozen ${when}. ${esc(askedName)} asked to let it go on, and ${esc(byName)} agreed.${why}`,
    ),
  ];
}

function freezeBlocks(page: QualityPage): AnyBlock[] {
  const { freeze, timeZone, today } = page;
  if (freeze === undefined) return lastFreezeBlocks(page);
  const on = sayDate(dateAt(freeze.frozen.at, timeZone), today);
  const next =
    freeze.asked === undefined
      ? 'It ends when a lead asks for it and a second person agrees.'
      : 'A lead asks to let it go on, and a second person decides.';
  const [label, actionId] =
    freeze.asked === undefined ? ['Let it go on', OPEN_LIFT] : ['Decide', OPEN_CONFIRM];
  return [
    section(
      `*Frozen on ${on}.* Why: ${esc(clamp(freeze.reason, 500))}\n${next}`,
      button(label, actionId, freezeValue(freeze)),
    ),
  ];
}

function chartBlocks(chart: Chart | undefined): AnyBlock[] {
  if (chart === undefined) return [];
  const { categories, series, title, reads } = chart;
  const block: ChartBlock = {
    type: 'data_visualization',
    title: clamp(title, 50),
    chart: {
      type: 'line',
      series: series.map(({ name, values }) => ({
        name,
        data: values.map((value, index) => ({ label: categories[index] ?? '', value })),
      })),
      axis_config: { categories: [...categories] },
    },
  };
  return [block, context(reads)];
}

function caseBlocks(page: QualityPage): AnyBlock[] {
  const { cases, lastCase } = page;
  if (cases.length === 0) {
    const settled =
      lastCase === undefined
        ? undefined
        : button('Look at it', OPEN_CASE, caseValue(lastCase.escalation));
    return [section(`*Cases:* none is open.${sayLastCase(page)}`, settled)];
  }
  const more = cases.length - CASES_SHOWN;
  return [
    section(`*Cases:* ${sayCount(cases.length, 'is', 'are')} open.`),
    ...cases
      .slice(0, CASES_SHOWN)
      .map(({ escalation, teamName }) =>
        section(
          `${escalation.isCritical ? 'Critical, ' : ''}${esc(teamName)}: “${esc(clamp(escalation.words.replaceAll(/\s+/g, ' '), 150))}”`,
          button('Look at it', OPEN_CASE, caseValue(escalation)),
        ),
      ),
    ...(more > 0 ? [context(`And ${more} more.`)] : []),
  ];
}

function sayReviews({ reviewers, perStratum, today }: QualityPage): string {
  const drawn = `${sayCount(perStratum, 'output is', 'outputs are')} drawn of each team and draw`;
  if (reviewers.length === 0) return `*Next reviews:* none is open. ${drawn}.`;
  const each = reviewers.map(
    ({ name, open, dueOn }) =>
      `${esc(name)} (${open}${dueOn === undefined ? '' : `, first due ${sayDate(dueOn, today)}`})`,
  );
  return `*Next reviews:* ${sayFew(each)}. ${drawn}.`;
}
