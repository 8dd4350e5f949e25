import { z } from 'zod';
import type { RolloutRequest } from '../../../platform/request.ts';
import { sentence } from '../../../platform/slack/blocks.ts';
import { command, submission } from '../../../platform/slack/declarations.ts';
import { date, noArguments, number, rolloutValue } from '../../../platform/slack/fields.ts';
import { fieldErrors, open, type Reply, tell } from '../../../platform/slack/reply.ts';
import { sayList } from '../../../platform/words.ts';
import type { Path } from '../../contract/learning-path.ts';
import { LAST_DAY, lastsOf, sayAsked, sayLooseningRefusal } from '../../contract/loosening.view.ts';
import type { Curriculum } from '../lessons/curriculum.ts';
import { findOwnLessons, getCurriculumOf } from '../lessons/lessons.store.ts';
import { testOfPath } from './learning-stage.ts';
import { type SaveSettingsOutcome, saveSettings } from './save-settings.usecase.ts';
import { SETTINGS_FORM, settingsModal } from './settings-modal.view.ts';
import { getTrainingSettings } from './training-settings.store.ts';
import { SETTINGS_BOUNDS, type TrainingSettings } from './training-settings.ts';

export const settingsCommand = command({
  command: '/core',
  name: 'settings',
  summary: 'how the training tests people, and how long certificates are valid',
  usage: '',
  who: ['lead'],
  instead: [{ says: 'Go on with my training', run: '/core learn' }],
  about: 'rollout',
  arguments: noArguments,
  run(request): Reply {
    const { database, rolloutId } = request;
    const settings = getTrainingSettings(database, rolloutId);
    return open(settingsModal(rolloutId, settings, scenariosThere(request), sayLessons(request)));
  },
});

function scenariosThere({ database, rolloutId }: RolloutRequest): Record<Path, number> {
  const curriculum = getCurriculumOf(database, rolloutId);
  return {
    member: countScenarios(curriculum, 'member'),
    champion: countScenarios(curriculum, 'champion'),
  };
}

function countScenarios(curriculum: Curriculum, path: Path): number {
  return testOfPath(curriculum, path)?.scenarios.length ?? 0;
}

function sayLessons({ database, rolloutId }: RolloutRequest): string {
  const own = findOwnLessons(database, rolloutId);
  const change =
    'The person who runs Groundswell can change that with `npm run groundswell -- training use <folder>`.';
  if (own === undefined) return `The lessons are the shipped ones. ${change}`;
  const which =
    own.use === 'replace'
      ? 'Your own lessons are in use'
      : 'Your own lessons are in use alongside the shipped ones';
  const mistakes =
    own.mistakes === 0
      ? ''
      : ` The folder now has ${own.mistakes} ${own.mistakes === 1 ? 'mistake' : 'mistakes'}, so they stay as they were.`;
  return `${which}.${mistakes} ${change}`;
}

const { passMarkPercent, scenarios, validDays } = SETTINGS_BOUNDS;
const count = number('The number of scenarios', scenarios.least, scenarios.most, '6');
const days = number('The number of days', validDays.least, validDays.most, '180');

export const settingsSubmission = submission({
  callbackId: SETTINGS_FORM,
  who: ['lead'],
  about: 'rollout',
  context: rolloutValue,
  fields: z.object({
    member_scenarios: count,
    champion_scenarios: count,
    pass_mark: number('The share', passMarkPercent.least, passMarkPercent.most, '80'),
    member_days: days,
    champion_days: days,
    reason: z.string().max(300).optional(),
    [LAST_DAY]: date('The last day').optional(),
  }),
  run(request, typed): Reply {
    const there = scenariosThere(request);
    const errors: Record<string, string> = {};
    for (const [field, value] of Object.entries(typed)) {
      if (typeof value === 'number' && !Number.isInteger(value))
        errors[field] = 'This must be a whole number, for example 6.';
    }
    for (const path of ['member', 'champion'] as const) {
      if (typed[`${path}_scenarios`] > there[path])
        errors[`${path}_scenarios`] = `There are only ${there[path]} to choose from.`;
    }
    if (Object.keys(errors).length > 0) return fieldErrors(errors);
    const wanted: TrainingSettings = {
      passMarkPercent: typed.pass_mark,
      scenarios: { member: typed.member_scenarios, champion: typed.champion_scenarios },
      validDays: { member: typed.member_days, champion: typed.champion_days },
    };
    const why = { reason: typed.reason ?? '', lasts: lastsOf(typed[LAST_DAY]) };
    return replyTo(request, saveSettings(request, wanted, why));
  },
});

function replyTo({ today }: RolloutRequest, outcome: SaveSettingsOutcome): Reply {
  if (outcome.kind === 'nothing-changed') return tell(sentence('There were no changes to save.'));
  if (outcome.kind === 'loosening-refused') {
    const { field, says } = sayLooseningRefusal(outcome.refusal, today);
    return fieldErrors({ [field]: says });
  }
  const { changes, asked } = outcome;
  const saved =
    changes.length === 0
      ? []
      : [
          `Saved: ${sayList(changes)}. Rounds already under way are judged by this too; existing certificates keep their last day.`,
        ];
  return tell(sentence([...saved, ...(asked === undefined ? [] : [sayAsked(asked)])].join(' ')));
}
