/* A sample as a file that anybody can check alone: digits, register, what was drawn, what reviews found. */
import {
  drawSample,
  inTicketOrder,
  type Registered,
  type Sha256,
  seedOf,
  stratumOf,
} from '../verification/draw.ts';
import { atMost, isShownBelow } from '../verification/error-evidence.ts';

export const EXPORT_FORMAT = 'groundswell-sample/1';

/** What was found in one workflow's reviews, and the bound that was stated. Shares, 0 to 1. */
export type StatedBound = {
  workflow: string;
  reviews: number;
  errors: number;
  limit: number;
  shown: boolean;
  atMost: number | null;
};

export type ExportedOutput = { id: string; workflow: string; team: string | null };

/** `reviews` holds one counted verdict for each output that has one, and never who gave it. */
export type SampleExport = {
  format: typeof EXPORT_FORMAT;
  digits: readonly [string, string];
  seed: string;
  strata: readonly { workflow: string; team: string | null; count: number }[];
  register: readonly ExportedOutput[];
  drawn: readonly string[];
  reviews: readonly { id: string; wrong: boolean }[];
  bounds: readonly StatedBound[];
};

/** One thing that was computed again; `problem` says what is different. */
export type Verified = { what: string; problem: string | undefined };

const registered = ({ id, workflow, team }: ExportedOutput): Registered => ({
  id,
  workflow,
  team: team ?? undefined,
});

/** Seed, draw, order and bounds, each computed again from the file alone. */
export function verifySample(sample: SampleExport, sha256: Sha256): Verified[] {
  const seed = seedOf(sample.digits, sha256);
  return [
    {
      what: 'seed',
      problem:
        seed === sample.seed ? undefined : `the digits make ${seed}, the file says ${sample.seed}`,
    },
    {
      what: 'register',
      problem: twice(sample.register.map(({ id }) => id)) ?? strataProblem(sample),
    },
    ...verifyDraw(sample, sha256),
    { what: 'reviews', problem: reviewProblem(sample) },
    ...sample.bounds.map((stated) => verifyBound(sample, stated)),
    ...missingBounds(sample),
  ];
}

/** Of what nothing says how many are drawn, nothing would be: outputs could be hidden that way. */
function strataProblem({ register, strata }: SampleExport): string | undefined {
  const known = new Set(strata.map((one) => stratumOf(registered({ id: '', ...one }))));
  const one = register.find((output) => !known.has(stratumOf(registered(output))));
  if (one === undefined) return undefined;
  const { id, workflow, team } = one;
  const whose = team === null ? workflow : `${workflow}, ${team}`;
  return `${id} is in the register, and nothing says how many of ${whose} are drawn`;
}

function verifyDraw(sample: SampleExport, sha256: Sha256): Verified[] {
  const counts = new Map(
    sample.strata.map(({ workflow, team, count }) => [
      stratumOf(registered({ id: '', workflow, team })),
      count,
    ]),
  );
  const tickets = inTicketOrder(sample.register.map(registered), sample.seed, sha256);
  const ids = drawSample(tickets, (output) => counts.get(stratumOf(output)) ?? 0).map(
    ({ output }) => output.id,
  );
  const expected = new Set(ids);
  const stated = new Set(sample.drawn);
  const extra = sample.drawn.find((id) => !expected.has(id));
  const missing = ids.find((id) => !stated.has(id));
  const at = ids.findIndex((id, place) => sample.drawn[place] !== id);
  return [
    {
      what: 'draw',
      problem:
        extra !== undefined
          ? `${extra} was not drawn by this seed`
          : missing !== undefined
            ? `${missing} was drawn by this seed and is missing`
            : twice(sample.drawn),
    },
    {
      what: 'order',
      problem:
        at === -1
          ? undefined
          : `place ${at + 1} belongs to ${ids[at]}, the file has ${sample.drawn[at] ?? 'nothing'}`,
    },
  ];
}

function reviewProblem({ drawn, reviews }: SampleExport): string | undefined {
  const known = new Set(drawn);
  const stranger = reviews.find(({ id }) => !known.has(id));
  if (stranger !== undefined) return `${stranger.id} was reviewed and not drawn`;
  return twice(reviews.map(({ id }) => id));
}

function missingBounds({ register, reviews, bounds }: SampleExport): Verified[] {
  const stated = new Set(bounds.map(({ workflow }) => workflow));
  const reviewed = new Set(reviews.map(({ id }) => id));
  const works = new Set(
    register.flatMap(({ id, workflow }) =>
      reviewed.has(id) && !stated.has(workflow) ? [workflow] : [],
    ),
  );
  return [...works].map((workflow) => ({
    what: `bound of ${workflow}`,
    problem: 'it has reviews, and the file states no bound',
  }));
}

function verifyBound(sample: SampleExport, stated: StatedBound): Verified {
  const what = `bound of ${stated.workflow}`;
  const workflowOf = new Map(sample.register.map(({ id, workflow }) => [id, workflow]));
  const reviews = sample.reviews.filter(({ id }) => workflowOf.get(id) === stated.workflow);
  const findings = { reviews: reviews.length, errors: reviews.filter(({ wrong }) => wrong).length };
  if (findings.reviews !== stated.reviews || findings.errors !== stated.errors) {
    return {
      what,
      problem: `the reviews are ${findings.reviews} with ${findings.errors} wrong, the file says ${stated.reviews} with ${stated.errors}`,
    };
  }
  const bound = atMost(findings) ?? null;
  const shown = isShownBelow(findings, stated.limit);
  const isSame = bound === stated.atMost && shown === stated.shown;
  return {
    what,
    problem: isSame
      ? undefined
      : `the findings give ${sayStated({ shown, atMost: bound })}; the file says ${sayStated(stated)}`,
  };
}

const sayStated = ({ shown, atMost: most }: Pick<StatedBound, 'shown' | 'atMost'>) =>
  `${shown ? 'shown' : 'not shown'}, ${most === null ? 'no bound' : `at most ${most}`}`;

function twice(ids: readonly string[]): string | undefined {
  const seen = new Set<string>();
  for (const id of ids) {
    if (seen.has(id)) return `${id} is in it twice`;
    seen.add(id);
  }
  return undefined;
}
