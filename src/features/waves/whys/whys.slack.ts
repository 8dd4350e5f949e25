import { z } from 'zod';
import { sentence } from '../../../platform/slack/blocks.ts';
import { action } from '../../../platform/slack/declarations.ts';
import { rolloutValue } from '../../../platform/slack/fields.ts';
import { type Reply, tell } from '../../../platform/slack/reply.ts';
import { READ_WHY } from '../waves/wave-messages.view.ts';
import { readWhy } from './read-why.usecase.ts';

/** The button below why a wave comes; the act itself knows whom it concerns. */
export const readWhyButton = action({
  actionId: READ_WHY,
  who: 'anyone',
  shows: 'own',
  acts: true,
  about: 'rollout',
  value: rolloutValue.extend({ number: z.number().int(), attempt: z.number().int() }),
  run(request, of): Reply {
    switch (readWhy(request, of).kind) {
      case 'gone':
        return tell(sentence('This wave no longer exists. Nothing was changed.'));
      case 'not-yours':
        return tell(
          sentence('This wave does not come to your team. `/core who` tells whom to ask.'),
        );
      case 'said-before':
        return tell(sentence('You said so before. `/core who` tells whom to ask.'));
      case 'said':
        return tell(
          sentence('Thank you. Something unclear after all? `/core who` tells whom to ask.'),
        );
    }
  },
});
