import { z } from 'zod';
import type { RolloutRequest } from '../../../platform/request.ts';
import { esc, sentence } from '../../../platform/slack/blocks.ts';
import { action, type Pressed, submission } from '../../../platform/slack/declarations.ts';
import { findName, listNames } from '../../../platform/slack/directory.ts';
import { date, text, userId } from '../../../platform/slack/fields.ts';
import {
  fieldErrors,
  home,
  type Modal,
  open,
  type Reply,
  tell,
} from '../../../platform/slack/reply.ts';
import { sayDate } from '../../../platform/words.ts';
import {
  type ArrangeOutcome,
  arrangeObligation,
  type Change,
} from './arrange-obligation.usecase.ts';
import { ASK_AGAIN, DROP, GIVE_ON, MOVE_DATE, TAKE_OVER } from './arranging-buttons.view.ts';
import {
  DROP_FORM,
  dropModal,
  GIVE_FORM,
  giveModal,
  MOVE_FORM,
  moveModal,
} from './arranging-modals.view.ts';
import { listTakers } from './open-thing.store.ts';
import type { ThingShown } from './open-thing.ts';
import {
  type Named,
  NOT_ALLOWED,
  opening,
  refOf,
  SETTLED,
  thingValue,
  WHO,
} from './things.slack.ts';

const showing = (modal: (shown: ThingShown) => Modal) => (_: RolloutRequest, shown: ThingShown) =>
  open(modal(shown));

const openGive = opening(GIVE_ON, (request, shown) => {
  const takers = listTakers(request, shown.obligation);
  if (takers.length === 0) return tell(NO_TAKER);
  const names = listNames(request.database, takers);
  return open(
    giveModal(
      shown,
      takers.map((id, index) => {
        const name = names[index] ?? '';
        return { userId: id, label: id === request.acting.userId ? `${name} (you)` : name };
      }),
    ),
  );
});

/** Acts that need no form. */
const pressing = (actionId: string, changeOf: (request: RolloutRequest) => Change) =>
  action({
    actionId,
    who: WHO,
    about: 'rollout',
    value: thingValue,
    run(request, value, { surface }: Pressed): Reply | readonly Reply[] {
      const change = changeOf(request);
      const outcome = arrangeObligation(request, { ref: refOf(value), change });
      const answer = tell(sentence(answerWords(request, outcome, change)));
      return surface.kind === 'home' ? [answer, home] : answer;
    },
  });

const giveForm = submission({
  callbackId: GIVE_FORM,
  who: WHO,
  about: 'rollout',
  context: thingValue,
  fields: z.object({ person: userId('Choose who does it.') }),
  run: (request, { person }, value) => arrange(request, value, { kind: 'give', to: person }),
});

const moveForm = submission({
  callbackId: MOVE_FORM,
  who: WHO,
  about: 'rollout',
  context: thingValue,
  fields: z.object({ date: date('The date') }),
  run: (request, typed, value) => arrange(request, value, { kind: 'move', dueOn: typed.date }),
});

const dropForm = submission({
  callbackId: DROP_FORM,
  who: WHO,
  about: 'rollout',
  context: thingValue,
  fields: z.object({ reason: text('The reason', 300) }),
  run: (request, { reason }, value) => arrange(request, value, { kind: 'drop', reason }),
});

function arrange(request: RolloutRequest, value: Named, change: Change): Reply {
  const outcome = arrangeObligation(request, { ref: refOf(value), change });
  const words = answerWords(request, outcome, change);
  const field = { give: 'person', move: 'date', drop: 'reason', 'ask-again': '' }[change.kind];
  const isMendable = ['cannot-take', 'has-it-already', 'date-out-of-range', 'no-reason'];
  if (isMendable.includes(outcome.kind)) return fieldErrors({ [field]: words });
  return tell(sentence(words));
}

function answerWords(request: RolloutRequest, outcome: ArrangeOutcome, change: Change): string {
  switch (outcome.kind) {
    case 'settled':
      return SETTLED.text;
    case 'not-allowed':
      return NOT_ALLOWED.text;
    case 'cannot-take':
      return 'This person can’t settle it. Choose one of those in the list.';
    case 'has-it-already':
      return 'It is already theirs. Choose someone else.';
    case 'date-out-of-range':
      return 'Choose a date from today to a year ahead.';
    case 'no-reason':
      return 'Say in a few words why it is not needed, so that others can follow it later.';
    case 'is-asked':
      return 'It is already being asked for. Nothing was changed.';
    case 'arranged':
      return doneWords(request, outcome.thing.obligation.text, change);
  }
}

function doneWords({ database, acting, today }: RolloutRequest, what: string, change: Change) {
  switch (change.kind) {
    case 'give':
      return change.to === acting.userId
        ? `It is yours now: ${what}.`
        : `It is with ${esc(findName(database, change.to))} now, who is asked with their next message: ${what}.`;
    case 'move':
      return `It is due ${sayDate(change.dueOn, today)} now: ${what}.`;
    case 'drop':
      return `Nobody is asked for this now: ${what}. What a gate asks for stays as it is.`;
    case 'ask-again':
      return `It is asked for again: ${what}.`;
  }
}

const NO_TAKER = sentence(
  'Nobody else can settle this one. You can write to the person, give it a new date or drop it.',
);

export const arrangingActions = [
  openGive,
  opening(MOVE_DATE, showing(moveModal)),
  opening(DROP, showing(dropModal)),
  pressing(TAKE_OVER, ({ acting }) => ({ kind: 'give', to: acting.userId })),
  pressing(ASK_AGAIN, () => ({ kind: 'ask-again' })),
];
export const arrangingSubmissions = [giveForm, moveForm, dropForm];
