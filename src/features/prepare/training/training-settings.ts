import type { Path } from '../../contract/learning-path.ts';
import { JUDGEMENT_TEST_DEFAULTS, type JudgementTestSettings } from './judgement-test.ts';

/** What a rollout may set about its training; the lessons themselves are the operator's. */
export type TrainingSettings = JudgementTestSettings & { validDays: Record<Path, number> };

export const TRAINING_DEFAULTS: TrainingSettings = {
  ...JUDGEMENT_TEST_DEFAULTS,
  validDays: { member: 365, champion: 180 },
};

/** Below half right the test proves nothing, and three scenarios are the fewest with each answer in them. */
export const SETTINGS_BOUNDS = {
  passMarkPercent: { least: 50, most: 100 },
  scenarios: { least: 3, most: 12 },
  validDays: { least: 30, most: 730 },
} as const;

/** "right answers needed (80 to 90 percent)", for each thing that is another one. */
export function trainingChanges(before: TrainingSettings, after: TrainingSettings): string[] {
  const compared: [string, number, number, string][] = [
    ['scenarios in everyone’s test', before.scenarios.member, after.scenarios.member, ''],
    ['scenarios in the champions’ test', before.scenarios.champion, after.scenarios.champion, ''],
    ['right answers needed', before.passMarkPercent, after.passMarkPercent, ' percent'],
    [
      'days that everyone’s certificate is valid',
      before.validDays.member,
      after.validDays.member,
      '',
    ],
    [
      'days that a champion certificate is valid',
      before.validDays.champion,
      after.validDays.champion,
      '',
    ],
  ];
  return compared
    .filter(([, old, other]) => old !== other)
    .map(([what, old, other, unit]) => `${what} (${old} to ${other}${unit})`);
}

/** The longer and harder test, and the shorter time for which it counts: what proves most, part by part. */
export function strictestTraining(a: TrainingSettings, b: TrainingSettings): TrainingSettings {
  return {
    passMarkPercent: Math.max(a.passMarkPercent, b.passMarkPercent),
    scenarios: {
      member: Math.max(a.scenarios.member, b.scenarios.member),
      champion: Math.max(a.scenarios.champion, b.scenarios.champion),
    },
    validDays: {
      member: Math.min(a.validDays.member, b.validDays.member),
      champion: Math.min(a.validDays.champion, b.validDays.champion),
    },
  };
}

/** What would prove less with the second of two, a sentence each. Plain text. */
export function looserTraining(from: TrainingSettings, to: TrainingSettings): string[] {
  const whose = [
    ['member', 'Everyone’s', 'Everyone’s certificate'],
    ['champion', 'The champions’', 'A champion certificate'],
  ] as const;
  return [
    ...(to.passMarkPercent < from.passMarkPercent
      ? [
          `${to.passMarkPercent} percent right would be enough to pass a test, instead of ${from.passMarkPercent}.`,
        ]
      : []),
    ...whose.flatMap(([path, test, certificate]) => [
      ...(to.scenarios[path] < from.scenarios[path]
        ? [
            `${test} test would have ${to.scenarios[path]} scenarios instead of ${from.scenarios[path]}.`,
          ]
        : []),
      ...(to.validDays[path] > from.validDays[path]
        ? [
            `${certificate} would be valid for ${to.validDays[path]} days instead of ${from.validDays[path]}.`,
          ]
        : []),
    ]),
  ];
}
