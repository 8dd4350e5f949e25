/* Answers that others wait for: within the reader's hours and not while they are not to be disturbed, and to nobody who has left. */
import { AWAITED_DELIVERY } from '../../../src/platform/outbox/direct.ts';
import { enqueue } from '../../../src/platform/outbox/outbox.ts';
import { ownRequest } from '../../../src/platform/request.ts';
import { sentence } from '../../../src/platform/slack/blocks.ts';
import { localAt } from '../quarter/day-model.ts';
import type { Dice } from '../quarter/dice.ts';
import { isOpenAt, type Reader, readersIn } from '../quarter/people-model.ts';
import type { Scene } from '../quarter/watch.ts';
import { localsFrom } from './moments.ts';
import { type Desk, WORKSPACE } from './office.ts';
import type { Postbox } from './postbox.ts';

type Expect = (holds: boolean, says: () => string) => void;
type Answer = { key: string; person: string; state: string; at: number };

const ROWS = `select key, destination as person, state, next_attempt_at as at from outbox
  where carrier = '${AWAITED_DELIVERY}'`;
const DAYS_AHEAD = 15;
/** Somebody of whom nothing is known any more. */
const STRANGER = 'USTRANGER';

export function answer(desk: Desk, person: string, dice: Dice): void {
  const request = ownRequest({ ...desk, now: desk.now() }, WORKSPACE);
  enqueue(request, {
    ...{ key: `questions.answer:${dice.seed()}`, handler: AWAITED_DELIVERY },
    ...{ destination: dice.chance(0.1) ? STRANGER : person, payload: sentence('An answer.') },
  });
}

export function watchAwaited({ database, now }: Desk, box: Postbox, expect: Expect) {
  const list = database.$client.prepare<[], Answer>(ROWS);
  let due: Answer[] = [];

  function judge(one: Answer, reader: Reader | undefined): void {
    const { key, person, state, at } = one;
    const moment = now().epochMilliseconds;
    if (reader === undefined) {
      expect(state === 'cancelled', () => `${key} is ${state}, and ${person} has left.`);
    } else if (!isOpenAt(localAt(moment, reader.zone), reader)) {
      const opens = localsFrom(moment, DAYS_AHEAD, reader.zone);
      const meant = opens.find((local) => isOpenAt(local, reader))?.at;
      expect(
        state === 'queued' && at === (meant ?? at) && at > moment,
        () => `${key} for ${person} is ${state} until ${sayAt(at)}, not ${meant && sayAt(meant)}.`,
      );
    } else if (box.isPaused(person)) {
      const isMeant = state === 'queued' ? at > moment : state === 'sent';
      expect(isMeant, () => `${key} is ${state}, and ${person} is not to be disturbed.`);
    } else expect(state === 'sent', () => `${key} is ${state}; ${person} could read it now.`);
  }

  return {
    before() {
      const moment = now().epochMilliseconds;
      due = list.all().filter(({ state, at }) => state === 'queued' && at <= moment);
    },
    after(scene: Scene) {
      if (due.length === 0 || box.isTroubled()) return;
      const later = new Map(list.all().map((one) => [one.key, one]));
      const readers = readersIn(scene);
      for (const { key, person } of due) {
        const one = later.get(key);
        if (one !== undefined) judge(one, readers.get(person));
      }
    },
  };
}

const sayAt = (at: number) => Temporal.Instant.fromEpochMilliseconds(at).toString();
