/*
 * The plan of messages by itself: people in every zone and with every kind of hours, things that were said any
 * number of times, clocks that change. Each plan is made twice, by the product and by the oracle's rules.
 */

import type { Availability } from '../../../src/features/teams/calendars/quiet-hours.ts';
import type { PlannedNudge, Purpose } from '../../../src/features/telling/nudges/nudge.ts';
import { budgetOf } from '../../../src/features/telling/nudges/nudge-budget.ts';
import { startHistory } from '../../../src/features/telling/nudges/nudge-history.ts';
import { type NudgePeople, planNudges } from '../../../src/features/telling/nudges/nudge-plan.ts';
import type { UserId } from '../../../src/platform/ids.ts';
import { numberFor } from '../quarter/budget-model.ts';
import { type Dice, diceFrom } from '../quarter/dice.ts';
import { type Due, dueFor, type Heard } from '../quarter/due-model.ts';
import { type Open, openFor } from '../quarter/open-model.ts';
import type { Drilled } from '../sender/drill.ts';
import { type Actor, castFor, momentFor } from './cast.ts';
import { localsFrom } from './moments.ts';
import { judgeSmallRules } from './small-rules.ts';
import { GONE, heardBy, type Thing, thingFor } from './things.ts';

const PLANS = 24;
const DAYS_AHEAD = 15;
const ROLES = { lead: 'lead', champion: 'office', team: 'team', sponsor: 'sponsor' };

type Company = {
  now: Temporal.Instant;
  cast: readonly Actor[];
  things: readonly Thing[];
  heard: ReadonlyMap<string, Heard[]>;
  urgentlyTold: ReadonlySet<string>;
};

export function drillVoice(seed: number): Drilled {
  const dice = diceFrom(seed);
  const drilled: Drilled = { wrong: undefined, checks: 0, said: 0, deaths: 0 };
  const expect = (holds: boolean, says: () => string) => {
    drilled.checks += 1;
    if (!holds) drilled.wrong ??= says();
  };
  for (let plan = 0; plan < PLANS && drilled.wrong === undefined; plan += 1) {
    judgeSmallRules(dice, expect);
    const company = companyFor(dice);
    const planned = new Map<string, PlannedNudge>(
      planOf(company).map((nudge) => [nudge.personId, nudge]),
    );
    const meant = duesOf(company);
    if (planned.has(GONE)) drilled.wrong ??= `${GONE} is to hear something.`;
    for (const { id, zone, hours } of company.cast) {
      const [found, due] = [wordsOf(planned.get(id), company.now), sayDue(meant.get(id))];
      drilled.checks += 1;
      if (due !== undefined) drilled.said += 1;
      if (found === due) continue;
      drilled.wrong ??= `At ${company.now} ${id} (${zone}, ${hours.from}-${hours.until}) is to hear ${found}; the oracle has ${due}.`;
    }
  }
  return drilled;
}

function companyFor(dice: Dice): Company {
  const moment = momentFor(dice);
  const cast = castFor(moment, dice);
  const { now } = moment;
  const things = Array.from({ length: 24 }, (_, number) => thingFor(number, cast, now, dice));
  const dateOf = (zone: string) => now.toZonedDateTimeISO(zone).toPlainDate().toString();
  const heard = new Map(cast.map(({ id, zone }) => [id, heardBy(dateOf(zone), dice)]));
  const told = [...cast.map(({ id }) => id), GONE].filter(() => dice.chance(0.1));
  return { now, cast, things, heard, urgentlyTold: new Set(told) };
}

function planOf({ now, cast, things, heard, urgentlyTold }: Company): PlannedNudge[] {
  const { history, ...add } = startHistory();
  for (const { one, contacts, reply } of things) {
    for (const { purpose, at, on } of contacts)
      add.addContact(one.personId, one.key, {
        purpose: purpose as Purpose,
        sentAt: Temporal.Instant.fromEpochMilliseconds(at),
        sentOn: Temporal.PlainDate.from(on),
      });
    if (reply === undefined) continue;
    const repliedAt = Temporal.Instant.fromEpochMilliseconds(reply.at);
    const base = { personId: one.personId, obligationKey: one.key, repliedAt };
    if (reply.until === null)
      add.addReply({ ...base, choice: reply.choice === 'keep' ? 'keep' : 'not-me' });
    else add.addReply({ ...base, choice: 'later', untilOn: Temporal.PlainDate.from(reply.until) });
  }
  for (const [id, all] of heard)
    for (const { on, isUrgent } of all) add.addMessage(id as UserId, on, isUrgent);
  for (const { id, stopped } of cast) add.addStopped(id as UserId, [...stopped]);
  const byId = new Map(cast.map((actor) => [actor.id, actor]));
  const coverOf = new Map(things.map(({ one, backUp, lead }) => [one, { backUp, lead }]));
  const people: NudgePeople = {
    availability: new Map(cast.map((actor) => [actor.id as UserId, availabilityOf(actor)])),
    budgetOf(id) {
      const { budget, role = 'team' } = byId.get(id) ?? {};
      return budgetOf(budget as Parameters<typeof budgetOf>[0], role);
    },
    coverOf(one) {
      const { backUp, lead } = coverOf.get(one) ?? {};
      return { backUpId: backUp as UserId | undefined, leadId: lead as UserId | undefined };
    },
    urgentlyTold: urgentlyTold as ReadonlySet<UserId>,
  };
  return planNudges(
    things.map(({ one }) => one),
    history,
    people,
    now,
  );
}

function availabilityOf({ zone, hours, week, away }: Actor): Availability {
  return {
    timeZone: zone,
    from: Temporal.PlainTime.from(hours.from),
    until: Temporal.PlainTime.from(hours.until),
    calendar: { weekdays: week.weekdays, holidays: week.off },
    away: away.map(({ from, to }) => ({
      fromOn: Temporal.PlainDate.from(from),
      toOn: Temporal.PlainDate.from(to),
    })),
  };
}

function duesOf({ now, cast, things, heard, urgentlyTold }: Company): Map<string, Due> {
  const readers = new Map(cast.map((actor) => [actor.id, actor]));
  const open = things.flatMap(({ one, contacts, reply, backUp, lead }): Open[] => {
    const own = { contacts, reply, backUp, lead: readers.has(lead ?? '') ? lead : undefined };
    const found = openFor(one, { readers, now: now.epochMilliseconds, ...own });
    return found === undefined ? [] : [found];
  });
  const byReceiver = Map.groupBy(open, ({ next }) => next.to);
  const zones = new Map(
    [...new Set(cast.map(({ zone }) => zone))].map((zone) => [
      zone,
      localsFrom(now.epochMilliseconds, DAYS_AHEAD, zone),
    ]),
  );
  return new Map(
    cast.flatMap((actor) => {
      const own = byReceiver.get(actor.id) ?? [];
      const isUrgentlyTold = urgentlyTold.has(actor.id);
      if (own.length === 0 && !isUrgentlyTold) return [];
      const budget = () => numberFor(actor.budget, new Set([ROLES[actor.role]]));
      const standing = { open: own, said: heard.get(actor.id) ?? [], budget, isUrgentlyTold };
      const due = dueFor(actor, standing, zones.get(actor.zone) ?? []);
      return due === undefined ? [] : [[actor.id, due]];
    }),
  );
}

/** What comes later than the oracle looks is nothing yet. */
function wordsOf(nudge: PlannedNudge | undefined, now: Temporal.Instant): string | undefined {
  const last = now.add({ hours: 24 * DAYS_AHEAD }).epochMilliseconds;
  if (nudge === undefined || nudge.sendAt.epochMilliseconds > last) return undefined;
  const items = nudge.items.map(({ obligation, purpose }) => ({
    ...{ about: obligation.personId, what: obligation.key, purpose },
  }));
  const { isUrgent, sendOn, sendAt } = nudge;
  return sayDue({ at: sendAt.epochMilliseconds, on: sendOn.toString(), isUrgent, items });
}

function sayDue(due: Due | undefined): string | undefined {
  if (due === undefined) return undefined;
  const items = due.items.map(({ about, what, purpose }) => `${purpose} ${about} ${what}`);
  const at = Temporal.Instant.fromEpochMilliseconds(due.at);
  return `${due.isUrgent ? 'an urgent one' : 'one'} of ${due.on} at ${at}: ${items.join(', ')}`;
}
