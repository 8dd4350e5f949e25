/* A program that pushes who used the capability on which day: signed, now and then twice, in another order, or corrected. */
import { Webhook } from 'standardwebhooks';
import type { Dice } from '../dice.ts';
import type { House } from '../house.ts';
import { type Delivery, isLetGo, type Note, openQueue, post } from './door.ts';

export const BRIDGE = 'bridge';
const PATH = '/hooks/usage';
const PEOPLE = ['mia', 'tom', 'ana', 'lee'].map((name) => `${name}@bridge.example`);
const DAYS_BACK = 4;
/** A clock that is further off than that is refused. */
const TOLERANCE_SECONDS = 300;

type Row = { person: string; day: string; actions: number };

/** Between which a sum lies; mostly it is known. */
export type Told = { least: number; most: number };

export type Program = {
  run(house: House, dice: Dice, note: Note): Promise<void>;
  /** Sends what is left to be sent. */
  finish(house: House, note: Note): Promise<void>;
  /** What must stand in the bot's file by now. */
  told(): ReadonlyMap<string, Told>;
};

const rowsOf = ({ body }: Delivery): Row[] => JSON.parse(body).rows;

export function openBridge(secretOf: (house: House) => string | undefined): Program {
  const queue = openQueue();
  const model = new Map<string, Told>();
  let count = 0;

  function headersFor(house: House, { id, body }: Pick<Delivery, 'id' | 'body'>, secret: string) {
    const at = new Date(house.workspace.clock.now().epochMilliseconds);
    return {
      'webhook-id': id,
      'webhook-timestamp': String(Math.floor(at.getTime() / 1000)),
      'webhook-signature': new Webhook(secret).sign(id, at, body),
    };
  }

  const isClockWrong = (house: House) =>
    Math.abs(house.now().until(house.workspace.clock.now()).total('seconds')) > TOLERANCE_SECONDS;

  /** True when it was taken; what is too old to be taken is thrown away. */
  async function send(house: House, delivery: Delivery, note: Note): Promise<boolean | 'too old'> {
    const secret = secretOf(house);
    if (secret === undefined) return false;
    const answer = await post(house, PATH, delivery.body, headersFor(house, delivery, secret));
    if (answer === undefined || answer.status >= 500) return false;
    if (answer.status === 401 && isClockWrong(house)) return false;
    const isTooOld =
      answer.status === 422 && rowsOf(delivery).some(({ day }) => isLetGo(house, day));
    note(
      answer.status === 202 || isTooOld,
      `${delivery.id} was answered with ${answer.status}: ${JSON.stringify(answer.body)}`,
    );
    return isTooOld ? 'too old' : answer.status === 202;
  }

  async function sendAll(house: House, note: Note): Promise<void> {
    await queue.send(async (delivery) => {
      const isTaken = await send(house, delivery, note);
      if (isTaken === true)
        for (const { person, day, actions } of rowsOf(delivery))
          model.set(`${person} ${day}`, { least: actions, most: actions });
      return isTaken !== false;
    });
  }

  function write(house: House, dice: Dice): Delivery {
    count += 1;
    const today = house.workspace.clock.now().toZonedDateTimeISO('UTC').toPlainDate();
    const rows = PEOPLE.filter(() => dice.chance(0.5)).map((person) => ({
      person,
      day: today.subtract({ days: dice.below(DAYS_BACK) }).toString(),
      actions: dice.below(20),
    }));
    const body = JSON.stringify({ source: BRIDGE, partial: true, rows });
    const at = house.workspace.clock.now();
    return { id: `bridge-${count}`, body, at, isTried: rows.length === 0 };
  }

  return {
    async run(house, dice, note) {
      const fresh = write(house, dice);
      if (!fresh.isTried) queue.add(fresh);
      // It pauses now and then, and sends several things at once.
      if (dice.chance(0.3)) return;
      if (dice.chance(0.5)) queue.swap();
      await sendAll(house, note);
      const again = dice.chance(0.4) ? dice.pick(queue.past(fresh.at)) : undefined;
      if (again !== undefined) await send(house, again, note);
      if (dice.chance(0.2)) await forge(house, fresh, note);
    },
    finish: sendAll,
    told: () => model,
  };

  async function forge(house: House, { body }: Delivery, note: Note): Promise<void> {
    const forged = {
      id: `forged-${count}`,
      body: body.replaceAll(/"actions":\d+/g, '"actions":99'),
    };
    const secret = `whsec_${Buffer.from('somebody else has made this one').toString('base64')}`;
    const answer = await post(house, PATH, forged.body, headersFor(house, forged, secret));
    note(
      answer === undefined || answer.status === 401,
      `A forged delivery was answered with ${answer?.status}.`,
    );
  }
}
