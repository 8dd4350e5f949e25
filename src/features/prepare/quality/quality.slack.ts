import { z } from 'zod';
import type { RolloutRequest } from '../../../platform/request.ts';
import { esc, sentence } from '../../../platform/slack/blocks.ts';
import { action, command } from '../../../platform/slack/declarations.ts';
import { restOfLine, rolloutValue } from '../../../platform/slack/fields.ts';
import { type Reply, tell } from '../../../platform/slack/reply.ts';
import { sayChoice } from '../../../platform/words.ts';
import { workflowKey } from '../core/entry.ts';
import { qualityMessage, SHOW_WORK, worksMessage } from './quality.view.ts';
import { getQualityPage, listWorkLines, listWorks } from './quality-page.store.ts';

const WHO = ['lead', 'champion', 'sponsor'] as const;

const quality = command({
  command: '/core',
  name: 'quality',
  summary: 'what is shown about the outputs and what is not, work by work',
  usage: '[work]',
  who: WHO,
  instead: [{ says: 'Escalate an output', run: '/core escalate' }],
  about: 'rollout',
  arguments: restOfLine,
  run: (request, typed) =>
    typed === ''
      ? tell(worksMessage(request.rolloutId, listWorkLines(request)))
      : show(request, typed),
});

const showWork = action({
  actionId: SHOW_WORK,
  who: WHO,
  about: 'rollout',
  value: rolloutValue.extend({ workflow: z.string() }),
  run: (request, { workflow }) => show(request, workflow),
});

function show(request: RolloutRequest, typed: string): Reply {
  const works = listWorks(request);
  const workflow = works.find((one) => workflowKey(one) === workflowKey(typed));
  if (workflow !== undefined) return tell(qualityMessage(getQualityPage(request, workflow)));
  if (works.length === 0) return tell(worksMessage(request.rolloutId, []));
  const names = works.slice(0, 10).map((one) => `*${esc(one)}*`);
  return tell(sentence(`No team does “${esc(typed.slice(0, 100))}”. Name ${sayChoice(names)}.`));
}

export const qualityCommands = [quality];
export const qualityActions = [showWork];
