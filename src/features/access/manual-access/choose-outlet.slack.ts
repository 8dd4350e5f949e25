import { z } from 'zod';
import { esc, sentence } from '../../../platform/slack/blocks.ts';
import { action, submission } from '../../../platform/slack/declarations.ts';
import { findName } from '../../../platform/slack/directory.ts';
import { rolloutValue, userId } from '../../../platform/slack/fields.ts';
import { fieldErrors, open, type Reply, tell } from '../../../platform/slack/reply.ts';
import { chooseKeeper } from './choose-keeper.usecase.ts';
import { OPEN_OUTLET, OUTLET_FORM, outletModal } from './choose-outlet.view.ts';

const openOutlet = action({
  actionId: OPEN_OUTLET,
  who: ['lead', 'admin'],
  about: 'rollout',
  value: rolloutValue,
  run: ({ rolloutId }): Reply => open(outletModal(rolloutId)),
});

const keeperForm = submission({
  callbackId: OUTLET_FORM,
  who: ['lead', 'admin'],
  about: 'rollout',
  context: rolloutValue,
  fields: z.object({ keeper: userId('Choose who gives access.') }),
  run(request, { keeper: keeperId }): Reply {
    if (chooseKeeper(request, { keeperId }).kind === 'not-here')
      return fieldErrors({ keeper: 'Choose someone who has an account here.' });
    const name = esc(findName(request.database, keeperId));
    return tell(
      sentence(
        `${name} gives access by hand from now on, and hears of each change. \`/rollout access list\` shows what is open.`,
      ),
    );
  },
});

export const outletActions = [openOutlet];
export const outletSubmissions = [keeperForm];
