import { command } from '../../../platform/slack/declarations.ts';
import { noArguments } from '../../../platform/slack/fields.ts';
import { type Reply, tell } from '../../../platform/slack/reply.ts';
import { findRollout } from '../../rollout/rollouts/rollouts.store.ts';
import { gapBlocks } from '../core-search/gaps.view.ts';
import { listGaps } from '../core-search/search-gaps.store.ts';
import { scenariosOf } from '../lessons/curriculum.ts';
import { getCurriculumOf } from '../lessons/lessons.store.ts';
import { countFirstChoices } from './first-choices.store.ts';
import { gapsMessage } from './gaps.view.ts';
import { scenarioInsights } from './scenario-insights.ts';

/** What the Core does not answer and the training leaves out; leads and sponsors see it, and never by person. */
export const gapsCommand = command({
  command: '/core',
  name: 'gaps',
  summary: 'what people look for and don’t find, and what the training leaves out',
  usage: '',
  who: ['lead', 'sponsor'],
  instead: [{ says: 'Go on with my training', run: '/core learn' }],
  about: 'rollout',
  arguments: noArguments,
  run(request): Reply {
    const { database, rolloutId } = request;
    const curriculum = getCurriculumOf(database, rolloutId);
    const majors = Object.fromEntries(
      curriculum.lessons.map(({ id, version }) => [id, version.major]),
    );
    const given = countFirstChoices(database, rolloutId, majors);
    const insights = curriculum.lessons.flatMap((lesson) =>
      scenarioInsights(
        scenariosOf([lesson]),
        given.filter(({ lessonId }) => lessonId === lesson.id),
      ),
    );
    const name = findRollout(database, rolloutId)?.name ?? '';
    const byShare = insights.toSorted((a, b) => shareWrong(b) - shareWrong(a));
    const message = gapsMessage(name, byShare);
    const asked = gapBlocks(rolloutId, listGaps(request));
    return tell({ text: message.text, blocks: [...asked, ...message.blocks] });
  },
});

function shareWrong(insight: ReturnType<typeof scenarioInsights>[number]): number {
  return insight.kind === 'shown' ? insight.wrong / insight.n : -1;
}
