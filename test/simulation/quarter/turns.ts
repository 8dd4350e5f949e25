/* What happens in the company without the bot: people leave, come back, move, are away; channels lose the bot. */

import type { Dice } from './dice.ts';
import type { House } from './house.ts';
import { STATUSES } from './people-model.ts';
import type { Turn } from './plan.ts';

const ZONES = ['Europe/Berlin', 'America/New_York', 'Asia/Tokyo', 'Australia/Lord_Howe'];
/** Never all of these at once: somebody must be there who can act. */
const STAYS = new Set(['ULENA', 'UINES', 'UMARTA']);

/** Several things at once of one person, of which only the last is so; Slack may tell them in any order. */
async function waver({ workspace: { company, clock } }: House, person: string, dice: Dice) {
  const pass = () => clock.moveTo(clock.now().add({ seconds: 20 + dice.below(60) }));
  if (!STAYS.has(person) && dice.chance(0.6)) {
    await company.deactivates(person);
    pass();
    await company.reactivates(person);
    pass();
    if (dice.chance(0.4)) await company.deactivates(person);
  }
  await company.moves(person, dice.pick(ZONES) ?? 'UTC');
  pass();
  await company.setsStatus(person, { text: dice.pick(Object.keys(STATUSES)) ?? '' });
  pass();
  await company.setsStatus(person, { text: dice.pick(Object.keys(STATUSES)) ?? '' });
}

export async function turn(house: House, what: Turn, dice: Dice): Promise<string> {
  const { company, world } = house.workspace;
  const people = world.records.members.all().filter(({ isBot }) => !isBot);
  const here = people.filter(({ deactivated }) => !deactivated);
  const person = dice.pick(here)?.id ?? 'ULENA';
  const until = world.clock.now().add({ hours: 24 * (1 + dice.below(6)) });
  switch (what) {
    case 'leaves': {
      const leaver = dice.pick(here.filter(({ id }) => !STAYS.has(id)))?.id;
      if (leaver === undefined || here.length < 30) return '';
      await company.deactivates(leaver);
      return leaver;
    }
    case 'returns': {
      const gone = dice.pick(people.filter(({ deactivated }) => deactivated))?.id;
      if (gone !== undefined) await company.reactivates(gone);
      return gone ?? '';
    }
    case 'moves':
      await company.moves(person, dice.pick(ZONES) ?? 'UTC');
      return person;
    case 'status':
      await company.setsStatus(person, {
        text: dice.pick(Object.keys(STATUSES)) ?? '',
        ...(dice.chance(0.7) ? { until: until.toString() } : {}),
      });
      return person;
    case 'quiet':
      await company.doesNotDisturb(person, until);
      return person;
    case 'wavers':
      await waver(house, person, dice);
      return person;
    case 'kicks-bot':
      await company.removesBot('ai-rollout');
      return '';
    case 'invites-bot':
      await company.invitesBot('ai-rollout');
      return '';
    case 'restart':
      await house.restart();
      return '';
  }
}
