import { z } from 'zod';
import type { UserId } from '../../../platform/ids.ts';
import { sentence } from '../../../platform/slack/blocks.ts';
import { action, command, type Pressed } from '../../../platform/slack/declarations.ts';
import { restOfLine, rolloutValue } from '../../../platform/slack/fields.ts';
import { type Reply, replace, tell } from '../../../platform/slack/reply.ts';
import { lookAtGroup, turnOffGroup, turnOnGroup } from './change-user-group.usecase.ts';
import { groupTyped, type UserGroupLink } from './user-group.ts';
import { groupAskedMessage, groupSettledMessage, KEEP_IN_STEP, LET_GO } from './user-group.view.ts';

const groupCommand = command({
  command: '/rollout',
  name: 'access group',
  summary: 'keep a Slack user group in sync with access, after a first look',
  usage: '[@group]',
  who: ['lead', 'admin'],
  instead: [{ says: 'Who has access', run: '/rollout access' }],
  about: 'rollout',
  arguments: restOfLine,
  run(request, typed): Reply {
    const group = typed === '' ? undefined : groupTyped(typed);
    if (typed !== '' && group === undefined)
      return tell(
        sentence('Name one user group with an @, for example `/rollout access group @ai-users`.'),
      );
    const link = lookAtGroup(request, { group });
    if (link === undefined)
      return tell(
        sentence(
          'No user group is kept in sync with access yet. Name one: `/rollout access group @ai-users`. I’ll look at it first and change nothing.',
        ),
      );
    return tell(groupAskedMessage(link));
  },
});

const keepInStep = action({
  actionId: KEEP_IN_STEP,
  who: ['lead', 'admin'],
  acts: true,
  about: 'rollout',
  value: rolloutValue.extend({ confirmed: z.string() }),
  run(request, { confirmed }, pressed): Reply {
    const agreed = confirmed.split(' ').filter((id) => id !== '') as UserId[];
    const link = turnOnGroup(request, { confirmed: agreed });
    return settled(link, request.acting.name, pressed);
  },
});

const letGo = action({
  actionId: LET_GO,
  who: ['lead', 'admin'],
  acts: true,
  about: 'rollout',
  value: rolloutValue,
  run: (request, _value, pressed): Reply =>
    settled(turnOffGroup(request), request.acting.name, pressed),
});

function settled(link: UserGroupLink | undefined, byName: string, { surface }: Pressed): Reply {
  if (link === undefined)
    return tell(sentence('This rollout no longer has a user group. Nothing was changed.'));
  const said = groupSettledMessage(link, byName);
  return surface.kind === 'message' ? replace(said) : tell(said);
}

export const userGroupCommands = [groupCommand];
export const userGroupActions = [keepInStep, letGo];
