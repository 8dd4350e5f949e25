import { z } from 'zod';
import { action } from '../../../platform/slack/declarations.ts';
import { rolloutValue } from '../../../platform/slack/fields.ts';
import { type Reply, replace } from '../../../platform/slack/reply.ts';
import { getUsagePage } from '../usage-pages/usage-page.store.ts';
import { END_SOURCE, usagePageMessage } from '../usage-pages/usage-page.view.ts';
import { endSource } from './end-source.usecase.ts';

export const endSourceAction = action({
  actionId: END_SOURCE,
  who: ['lead', 'admin'],
  acts: true,
  about: 'rollout',
  value: rolloutValue.extend({ sourceId: z.number() }),
  run(request, { sourceId }): Reply {
    endSource(request, { sourceId });
    return replace(usagePageMessage(request.rolloutId, getUsagePage(request), request.today));
  },
});
