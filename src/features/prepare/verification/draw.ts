/* The draw that anybody can repeat: hashes of a seed that two people gave, and nothing else. */

/** Lower-case hex SHA-256 of a text in UTF-8; handed in, so that this file stays pure. */
export type Sha256 = (text: string) => string;

/** One output of a register; an output of no team stands in a stratum of its own. */
export type Registered = { id: string; workflow: string; team: string | undefined };
export type Ticket<Output extends Registered> = { output: Output; ticket: string };

/** The digits of two people, in the order in which they were given, joined by a colon and hashed. */
export const seedOf = (digits: readonly [string, string], sha256: Sha256) =>
  sha256(`${digits[0]}:${digits[1]}`);

export const ticketOf = (seed: string, outputId: string, sha256: Sha256) =>
  sha256(`${seed}:${outputId}`);

/** Outputs with their tickets, the smallest first: the order in which they would be drawn. */
export function inTicketOrder<Output extends Registered>(
  outputs: readonly Output[],
  seed: string,
  sha256: Sha256,
): Ticket<Output>[] {
  return outputs
    .map((output) => ({ output, ticket: ticketOf(seed, output.id, sha256) }))
    .sort((one, other) => (one.ticket < other.ticket ? -1 : 1));
}

export const stratumOf = ({ workflow, team }: Registered) => JSON.stringify([workflow, team ?? '']);

/**
 * The smallest tickets of each stratum (workflow and team), as many as `countOf` says of it, all in ticket order.
 * A larger count adds to a smaller one and takes nobody away.
 */
export function drawSample<Output extends Registered>(
  tickets: readonly Ticket<Output>[],
  countOf: (output: Output) => number,
): Ticket<Output>[] {
  const taken = new Map<string, number>();
  return tickets.filter(({ output }) => {
    const stratum = stratumOf(output);
    const before = taken.get(stratum) ?? 0;
    taken.set(stratum, before + 1);
    return before < countOf(output);
  });
}
