import {
  type AnyBlock,
  actions,
  button,
  context,
  esc,
  header,
  type Message,
  section,
} from '../../../platform/slack/blocks.ts';
import { sayCount, sayDate } from '../../../platform/words.ts';
import { type Choice, choices, choiceTitles, type Scenario } from '../lessons/lesson.ts';
import type { AttemptResult } from './judgement-test.ts';
import { GO_ON, type LearningPage, pageValue } from './learning-message.view.ts';

export const SHOW_RESULT = 'training.show-result';

/** What was chosen, and for each of the three answers why it fits or does not. */
export function explainedMessage(
  page: Pick<LearningPage, 'rolloutId' | 'personId' | 'rolloutName'>,
  answered: {
    scenario: Scenario;
    choice: Choice;
    number: number;
    of: number;
    attempt: { lessonId: string; number: number };
  },
): Message {
  const { scenario, choice, number, of, attempt } = answered;
  const isRight = choice === scenario.right;
  const verdict = isRight
    ? `You chose *${choiceTitles[choice]}*. That is how we see it too.`
    : `You chose *${choiceTitles[choice]}*. Here *${choiceTitles[scenario.right]}* is the better answer.`;
  const isLast = number === of;
  const next = isLast
    ? button(
        'See how it went',
        SHOW_RESULT,
        pageValue(page, { lessonId: attempt.lessonId, number: attempt.number }),
        { style: 'primary' },
      )
    : button('Next scenario', GO_ON, pageValue(page), { style: 'primary' });
  return {
    text: `${esc(scenario.title)}: ${choiceTitles[scenario.right]}`,
    blocks: [
      context(
        `*${esc(page.rolloutName)}*  ·  Scenario ${number} of ${of}  ·  ${esc(scenario.work)}`,
      ),
      header(scenario.title),
      { type: 'markdown', text: scenario.situation },
      section(verdict),
      { type: 'markdown', text: explanations(scenario) },
      actions(next),
    ],
  };
}

/** The right answer first, since that is what one wants to know. */
function explanations(scenario: Scenario): string {
  const order = [scenario.right, ...choices.filter((choice) => choice !== scenario.right)];
  return order
    .map((choice) => `**${choiceTitles[choice]}.** ${scenario.explanations[choice]}`)
    .join('\n\n');
}

const WRONG_SHOWN = 5;

/** How an attempt went, with what was judged otherwise and why. */
export function resultMessage(
  page: Pick<LearningPage, 'rolloutId' | 'personId' | 'rolloutName'>,
  title: string,
  result: AttemptResult & { restsUntil: Temporal.PlainDate | undefined },
): Message {
  const { passed, rightAnswers, asked, needed, wrong } = result;
  const text = passed
    ? `Passed: ${rightAnswers} of ${asked} right, ${needed} were needed.`
    : `Not yet: ${rightAnswers} of ${asked} right, ${needed} are needed.`;
  return {
    text,
    blocks: [
      context(`*${esc(page.rolloutName)}*  ·  ${esc(title)}`),
      header(passed ? 'Passed' : 'Not yet'),
      section(afterwards(result)),
      ...wrongBlocks(wrong),
      actions(
        button(
          passed || result.restsUntil !== undefined ? 'Go on' : 'Try again with other scenarios',
          GO_ON,
          pageValue(page),
          { style: 'primary' },
        ),
      ),
    ],
  };
}

function afterwards({
  passed,
  rightAnswers,
  asked,
  needed,
  wrong,
  restsUntil,
}: AttemptResult & { restsUntil: Temporal.PlainDate | undefined }): string {
  const score = `You judged *${rightAnswers} of ${asked}* as we would; ${needed} ${passed ? 'were' : 'are'} needed.`;
  if (passed && wrong.length === 0) return score;
  if (passed) return `${score} We see ${wrong.length === 1 ? 'this one' : 'these'} differently:`;
  if (restsUntil !== undefined)
    return `${score} Nothing is lost: read why below. The next round opens on *${sayDate(restsUntil, restsUntil)}*; until then, talk to your champion about the ones you see differently (\`/core who\`).`;
  return `${score} Nothing is lost: read why below, and try again with other scenarios whenever you like. If you see one of them differently, talk to your champion about it.`;
}

function wrongBlocks(wrong: AttemptResult['wrong']): AnyBlock[] {
  if (wrong.length === 0) return [];
  const shown = wrong
    .slice(0, WRONG_SHOWN)
    .map(({ scenario, chosen, whyNot, whyRight }) =>
      [
        `**${scenario.title}**`,
        `*You chose "${choiceTitles[chosen]}".* ${whyNot}`,
        `*Better: "${choiceTitles[scenario.right]}".* ${whyRight}`,
      ].join('\n\n'),
    );
  const left = wrong.length - shown.length;
  return [
    { type: 'markdown', text: shown.join('\n\n---\n\n') },
    ...(left === 0
      ? []
      : [context(`And ${sayCount(left, 'more', 'more')}, explained as you went along.`)]),
  ];
}
