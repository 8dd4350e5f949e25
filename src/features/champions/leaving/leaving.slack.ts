import { z } from 'zod';
import type { UserId } from '../../../platform/ids.ts';
import { inRollout } from '../../../platform/request.ts';
import { sentence } from '../../../platform/slack/blocks.ts';
import {
  action,
  command,
  type EventDeclaration,
  submission,
} from '../../../platform/slack/declarations.ts';
import { findName } from '../../../platform/slack/directory.ts';
import { noArguments, rolloutValue, text } from '../../../platform/slack/fields.ts';
import { keptId } from '../../../platform/slack/kept-values.ts';
import { fieldErrors, home, open, type Reply, tell } from '../../../platform/slack/reply.ts';
import { listOpenRollouts } from '../../rollout/rollouts/rollouts.store.ts';
import { findTeam } from '../../teams/teams/teams.store.ts';
import { championsOf, isInOffice } from '../champions/champion.ts';
import { listChampionsOfTeam, listOpenChampionsOf } from '../champions/champions.store.ts';
import { sayStepRefusal } from '../nominations/nomination-refusals.view.ts';
import { PROMOTE, promotedMessage } from './champion-loss.view.ts';
import { promoteToChampion } from './promote-back-up.usecase.ts';
import { returnChampions } from './return-champions.usecase.ts';
import { leaveRole } from './step-down.usecase.ts';
import { STEP_DOWN_FORM, stepDownModal, steppedDownMessage } from './step-down-modal.view.ts';

const stepDown = command({
  command: '/champion',
  name: 'step-down',
  summary: 'leave the role without a successor; a handover is kinder to the team',
  usage: '',
  who: ['champion', 'backup'],
  instead: [{ says: 'Offer to be champion', run: '/champion volunteer' }],
  about: 'rollout',
  arguments: noArguments,
  run({ database, rolloutId, acting }): Reply {
    const roles = listOpenChampionsOf(database, acting.userId)
      .filter((one) => one.rolloutId === rolloutId && isInOffice(one))
      .map((champion) => ({
        champion,
        teamName: findTeam(database, rolloutId, champion.teamId)?.name ?? '',
      }));
    const first = roles[0];
    if (first === undefined) return tell(sentence('You have no role here to leave.'));
    const { backUps } = championsOf(
      first.champion.teamId,
      listChampionsOfTeam(database, first.champion.teamId),
    );
    const canHandOver = first.champion.role === 'champion' && backUps.length > 0;
    return open(stepDownModal(rolloutId, roles, canHandOver));
  },
});

const stepDownForm = submission({
  callbackId: STEP_DOWN_FORM,
  who: 'anyone',
  shows: 'inside',
  about: 'rollout',
  context: rolloutValue.extend({ championId: keptId().optional() }),
  fields: z.object({ role: z.string().optional(), reason: text('The reason', 500) }),
  run(request, { role, reason }, context): Reply {
    const championId = context.championId ?? role;
    if (championId === undefined) return fieldErrors({ role: 'Choose the role to leave.' });
    const outcome = leaveRole(request, { championId, reason });
    if (outcome.kind === 'no-such-nomination') return tell(NO_SUCH_ROLE);
    if (outcome.kind === 'refused')
      return tell(
        sentence(
          sayStepRefusal(outcome.why, outcome.facts, (id) => findName(request.database, id)),
        ),
      );
    return tell(steppedDownMessage(outcome.facts));
  },
});

const promote = action({
  actionId: PROMOTE,
  who: 'anyone',
  shows: 'inside',
  about: 'rollout',
  value: rolloutValue.extend({ championId: keptId() }),
  run(request, { championId }, { surface }): Reply {
    const outcome = promoteToChampion(request, { championId });
    if (outcome.kind === 'no-such-nomination') return tell(NO_SUCH_ROLE);
    if (outcome.kind === 'refused')
      return tell(
        sentence(
          sayStepRefusal(outcome.why, outcome.facts, (id) => findName(request.database, id)),
        ),
      );
    const said = promotedMessage(outcome.facts.teamName, outcome.facts.name, request.acting.name);
    return surface.kind === 'home' ? home : tell(said);
  },
});

/** An account was closed by mistake: whoever had a role has it again the moment Slack says so. */
export const personBack: EventDeclaration = {
  event: 'user_change',
  run(request, payload) {
    const user = payload.user as { id?: UserId; deleted?: boolean } | null | undefined;
    if (user?.id === undefined || user.deleted === true) return;
    for (const rollout of listOpenRollouts(request.database))
      returnChampions(inRollout(request, rollout), user.id);
  },
};

const NO_SUCH_ROLE = sentence('This role no longer exists. `/champion` shows what is open.');

export const leavingCommands = [stepDown];
export const leavingForms = [stepDownForm];
export const leavingActions = [promote];
