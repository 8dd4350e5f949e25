import { z } from 'zod';
import { esc, sentence } from '../../../platform/slack/blocks.ts';
import { action } from '../../../platform/slack/declarations.ts';
import { findName } from '../../../platform/slack/directory.ts';
import { rolloutValue } from '../../../platform/slack/fields.ts';
import { open, type Reply, tell, update } from '../../../platform/slack/reply.ts';
import { sayChoice } from '../../../platform/words.ts';
import { closeGap } from './close-gap.usecase.ts';
import { CLOSE_GAP, gapModal, OPEN_GAP } from './gaps.view.ts';
import { findGap, listWorkflowOwners } from './search-gaps.store.ts';

const gapPress = rolloutValue.extend({ key: z.string() });

const GONE = tell(
  sentence('This question has an answer by now, or was set aside. Nothing was changed.'),
);

const openGap = action({
  actionId: OPEN_GAP,
  who: 'anyone',
  shows: 'inside',
  about: 'rollout',
  value: gapPress,
  run(request, { key }): Reply {
    const gap = findGap(request, key);
    return gap === undefined ? GONE : open(gapModal(request.rolloutId, gap));
  },
});

const close = action({
  actionId: CLOSE_GAP,
  who: 'anyone',
  shows: 'inside',
  about: 'rollout',
  value: gapPress,
  run(request, { key }, { surface }): Reply {
    const outcome = closeGap(request, { key });
    if (outcome.kind === 'no-such-gap') return GONE;
    if (outcome.kind === 'not-allowed') {
      const owners = listWorkflowOwners(request, outcome.gap.workflows[0]?.workflow);
      const names = owners.map((id) => esc(findName(request.database, id)));
      const who = sayChoice([...names, 'a lead']);
      return tell(sentence(`Only ${who} can set a question aside. Nothing was changed.`));
    }
    const said = '*Set aside: nobody is asked about this again.*';
    return surface.kind === 'modal'
      ? update(gapModal(request.rolloutId, outcome.gap, said))
      : tell(sentence('The question is set aside: nobody is asked about it again.'));
  },
});

export const gapActions = [openGap, close];
