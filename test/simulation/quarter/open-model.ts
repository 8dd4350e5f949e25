/* What is to be said next about everything that is owed, by who is to hear it. */
import type { Obligation } from '../../../src/features/contract/obligation.ts';
import {
  listOpenRollouts,
  listRoleHolders,
} from '../../../src/features/rollout/rollouts/rollouts.store.ts';
import { getOpenObligations } from '../../../src/features/telling/obligations/obligations.store.ts';
import { onceFor } from '../../../src/platform/once-for.ts';
import { localAt } from './day-model.ts';
import { backOn, isAwayOn, type Reader } from './people-model.ts';
import { type Next, nextFor, type Reply, type Said } from './step-model.ts';
import { rows, type Scene } from './watch.ts';

export type Open = { one: Obligation; next: Next; lastOn: string | undefined };

export function openByReceiver(
  scene: Scene,
  readers: ReadonlyMap<string, Reader>,
): ReadonlyMap<string, Open[]> {
  const { database, app } = scene.house.bot();
  const state = { database, product: app.product, now: scene.now };
  const obligations = getOpenObligations(state).all();
  const owed = new Set(obligations.map(({ personId, key }) => `${personId} ${key}`));
  const contacts = contactsIn(scene);
  const replies = repliesIn(scene);
  const coverOf = coverIn(scene);
  const found = new Map<string, Open[]>();
  for (const one of obligations) {
    const thing = `${one.personId} ${one.key}`;
    const { backUp, leads } = coverOf(one);
    const open = openFor(one, {
      ...{ readers, now: scene.now.epochMilliseconds, backUp },
      ...{ contacts: contacts(thing), reply: replies.get(thing) },
      lead: leads.find(
        (id) => id !== one.personId && readers.has(id) && !owed.has(`${id} ${one.key}`),
      ),
    });
    if (open === undefined) continue;
    const known = found.get(open.next.to);
    if (known === undefined) found.set(open.next.to, [open]);
    else known.push(open);
  }
  return found;
}

export type Around = {
  readers: ReadonlyMap<string, Reader>;
  now: number;
  contacts: readonly Said[];
  reply: Reply | undefined;
  backUp: string | undefined;
  /** Who can be written to, and does not owe the same. */
  lead: string | undefined;
};

/** One thing with what is said next about it; undefined when nothing is. */
export function openFor(
  one: Obligation,
  { readers, now, contacts, reply, backUp, lead }: Around,
): Open | undefined {
  const owner = readers.get(one.personId);
  if (owner === undefined || owner.stopped.has(one.topic)) return undefined;
  const today = localAt(now, owner.zone).date;
  const isAway = isAwayOn(today, owner);
  const standIn = backUp === undefined ? undefined : readers.get(backUp);
  const isHere = standIn && !isAwayOn(localAt(now, standIn.zone).date, standIn);
  const next = nextFor(one, {
    ...{ contacts, reply, week: owner.week, isAway, lead },
    back: isAway ? backOn(today, owner) : undefined,
    backUp: isHere ? backUp : undefined,
  });
  return next && { one, next, lastOn: contacts.at(-1)?.on };
}

type Contact = Said & { thing: string };

function contactsIn(scene: Scene): (thing: string) => readonly Said[] {
  const found = rows<Contact>(
    scene,
    `select about_id || ' ' || obligation_key as thing, purpose, sent_at as at, send_on as "on"
     from nudge_items join nudges on nudges.key = nudge_key
     where is_open = 1 and sent_at is not null order by sent_at`,
  );
  const known = byThing(found);
  const now = scene.now.epochMilliseconds;
  return (thing) => (known.get(thing) ?? []).filter(({ at }) => at !== now);
}

const byThing = onceFor((found: readonly Contact[]) => Map.groupBy(found, ({ thing }) => thing));

function repliesIn(scene: Scene): ReadonlyMap<string, Reply> {
  const found = rows<Reply & { thing: string }>(
    scene,
    `select person_id || ' ' || obligation_key as thing, choice, replied_at as at, until_on as until
     from nudge_replies`,
  );
  return new Map(found.map((reply) => [reply.thing, reply]));
}

function coverIn(scene: Scene) {
  const { database } = scene.house.bot();
  const byRollout = new Map(
    listOpenRollouts(database).map((rollout) => {
      const backUps = new Map(
        rows<{ team: string; person: string }>(
          scene,
          `select team_id as team, person_id as person from champions where rollout_id = ?
           and role = 'back-up' and accepted_at is not null and ended_at is null order by id desc`,
          rollout.id,
        ).map(({ team, person }) => [team, person]),
      );
      return [rollout.id, { backUps, leads: listRoleHolders(database, rollout.id, 'lead') }];
    }),
  );
  return ({ rolloutId, teamId }: Obligation) => {
    const own = byRollout.get(rolloutId);
    return {
      backUp: teamId === undefined ? undefined : own?.backUps.get(teamId),
      leads: (own?.leads ?? []) as readonly string[],
    };
  };
}
