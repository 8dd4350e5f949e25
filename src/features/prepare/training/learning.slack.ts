import { z } from 'zod';
import type { UserId } from '../../../platform/ids.ts';
import type { RolloutRequest } from '../../../platform/request.ts';
import { type AnyBlock, esc, type Message } from '../../../platform/slack/blocks.ts';
import { action, command, type Pressed } from '../../../platform/slack/declarations.ts';
import { findName } from '../../../platform/slack/directory.ts';
import { noArguments, rolloutValue } from '../../../platform/slack/fields.ts';
import { type Reply, replace, tell } from '../../../platform/slack/reply.ts';
import type { Path } from '../../contract/learning-path.ts';
import { findRollout } from '../../rollout/rollouts/rollouts.store.ts';
import { parseVersion } from '../lessons/lesson.ts';
import type { Settle } from './finish-path.usecase.ts';
import { finishLessonStep } from './finish-step.usecase.ts';
import { type At, findLearnerRecord, type LearnerRecord, type TestsDue } from './learner.store.ts';
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

/** What training must be told by certificates, which stand above it; `app.ts` hands it over. */
export type Certification = {
  testsDue: TestsDue;
  settle: Settle;
  /** What somebody has to show for a path that they finished, or what is missing yet. */
  show(at: At, personId: UserId, path: Path): AnyBlock[];
};

export const learnerValue = rolloutValue.extend({
  personId: z.string().transform((id) => id as UserId),
});

export const learnCommand = (certification: Certification) =>
  command({
    command: '/core',
    name: 'learn',
    summary: 'your training, from where you left off',
    usage: '',
    who: 'anyone',
    about: 'rollout',
    arguments: noArguments,
    run: (request) => openLearning(request, certification),
  });

const openAction = (certification: Certification) =>
  action({
    actionId: OPEN_PATH,
    who: 'anyone',
    about: 'rollout',
    value: rolloutValue,
    run: (request) => openLearning(request, certification),
  });

function openLearning(request: RolloutRequest, certification: Certification): Reply {
  const { database, acting, now } = request;
  // What is earned already needs no further press: lessons may have gone back to an earlier version.
  certification.settle(request, acting);
  const desk = findLearnerRecord(request, acting.userId, certification.testsDue);
  const message = learningMessage(pageOf(request, desk, certification));
  const { stage } = desk;
  if (stage.kind === 'finished' && !stage.asksAboutHelp) return tell(message);
  openPath(database, { acting, desk, message }, now);
  return tell(openedMessage(message.text));
}

const finishAction = (certification: Certification) =>
  action({
    actionId: FINISH_STEP,
    who: 'anyone',
    about: 'rollout',
    value: learnerValue.extend({
      lessonId: z.string(),
      version: z.string().transform(parseVersion),
      step: z.number(),
    }),
    run(request, { personId, lessonId, version, step }, pressed) {
      if (personId !== request.acting.userId) return tellOwn(request, personId, certification);
      const { database, acting, rolloutId, now } = request;
      const press = { lessonId, version: version ?? { major: 0, minor: 0 }, step };
      const input = { acting, rolloutId, press };
      const outcome = finishLessonStep(database, input, certification, now);
      const note = outcome.kind === 'done' ? undefined : sayStepRefusal(outcome.kind);
      return redraw(request, pressed, certification, note);
    },
  });

const goOn = (certification: Certification) =>
  action({
    actionId: GO_ON,
    who: 'anyone',
    about: 'rollout',
    value: learnerValue,
    run(request, { personId }, pressed) {
      if (personId !== request.acting.userId) return tellOwn(request, personId, certification);
      return redraw(request, pressed, certification);
    },
  });

const sayHelpAction = (certification: Certification) =>
  action({
    actionId: SAY_HELP,
    who: 'anyone',
    about: 'rollout',
    value: learnerValue.extend({ hadHelp: z.boolean() }),
    run(request, { personId, hadHelp }, pressed) {
      if (personId !== request.acting.userId) return tellOwn(request, personId, certification);
      const { database, acting, rolloutId, now } = request;
      const outcome = sayHelp(database, { acting, rolloutId, hadHelp }, now);
      return redraw(request, pressed, certification, saySaidHelp(outcome.kind));
    },
  });

/** The place where the person stands, in the message that they pressed. */
export function redraw(
  request: RolloutRequest,
  pressed: Pressed,
  certification: Certification,
  note?: string,
): Reply {
  const desk = findLearnerRecord(request, request.acting.userId, certification.testsDue);
  return show(pressed, learningMessage(pageOf(request, desk, certification, note)));
}

export function show({ surface }: Pressed, message: Message): Reply {
  return surface.kind === 'message' ? replace(message) : tell(message);
}

/** Somebody pressed in another person's message: theirs stays as it is. */
export function tellOwn(
  request: RolloutRequest,
  ownerId: UserId,
  certification: Certification,
): Reply {
  const desk = findLearnerRecord(request, request.acting.userId, certification.testsDue);
  const note = someoneElses(esc(findName(request.database, ownerId)));
  return tell(learningMessage(pageOf(request, desk, certification, note)));
}

export function pageOf(
  request: RolloutRequest,
  desk: LearnerRecord,
  certification: Certification,
  note?: string,
): LearningPage {
  const { rolloutId, personId, stage, progress } = desk;
  const earned = stage.kind === 'finished' ? certification.show(request, personId, stage.path) : [];
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

export const learningActions = (certification: Certification) => [
  openAction(certification),
  finishAction(certification),
  goOn(certification),
  sayHelpAction(certification),
];
