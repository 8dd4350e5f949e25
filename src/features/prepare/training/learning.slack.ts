import { z } from 'zod';
import type { UserId } from '../../../platform/ids.ts';
import type { RolloutRequest } from '../../../platform/request.ts';
import { esc, type Message } from '../../../platform/slack/blocks.ts';
import { action, command, type Pressed } from '../../../platform/slack/declarations.ts';
import { findName } from '../../../platform/slack/directory.ts';
import { noArguments, rolloutValue } from '../../../platform/slack/fields.ts';
import { keptId, keptPerson } from '../../../platform/slack/kept-values.ts';
import { type Reply, replace, tell } from '../../../platform/slack/reply.ts';
import { findRollout } from '../../rollout/rollouts/rollouts.store.ts';
import { parseVersion } from '../lessons/lesson.ts';
import { finishLessonStep } from './finish-step.usecase.ts';
import { getLearnerRecord, type LearnerRecord } from './learner.store.ts';
import {
  FINISH_STEP,
  GO_ON,
  type LearningPage,
  learningMessage,
  OPEN_PATH,
  SAY_HELP,
} from './learning-message.view.ts';
import { openedMessage, saySaidHelp, sayStepRefusal, someoneElses } from './learning-words.view.ts';
import { openPath } from './open-path.usecase.ts';
import { sayHelp } from './say-help.usecase.ts';

export const learnerValue = rolloutValue.extend({
  personId: keptPerson,
});

export const learnCommand = command({
  command: '/core',
  name: 'learn',
  summary: 'your training, from where you left off',
  usage: '',
  who: 'anyone',
  shows: 'own',
  about: 'rollout',
  arguments: noArguments,
  run: openLearning,
});

const openAction = action({
  actionId: OPEN_PATH,
  who: 'anyone',
  shows: 'own',
  about: 'rollout',
  value: rolloutValue,
  run: openLearning,
});

function openLearning(request: RolloutRequest): Reply {
  const { acting, product } = request;
  // What is earned already needs no further press: lessons may have gone back to an earlier version.
  product.settleCertificates(request);
  const learning = getLearnerRecord(request, acting.userId);
  const message = learningMessage(pageOf(request, learning));
  const { stage } = learning;
  if (stage.kind === 'finished' && !stage.asksAboutHelp) return tell(message);
  openPath(request, { learning, message });
  return tell(openedMessage(message.text));
}

const finishAction = action({
  actionId: FINISH_STEP,
  who: 'anyone',
  shows: 'own',
  about: 'rollout',
  value: learnerValue.extend({
    lessonId: keptId(),
    version: z.string().transform(parseVersion),
    step: z.number(),
  }),
  run(request, { personId, lessonId, version, step }, pressed) {
    if (personId !== request.acting.userId) return tellOwn(request, personId);
    const press = { lessonId, version: version ?? { major: 0, minor: 0 }, step };
    const outcome = finishLessonStep(request, press);
    const note = outcome.kind === 'done' ? undefined : sayStepRefusal(outcome.kind);
    return redraw(request, pressed, note);
  },
});

const goOn = action({
  actionId: GO_ON,
  who: 'anyone',
  shows: 'own',
  about: 'rollout',
  value: learnerValue,
  run(request, { personId }, pressed) {
    if (personId !== request.acting.userId) return tellOwn(request, personId);
    return redraw(request, pressed);
  },
});

const sayHelpAction = action({
  actionId: SAY_HELP,
  who: 'anyone',
  shows: 'own',
  about: 'rollout',
  value: learnerValue.extend({ hadHelp: z.boolean() }),
  run(request, { personId, hadHelp }, pressed) {
    if (personId !== request.acting.userId) return tellOwn(request, personId);
    const outcome = sayHelp(request, { hadHelp });
    return redraw(request, pressed, saySaidHelp(outcome.kind));
  },
});

/** The place where the person stands, in the message that they pressed. */
export function redraw(request: RolloutRequest, pressed: Pressed, note?: string): Reply {
  const learning = getLearnerRecord(request, request.acting.userId);
  return show(pressed, learningMessage(pageOf(request, learning, note)));
}

export function show({ surface }: Pressed, message: Message): Reply {
  return surface.kind === 'message' ? replace(message) : tell(message);
}

/** Somebody pressed in another person's message: theirs stays as it is. */
export function tellOwn(request: RolloutRequest, ownerId: UserId): Reply {
  const learning = getLearnerRecord(request, request.acting.userId);
  const note = someoneElses(esc(findName(request.database, ownerId)));
  return tell(learningMessage(pageOf(request, learning, note)));
}

export function pageOf(
  request: RolloutRequest,
  learning: LearnerRecord,
  note?: string,
): LearningPage {
  const { rolloutId, personId, stage, progress } = learning;
  const earned =
    stage.kind === 'finished'
      ? request.product.certificateBlocks(request, personId, stage.path)
      : [];
  return {
    rolloutId,
    rolloutName: rolloutNameIn(request),
    personId,
    stage,
    progress,
    earned,
    note,
  };
}

export function rolloutNameIn({ database, rolloutId }: RolloutRequest): string {
  return findRollout(database, rolloutId)?.name ?? '';
}

export const learningActions = [openAction, finishAction, goOn, sayHelpAction];
