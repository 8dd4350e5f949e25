/* What a team lacks on the way to a champion: in words, and as what people can do about it. */
import { isAfter } from '../../../platform/calendar.ts';
import type { UserId } from '../../../platform/ids.ts';
import type { ReadContext } from '../../../platform/request.ts';
import { esc } from '../../../platform/slack/blocks.ts';
import { findName } from '../../../platform/slack/directory.ts';
import { sayChoice, sayDate } from '../../../platform/words.ts';
import type { Obliged } from '../../contract/criterion.ts';
import type { Team } from '../../teams/teams/team.ts';
import { confirmersOf } from '../nominations/nomination.ts';
import {
  championValue,
  OPEN_CONFIRM,
  OPEN_HOURS,
  OPEN_ONBOARDING,
} from '../nominations/nomination-messages.view.ts';
import { findDecidingTeam, listActiveLeads } from '../nominations/nominations.store.ts';
import { OPEN_SUGGESTIONS, suggestionsValue } from '../suggestions/suggestions.view.ts';
import { championsOf, hasBegun, hoursApproversOf, roleTitles } from './champion.ts';
import { backUpStatus, type ChampionStatus } from './champion-status.ts';
import { listChampionsByTeam } from './champions.store.ts';

export type TeamStatus = { team: Team; status: ChampionStatus };

export function sayLack(reading: ReadContext, { team, status }: TeamStatus): string {
  const { database, today } = reading;
  const of = `*${esc(team.name)}*`;
  if (status.kind === 'nobody') {
    const seekers = leads(reading).map((id) => esc(findName(database, id)));
    const who = seekers.length === 0 ? 'a lead' : sayChoice(seekers);
    return `${of} has no champion yet: ${who} finds one, and anyone can nominate with \`/champion nominate @person\`.`;
  }
  const name = esc(findName(database, status.champion.personId));
  const { hours } = status.champion;
  if (status.kind === 'without-hours' && hours !== undefined && isAfter(hours.fromOn, today))
    return `${of}: the hours of ${name} begin on ${sayDate(hours.fromOn, today)}; the person who approved them can let them begin sooner.`;
  const who = sayChoice(
    obligesFor(reading, { team, status }).map(({ personId }) => esc(findName(database, personId))),
  );
  if (status.kind !== 'waits') return `${of}: ${who} approves the hours of ${name} again.`;
  return {
    hours: `${of}: ${who} decides on the hours of ${name}.`,
    confirm: `${of}: ${who} confirms ${name}.`,
    accept: `${of}: ${name} decides.`,
  }[status.for];
}

export function obligesFor(reading: ReadContext, { team, status }: TeamStatus): Obliged[] {
  const leadIds = leads(reading);
  if (status.kind === 'nobody')
    return leadIds.map((personId) => suggest(personId, team, 'Find a champion for'));
  const { champion } = status;
  const name = esc(findName(reading.database, champion.personId));
  const role = `${roleTitles[champion.role]} of *${esc(team.name)}*`;
  const common = { teamId: team.id, value: championValue(champion) };
  if (status.kind === 'waits' && status.for === 'accept')
    return [
      {
        ...common,
        personId: champion.personId,
        text: `Decide whether you will be ${role}`,
        label: 'Read and decide',
        actionId: OPEN_ONBOARDING,
      },
    ];
  if (status.kind === 'waits' && status.for === 'confirm')
    return confirmersOf(champion.personId, leadIds).map((personId) => ({
      ...common,
      personId,
      text: `Confirm ${name} as ${role}`,
      label: 'Read and confirm',
      actionId: OPEN_CONFIRM,
    }));
  const deciding = findDecidingTeam(reading.database, team);
  // Who has decided that they begin later owes nothing until then.
  if (!hasBegun(champion, reading.today)) return [];
  return hoursApproversOf(champion.personId, deciding, leadIds).map((personId) => ({
    ...common,
    personId,
    text: `Decide on protected hours for ${name} as ${role}`,
    label: 'Decide on the hours',
    actionId: OPEN_HOURS,
  }));
}

/** Where a large team's back-up stands: somebody is nominated already, or the champion names one, or a lead does. */
export function backUpCase(
  reading: ReadContext,
  team: Team,
): { says: string; obliges: readonly Obliged[] } {
  const { database, rolloutId, today } = reading;
  const own = listChampionsByTeam(database, rolloutId, new Set([team.id])).get(team.id) ?? [];
  const status = backUpStatus(own, today);
  if (status !== undefined) {
    const about = { team, status };
    return { says: sayLack(reading, about), obliges: obligesFor(reading, about) };
  }
  const { champion } = championsOf(team.id, own);
  const owners = champion === undefined ? leads(reading) : [champion.personId];
  const names = sayChoice(owners.map((id) => esc(findName(database, id))));
  return {
    says: `*${esc(team.name)}*: ${names} names a back-up with \`/champion backup @person\`.`,
    obliges: owners.map((personId) => suggest(personId, team, 'Name a back-up champion for')),
  };
}

function suggest(
  personId: UserId,
  team: Team,
  what: 'Find a champion for' | 'Name a back-up champion for',
): Obliged {
  return {
    personId,
    text: `${what} *${esc(team.name)}*`,
    teamId: team.id,
    label: 'See who could do it',
    actionId: OPEN_SUGGESTIONS,
    value: suggestionsValue(team),
  };
}

function leads({ database, rolloutId }: ReadContext): UserId[] {
  return listActiveLeads(database, rolloutId);
}
