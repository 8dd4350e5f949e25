/* Lessons of the customer's own: looked at, and put into use, by whoever runs the bot and keeps the files. */

import { resolve } from 'node:path';
import type { Command } from 'commander';
import { OperatorRefusal, orRefuse } from '../../../platform/cli/operator.ts';
import type { Operator } from '../../../platform/feature.ts';
import { inRollout, ownRequest } from '../../../platform/request.ts';
import { sayCount } from '../../../platform/words.ts';
import { findNamedRollout } from '../../rollout/rollouts/named-rollout.store.ts';
import { chooseLessons } from './choose-lessons.usecase.ts';
import { findCurriculum } from './curriculum.store.ts';
import { minutesOfPath, type OwnLessons, scenariosOf } from './curriculum.ts';
import type { Problem } from './lesson.ts';
import { mistakeLine } from './lesson-mistakes.view.ts';

type Options = { replace?: true; rollout?: string };

export function addTraining(program: Command, operator: Operator): void {
  const training = program.command('training').description('Lessons of your own.');
  training
    .command('check <folder>')
    .description('Names every mistake in a folder of lessons, by file and line.')
    .option('--replace', 'as if the folder replaced all shipped lessons')
    .action((folder: string, options: Options) => {
      const found = findCurriculum(ownLessons(folder, options));
      if ('problems' in found) throw mistakes(folder, found.problems);
      const { lessons } = found.curriculum;
      const scenarios = scenariosOf(lessons).length;
      operator.print(
        `No mistakes. With these there are ${sayCount(lessons.length, 'lesson')} and ${sayCount(scenarios, 'scenario')}: ${minutesOfPath(lessons, 'member')} minutes for everyone, ${minutesOfPath(lessons, 'champion')} for champions.`,
      );
    });
  training
    .command('use <folder>')
    .description('Starts using a folder for a rollout; "shipped" goes back to the shipped lessons.')
    .option('--replace', 'instead of all shipped lessons, not alongside them')
    .option('--rollout <name>', 'which rollout, if there are several')
    .action((folder: string, options: Options) => {
      const { product, clock } = operator;
      const state = { database: operator.database(), now: clock.now(), product };
      const rollout = orRefuse(findNamedRollout(state.database, options.rollout));
      const request = inRollout(ownRequest(state, rollout.workspaceId), rollout);
      const own = folder === 'shipped' ? undefined : ownLessons(folder, options);
      const outcome = chooseLessons(request, own);
      if (outcome.kind === 'mistakes') throw mistakes(folder, outcome.problems);
      operator.print(
        `${rollout.name} now uses ${sayCount(outcome.lessons, 'lesson')}. A changed file is read within a minute; one with a mistake changes nothing, and the leads are told.`,
      );
    });
}

function ownLessons(folder: string, { replace }: Options): OwnLessons {
  return { folder: resolve(folder), use: replace === true ? 'replace' : 'extend' };
}

function mistakes(folder: string, problems: readonly Problem[]): OperatorRefusal {
  const lines = problems.map(mistakeLine);
  return new OperatorRefusal(
    [...lines, `${sayCount(problems.length, 'mistake')} in ${folder}. Nothing was changed.`].join(
      '\n',
    ),
  );
}
