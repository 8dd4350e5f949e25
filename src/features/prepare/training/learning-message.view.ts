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
import { asValue } from '../../../platform/slack/fields.ts';
import { sayCount, sayDate } from '../../../platform/words.ts';
import { choices, choiceTitles, type ReadingLesson, versionText } from '../lessons/lesson.ts';
import type { Stage } from './learning-stage.ts';
import { type PathProgress, progressLine } from './progress.ts';

export const FINISH_STEP = 'training.finish-step';
export const START_TEST = 'training.start-test';
export const ANSWER = 'training.answer-scenario';
export const GO_ON = 'training.go-on';
export const SAY_HELP = 'training.say-help';
export const OPEN_PATH = 'training.open-path';

/** What the message about somebody's learning is made of. */
export type LearningPage = {
  rolloutId: string;
  rolloutName: string;
  personId: string;
  stage: Stage;
  progress: PathProgress;
  /** What there is to show for a finished path: the certificate, or the way to it. */
  earned: readonly AnyBlock[];
  /** One sentence above it, where a button could not do what it said. */
  note?: string | undefined;
};

/** Where somebody stands in their training, with the one thing to do next. */
export function learningMessage(page: LearningPage): Message {
  const { stage } = page;
  const note = page.note === undefined ? [] : [section(page.note)];
  switch (stage.kind) {
    case 'step':
      return say(page, stage.lesson.steps[stage.step]?.title ?? stage.lesson.title, [
        ...note,
        ...stepBlocks(page, stage.lesson, stage.step),
      ]);
    case 'test-ahead':
      return say(page, stage.set.title, [...note, ...testAheadBlocks(page, stage)]);
    case 'scenario':
      return say(page, stage.scenario.title, [...note, ...scenarioBlocks(page, stage)]);
    case 'finished':
      return say(page, 'You have finished the path', [...note, ...finishedBlocks(page, stage)]);
  }
}

function say(page: LearningPage, title: string, blocks: AnyBlock[]): Message {
  return { text: `${esc(title)}: ${progressLine(page.progress)}`, blocks };
}

export function pageValue(page: Pick<LearningPage, 'rolloutId' | 'personId'>, more: object = {}) {
  return asValue({ rolloutId: page.rolloutId, personId: page.personId, ...more });
}

export const rolloutPress = (rolloutId: string) => asValue({ rolloutId });

function topLine({ rolloutName, progress }: LearningPage): AnyBlock {
  return context(`*${esc(rolloutName)}*  ·  ${progressLine(progress)}`);
}

function stepBlocks(page: LearningPage, lesson: ReadingLesson, index: number): AnyBlock[] {
  const step = lesson.steps[index];
  if (step === undefined) return [];
  const value = pageValue(page, {
    lessonId: lesson.id,
    version: versionText(lesson.version),
    step: index,
  });
  return [
    topLine(page),
    header(step.title),
    { type: 'markdown', text: step.text },
    context(
      `From *${esc(lesson.title)}*  ·  about ${sayCount(Math.max(1, Math.round(step.minutes)), 'minute')}`,
    ),
    actions(button(stepLabel(page), FINISH_STEP, value, { style: 'primary' })),
  ];
}

function stepLabel({ progress }: LearningPage): string {
  return progress.done + 1 >= progress.steps ? 'Done, that was the last' : 'Done, go on';
}

function testAheadBlocks(
  page: LearningPage,
  stage: Extract<Stage, { kind: 'test-ahead' }>,
): AnyBlock[] {
  const { set, number, asked, needed, isRenewal } = stage;
  const count = `${sayCount(asked, 'scenario')}; you pass with ${needed === asked ? (asked === 1 ? 'it' : 'all of them') : `${needed} of them`} right.`;
  const again = isRenewal
    ? 'Your certificate is running out. One round of scenarios shows that you still know it; there is nothing to read again.'
    : number > 1
      ? 'The scenarios are different from before, as far as there are others. Every attempt is yours alone: nobody gets a list of who needed how many.'
      : 'There is no time limit, and after each one you see why one answer fits and another doesn’t.';
  const value = pageValue(page, { lessonId: set.id, number });
  if (stage.restsUntil !== undefined)
    return [
      topLine(page),
      header(set.title),
      section(
        `The next round opens on *${sayDate(stage.restsUntil, stage.restsUntil)}*: after two rounds, a night helps more than a third one. Nobody gets a list of who needed how many.`,
      ),
      context(
        'Until then, ask your champion about the ones you were unsure of: `/core who` says who it is and takes your question to them.',
      ),
    ];
  return [
    topLine(page),
    header(set.title),
    ...(number > 1 || isRenewal ? [] : [{ type: 'markdown', text: set.introduction } as const]),
    section(`${count} ${again}`),
    actions(
      button(number > 1 && !isRenewal ? 'Try again' : 'Begin', START_TEST, value, {
        style: 'primary',
      }),
    ),
  ];
}

function scenarioBlocks(
  page: LearningPage,
  stage: Extract<Stage, { kind: 'scenario' }>,
): AnyBlock[] {
  const { set, attempt, scenario } = stage;
  const at = `Scenario ${attempt.answers.length + 1} of ${attempt.scenarioIds.length}`;
  const press = { lessonId: set.id, attempt: attempt.number, scenarioId: scenario.id };
  return [
    context(`*${esc(page.rolloutName)}*  ·  ${at}  ·  ${esc(scenario.work)}`),
    header(scenario.title),
    { type: 'markdown', text: scenario.situation },
    actions(
      ...choices.map((choice) =>
        button(choiceTitles[choice], ANSWER, pageValue(page, { ...press, choice })),
      ),
    ),
  ];
}

function finishedBlocks(
  page: LearningPage,
  stage: Extract<Stage, { kind: 'finished' }>,
): AnyBlock[] {
  const says = (hadHelp: boolean) => pageValue(page, { hadHelp });
  return [
    topLine(page),
    header(stage.path === 'member' ? 'You have finished the path' : 'You have finished both paths'),
    ...page.earned,
    ...(stage.asksAboutHelp
      ? [
          section(
            '*One question at the end: did you need anyone’s help to get through?*\nIt shows us whether the lessons stand on their own. It says nothing about you.',
          ),
          actions(
            button('No, they were enough', SAY_HELP, says(false)),
            button('Yes, someone helped', SAY_HELP, says(true)),
          ),
        ]
      : [context('`/core who` names the person to ask. `/core learn` brings you back here.')]),
  ];
}
