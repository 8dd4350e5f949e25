/* Tickets of a register: worked out a part at a time, and drawn from in one statement. */
import type { Database } from '../../../platform/database.ts';
import type { RolloutId } from '../../../platform/ids.ts';
import { perDatabase } from '../../../platform/prepared.ts';
import { remember } from '../../../platform/remember.ts';
import { sha256 } from '../../../platform/sha256.ts';
import { ticketOf } from '../verification/draw.ts';
import { USUAL_PER_STRATUM } from './sampling-rate.ts';

type Of = { rolloutId: RolloutId; register: number };

const PER_STRATUM = `coalesce((select per_stratum from sampling_rates
  where rollout_id = @rolloutId and sampling_rates.workflow = of_register.workflow), @usual)`;

const queries = perDatabase(({ $client }) => ({
  missing: $client.prepare<Of>(
    'select 1 from outputs where rollout_id = @rolloutId and register = @register and ticket is null limit 1',
  ),
  without: $client.prepare<Of & { most: number }, { number: number; outputId: string }>(
    `select number, output_id as outputId from outputs
     where rollout_id = @rolloutId and register = @register and ticket is null limit @most`,
  ),
  save: $client.prepare<[string]>(
    `update outputs set ticket = one.value ->> 1
     from json_each(?) as one where outputs.number = one.value ->> 0`,
  ),
  draw: $client.prepare<Of & { usual: number }>(
    `insert into drawn_outputs (output_number, rollout_id, register, place, ticket, workflow, team_id)
     select number, rollout_id, register, row_number() over (order by ticket), ticket, workflow, team_id
     from (
       select number, rollout_id, register, ticket, workflow, team_id,
         row_number() over (partition by workflow, team_id order by ticket) as nth
       from outputs where rollout_id = @rolloutId and register = @register
     ) as of_register
     where nth <= ${PER_STRATUM}
     order by ticket`,
  ),
  strata: $client.prepare<Of & { usual: number }, { size: number }>(
    `insert into sample_strata (rollout_id, register, workflow, team, size, count)
     select @rolloutId, @register, workflow, coalesce(team_id, ''), count(*), ${PER_STRATUM}
     from outputs as of_register where rollout_id = @rolloutId and register = @register
     group by workflow, team_id returning size`,
  ),
}));

/** Whether an output of a register has no ticket yet. */
export const isTicketMissing = (database: Database, of: Of): boolean =>
  remember(
    database,
    `outputs without ticket ${of.rolloutId} ${of.register}`,
    () => queries(database).missing.get(of) !== undefined,
  );

/** Works out tickets of so many outputs at most. */
export function saveTickets(database: Database, of: Of, seed: string, most: number): void {
  const rows = queries(database)
    .without.all({ ...of, most })
    .map(({ number, outputId }) => [number, ticketOf(seed, outputId, sha256)]);
  if (rows.length > 0) queries(database).save.run(JSON.stringify(rows));
}

/**
 * Draws the smallest tickets of each workflow and team, as `drawSample` says it of a table, and keeps how many
 * there were. Every output has its ticket. Answers how many were drawn, and of how many.
 */
export function saveDraw(
  database: Database,
  of: Of,
  usual = USUAL_PER_STRATUM,
): { drawn: number; of: number } {
  const sizes = queries(database).strata.all({ ...of, usual });
  const drawn = queries(database).draw.run({ ...of, usual }).changes;
  return { drawn, of: sizes.reduce((sum, { size }) => sum + size, 0) };
}
