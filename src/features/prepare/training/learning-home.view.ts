import { type AnyBlock, button, esc, header, section } from '../../../platform/slack/blocks.ts';
import { OPEN_PATH, rolloutPress } from './learning-message.view.ts';
import type { Stage } from './learning-stage.ts';
import { type PathProgress, progressLine } from './progress.ts';

export type LearningStatus = { rolloutId: string; stage: Stage; progress: PathProgress };

/** Where somebody is in their learning, in one line: "3 of 15 steps, about 18 minutes left". */
export function sayLearning({ stage, progress }: LearningStatus): string {
  if (stage.kind === 'finished') {
    return stage.asksAboutHelp
      ? 'You have finished the path; one question is left.'
      : 'You have finished the path.';
  }
  if (stage.kind === 'test-ahead' && stage.isRenewal) {
    return 'Your certificate is running out: one judgement test renews it.';
  }
  const title =
    stage.kind === 'step'
      ? (stage.lesson.steps[stage.step]?.title ?? stage.lesson.title)
      : stage.set.title;
  const next = progress.done === 0 ? 'It starts with' : 'Next';
  return `${progressLine(progress)}. ${next}: ${esc(title)}.`;
}

export function learningSection(status: LearningStatus): AnyBlock {
  const { stage, progress, rolloutId } = status;
  if (stage.kind === 'finished' && !stage.asksAboutHelp) return section(sayLearning(status));
  const label = progress.done === 0 ? 'Begin' : 'Go on';
  return section(sayLearning(status), button(label, OPEN_PATH, rolloutPress(rolloutId)));
}

/** The part of App Home about learning; nothing for those who are through. */
export function learningHomeBlocks(status: LearningStatus): AnyBlock[] {
  const { stage } = status;
  if (stage.kind === 'finished' && !stage.asksAboutHelp) return [];
  return [header('Learn'), learningSection(status)];
}
