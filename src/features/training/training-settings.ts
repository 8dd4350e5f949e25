import type { Path } from '../lessons/lesson.ts';
import { JUDGEMENT_TEST_DEFAULTS, type JudgementTestSettings } from './judgement-test.ts';

/** What a rollout may set about its training; the lessons themselves are the operator's. */
export type TrainingSettings = JudgementTestSettings & { validDays: Record<Path, number> };

export const TRAINING_DEFAULTS: TrainingSettings = {
  ...JUDGEMENT_TEST_DEFAULTS,
  validDays: { member: 365, champion: 180 },
};

/** Below half right the test proves nothing, and three situations are the fewest with each answer in them. */
export const SETTINGS_BOUNDS = {
  passMarkPercent: { least: 50, most: 100 },
  scenarios: { least: 3, most: 12 },
  validDays: { least: 30, most: 730 },
} as const;
