/* The company's own calendars of days off, for the operator. */
import { readFileSync, statSync } from 'node:fs';
import type { Command } from 'commander';
import { OperatorRefusal } from '../../../platform/cli/operator.ts';
import type { Operator } from '../../../platform/feature.ts';
import { CALENDAR_BYTES_MAX } from '../../../platform/ics.ts';
import { ownRequest } from '../../../platform/request.ts';
import { sayCount, sayDate } from '../../../platform/words.ts';
import { listOpenRollouts } from '../../rollout/rollouts/rollouts.store.ts';
import { listSites } from './holiday-places.store.ts';
import { importHolidays } from './import-holidays.usecase.ts';

export function addHolidays(program: Command, operator: Operator): void {
  const holidays = program
    .command('holidays')
    .description('Days off of sites that have a calendar of their own.');
  holidays
    .command('import')
    .description('Takes the days off of a place from an iCalendar file; a later file replaces it.')
    .argument('<file>', 'an .ics file with all-day events')
    .requiredOption('--place <name>', 'what the place is called, for example "Plant 2"')
    .action((file: string, { place }: { place: string }) => importFile(operator, file, place));
  holidays
    .command('list')
    .description('The places that have a calendar of their own.')
    .action(() => {
      const sites = listSites(operator.database());
      for (const { name } of sites) operator.print(name);
      if (sites.length === 0) operator.print('No place has a calendar of its own.');
    });
}

function importFile(operator: Operator, file: string, name: string): void {
  const { clock, product } = operator;
  const database = operator.database();
  const [rollout] = listOpenRollouts(database);
  if (rollout === undefined) {
    throw new OperatorRefusal('No rollout is open. Start one in Slack with /rollout setup.');
  }
  const state = { database, product, now: clock.now() };
  const request = ownRequest(state, rollout.workspaceId);
  const outcome = importHolidays(request, { name, text: textOf(file) });
  if (outcome.kind === 'refused') throw new OperatorRefusal(outcome.says);
  const [first, last] = [outcome.firstOn, outcome.lastOn].map((on) =>
    sayDate(Temporal.PlainDate.from(on)),
  );
  operator.print(
    `${sayCount(outcome.days, 'day')} off of ${name.trim()}, from ${first} to ${last}. Choose it as "Public holidays" of a team with /rollout team edit.`,
  );
}

function textOf(file: string): string {
  const size = statSync(file, { throwIfNoEntry: false })?.size;
  if (size === undefined) throw new OperatorRefusal(`There is no file ${file}.`);
  if (size > CALENDAR_BYTES_MAX) {
    throw new OperatorRefusal('The file is larger than a megabyte: export the days off alone.');
  }
  try {
    return readFileSync(file, 'utf8');
  } catch {
    throw new OperatorRefusal(`${file} cannot be read.`);
  }
}
