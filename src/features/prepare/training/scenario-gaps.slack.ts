import { command } from '../../../platform/slack/declarations.ts';
import { noArguments } from '../../../platform/slack/fields.ts';
import { type Reply, tell } from '../../../platform/slack/reply.ts';
import { findRollout } from '../../rollout/rollouts/rollouts.store.ts';
import { scenariosOf } from '../lessons/curriculum.ts';
import { getCurriculumOf } from '../lessons/lessons.store.ts';
import { listEndedAttempts } from './attempts.store.ts';
import { gapsMessage } from './gaps.view.ts';
import { scenarioInsights } from './scenario-insights.ts';

/** What the training leaves out; leads and sponsors see it, and never by person. */
export const gapsCommand = command({
  command: '/core',
  name: 'gaps',
  summary: 'which scenarios people get wrong, and so what the training leaves out',
  usage: '',
  who: ['lead', 'sponsor'],
  about: 'rollout',
  arguments: noArguments,
  run({ database, rolloutId }): Reply {
    const curriculum = getCurriculumOf(database, rolloutId);
    const ended = listEndedAttempts(database, rolloutId);
    const insights = curriculum.lessons.flatMap((lesson) =>
      scenarioInsights(
        scenariosOf([lesson]),
        // Before a new first number something else was right.
        ended.filter(
          (one) => one.lessonId === lesson.id && one.version.major === lesson.version.major,
        ),
      ),
    );
    const name = findRollout(database, rolloutId)?.name ?? '';
    const byShare = insights.toSorted((a, b) => shareWrong(b) - shareWrong(a));
    return tell(gapsMessage(name, byShare));
  },
});

function shareWrong(insight: ReturnType<typeof scenarioInsights>[number]): number {
  return insight.kind === 'shown' ? insight.wrong / insight.n : -1;
}
