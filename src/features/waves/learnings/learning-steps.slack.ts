import { z } from 'zod';
import type { LearningId } from '../../../platform/ids.ts';
import { sentence } from '../../../platform/slack/blocks.ts';
import { action } from '../../../platform/slack/declarations.ts';
import { rolloutValue } from '../../../platform/slack/fields.ts';
import { keptId } from '../../../platform/slack/kept-values.ts';
import { asLook } from '../../../platform/slack/refusal.ts';
import {
  home,
  open,
  type Replies,
  type Reply,
  tell,
  update,
} from '../../../platform/slack/reply.ts';
import { findTeam } from '../../teams/teams/teams.store.ts';
import { TAKE_STEP } from './learning-card.view.ts';
import { getLearningActor } from './learning-facts.store.ts';
import { stepModal } from './learning-forms.view.ts';
import { OPEN_LEARNING } from './learning-messages.view.ts';
import { cardOf, GONE, move, sayRefusal, whyNot } from './learning-replies.slack.ts';
import { learningSteps, stepsFor, teamsToAdoptIn, teamsToTryIn } from './learning-rights.ts';
import { learningStageWords } from './learning-status.ts';
import { findLearning } from './learnings.store.ts';

export const learningValue = rolloutValue.extend({
  learningId: keptId<LearningId>(),
});

const openLearning = action({
  actionId: OPEN_LEARNING,
  who: 'anyone',
  shows: 'inside',
  about: 'rollout',
  value: learningValue,
  run(request, { learningId }): Reply {
    const learning = findLearning(request.database, request.rolloutId, learningId);
    return learning === undefined ? tell(sentence(GONE)) : open(cardOf(request, learning));
  },
});

const takeStep = action({
  actionId: TAKE_STEP,
  who: 'anyone',
  shows: 'inside',
  about: 'rollout',
  value: learningValue.extend({ step: z.enum(learningSteps) }),
  run(request, { learningId, step }, { surface }): Replies {
    const { database, rolloutId, acting, today } = request;
    const learning = findLearning(database, rolloutId, learningId);
    if (learning === undefined) return tell(sentence(GONE));
    if (step === 'implement' || step === 'conclude') {
      const outcome = move(request, learningId, { step });
      if (outcome.kind !== 'done') return tell(sentence(sayRefusal(request, outcome)));
      if (surface.kind === 'modal') return update(cardOf(request, outcome.learning, '*Done.*'));
      if (surface.kind === 'home') return home;
      return tell(sentence(`Done: ${learningStageWords[outcome.learning.stage]}.`));
    }
    const actor = getLearningActor(request);
    if (!stepsFor(learning, actor).includes(step))
      return tell(asLook(sentence(whyNot(request, learning, step))));
    const teams = (step === 'try' ? teamsToTryIn : teamsToAdoptIn)(learning, actor);
    const named = teams.map((id) => ({ id, name: findTeam(database, rolloutId, id)?.name ?? '' }));
    return open(stepModal(step, learning, { teams: named, ownerId: acting.userId, today }));
  },
});

export const learningStepActions = [openLearning, takeStep];
