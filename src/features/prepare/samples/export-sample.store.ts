import type { ReadContext } from '../../../platform/request.ts';
import { listNamedTeams } from '../../teams/teams/team-names.store.ts';
import { atMost, isShownBelow } from '../verification/error-evidence.ts';
import { DEFAULT_LIMIT } from '../verification/judged-row.ts';
import { listDrawn, listStrata } from './drawn.store.ts';
import { isWrong } from './finding.ts';
import { listRegistered } from './outputs.store.ts';
import { listRegisters } from './registers.store.ts';
import { EXPORT_FORMAT, type SampleExport } from './sample-export.ts';

/** A draw that has been made, with everything that it takes to repeat it; never who reviewed. */
export function getSampleExport(
  { database, rolloutId }: ReadContext,
  number: number,
): SampleExport | undefined {
  const register = listRegisters(database, rolloutId).find((one) => one.number === number);
  const { first, second, seed, closedAt } = register ?? {};
  if (first === undefined || second === undefined || seed === undefined || closedAt === undefined)
    return undefined;
  const names = new Map<string, string>(
    listNamedTeams(database, rolloutId).map(({ id, name }) => [id, name]),
  );
  const teamOf = (id: string | undefined) =>
    id === undefined || id === '' ? null : (names.get(id) ?? id);
  const outputs = listRegistered(database, rolloutId, number);
  const idOf = new Map(outputs.map((one) => [one.number, one.outputId]));
  const drawn = listDrawn(database, rolloutId).filter((one) => one.register === number);
  const reviews = drawn.flatMap(({ number: output, finding, workflow }) =>
    finding === undefined
      ? []
      : [{ id: idOf.get(output) ?? '', workflow, wrong: isWrong(finding) }],
  );
  return {
    format: EXPORT_FORMAT,
    digits: [first.digits, second.digits],
    seed,
    strata: listStrata(database, rolloutId, number).map(({ workflow, team, count }) => ({
      ...{ workflow, count },
      team: teamOf(team),
    })),
    register: outputs.map(({ outputId, workflow, teamId }) => ({
      ...{ id: outputId, workflow },
      team: teamOf(teamId),
    })),
    drawn: drawn.map((one) => idOf.get(one.number) ?? ''),
    reviews: reviews.map(({ id, wrong }) => ({ id, wrong })),
    bounds: [...Map.groupBy(reviews, ({ workflow }) => workflow)].map(([workflow, theirs]) => {
      const errors = theirs.filter(({ wrong }) => wrong).length;
      const findings = { reviews: theirs.length, errors };
      return {
        ...{ workflow, ...findings, limit: DEFAULT_LIMIT },
        shown: isShownBelow(findings, DEFAULT_LIMIT),
        atMost: atMost(findings) ?? null,
      };
    }),
  };
}
