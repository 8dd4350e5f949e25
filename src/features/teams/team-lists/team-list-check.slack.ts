/* From what was written to teams that can be added, or to every mistake in it, by its line. */
import { z } from 'zod';
import type { UserId } from '../../../platform/ids.ts';
import type { RolloutRequest } from '../../../platform/request.ts';
import { unescaped } from '../../../platform/slack/blocks.ts';
import { peopleFinder } from '../../../platform/slack/directory.ts';
import { choice, commaList, dateList, number, timeZone } from '../../../platform/slack/fields.ts';
import { name } from '../../../platform/slack/name-field.ts';
import { sayChoice, sayCount } from '../../../platform/words.ts';
import { findRollout } from '../../rollout/rollouts/rollouts.store.ts';
import type { Team, TeamInput } from '../teams/team.ts';
import { listNamedTeams } from '../teams/team-names.store.ts';
import { idIn, type ListedTeam, peopleIn, type TeamColumn } from './team-list.ts';

export type Mistake = { line: number; says: string };
export type Checked = { teams: (TeamInput & { line: number })[]; mistakes: Mistake[] };

const cells = z.object({
  name: name('The team’s name', 80),
  size: number('The number of people', 1, 10_000, '12')
    .pipe(z.number().int({ error: 'The number of people must be a whole number, for example 12.' }))
    .optional(),
  workflows: commaList('What it would use it for').optional(),
  function: name('The function', 60).optional(),
  place: name('The place', 60).optional(),
  timeZone: timeZone.optional(),
  seniors: z
    .string()
    .transform((typed) => typed.replace(/\s*%$/, ''))
    .pipe(number('The share of experienced people', 0, 100, '40'))
    .optional(),
  regulated: z
    .string()
    .transform((typed) => typed.toLowerCase())
    .pipe(choice(['yes', 'no'], 'Special rules: write yes or no.'))
    .optional(),
  tools: commaList('Tools').optional(),
  daysOff: dateList('the days off'),
});

/** What a line leaves out is taken from the team that it is to be like, if any. */
export function checkTeams(
  request: RolloutRequest,
  listed: readonly ListedTeam[],
  like: Team | undefined,
): Checked {
  const { database, rolloutId } = request;
  const peopleOf = personReader(request);
  const taken = new Map(listNamedTeams(database, rolloutId).map(({ name }) => [keyOf(name), 0]));
  const rolloutZone = findRollout(database, rolloutId)?.timeZone ?? 'UTC';
  const mistakes: Mistake[] = [];
  const teams = listed.map(({ line, cells: written }) => {
    const wrong = (says: string) => mistakes.push({ line, says });
    const parsed = cells.safeParse(written);
    if (!parsed.success) for (const { message } of parsed.error.issues) wrong(message);
    const name = written.name ?? '';
    const before = taken.get(keyOf(name));
    if (name !== '' && before !== undefined) wrong(sayTaken(name, before));
    else taken.set(keyOf(name), line);
    const people = (column: TeamColumn) => peopleOf(written[column] ?? '', wrong);
    const [managerId, ...others] = people('manager');
    if (others.length > 0) wrong('A team has one manager: write one person there.');
    const memberIds = people('members');
    return { line, ...inputFrom(parsed.data, { managerId, memberIds }, like, rolloutZone) };
  });
  return { teams, mistakes };
}

function inputFrom(
  known: z.output<typeof cells> | undefined,
  people: { managerId: UserId | undefined; memberIds: UserId[] },
  like: Team | undefined,
  rolloutZone: string,
): TeamInput {
  const shared = like?.context;
  return {
    teamId: undefined,
    name: known?.name ?? '',
    ...people,
    workflows: known?.workflows ?? [...(like?.workflows ?? [])],
    daysOff: known?.daysOff ?? [],
    context: {
      function: known?.function ?? shared?.function ?? '',
      place: known?.place ?? shared?.place ?? '',
      timeZone: known?.timeZone ?? shared?.timeZone ?? rolloutZone,
      size: known?.size ?? Math.max(1, people.memberIds.length),
      seniority: known?.seniors === undefined ? (shared?.seniority ?? 0.5) : known.seniors / 100,
      regulated:
        known?.regulated === undefined ? (shared?.regulated ?? false) : known.regulated === 'yes',
      tools: known?.tools ?? [...(shared?.tools ?? [])],
    },
  };
}

const keyOf = (name: string) => name.trim().toLowerCase();

function sayTaken(name: string, line: number): string {
  return line === 0
    ? `"${name}" is in the rollout already. Take the line out; \`/rollout team edit ${name}\` changes that team.`
    : `"${name}" stands in line ${line} too. Give one of them another name.`;
}

/** Finds people as they were written, and says what is wrong with each that cannot be found. */
function personReader({ database }: RolloutRequest) {
  const find = peopleFinder(database);
  return (cell: string, wrong: (says: string) => void): UserId[] =>
    peopleIn(unescaped(cell)).flatMap((written) => {
      const found = find(idIn(written) ?? written);
      const active = found.filter((one) => !one.isDeactivated && !one.isBot);
      const [person, ...others] = active;
      if (person !== undefined && others.length === 0) return [person.userId];
      if (person !== undefined) wrong(sayAmbiguous(written, active));
      else wrong(sayUnknown(written, found[0]));
      return [];
    });
}

function sayAmbiguous(written: string, people: readonly { userId: string }[]): string {
  const ids = sayChoice(people.slice(0, 4).map(({ userId }) => userId));
  return `${sayCount(people.length, 'person is', 'people are')} called "${written}". Write the member ID of the one you mean: ${ids}.`;
}

function sayUnknown(written: string, found: { name: string; isBot: boolean } | undefined): string {
  if (found === undefined)
    return `I don’t know anyone called "${written}". Write the name as it stands in Slack, or the member ID from the profile.`;
  return found.isBot
    ? `"${found.name}" is an app. Name a person.`
    : `${found.name} no longer has an active account here. Name someone else.`;
}
