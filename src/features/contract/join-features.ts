/* Makes one product of what the features declare. */
import type { Product } from '../../platform/request.ts';
import { type Acts, type Answers, leaveStages, type ProductFeature } from './product-feature.ts';
import { inPlaces } from './status-line.ts';
import { topicsOf } from './topic.ts';

/** What is answered while no feature knows; an act without a feature that does it is a mistake of ours. */
const unanswered: Answers = {
  owed: () => [],
  isAsked: () => false,
  liveTeams: () => [],
  teamAccess: () => new Map(),
  accessWithoutChampion: () => undefined,
  certifiedPeople: () => new Set(),
  testsDue: () => new Set(),
  certificateBlocks: () => [],
  selectionFacts: () => [],
  nextWave: () => undefined,
  waveStarts: () => new Map(),
  requestDays: () => new Map(),
  waits: () => [],
  freeReviewerHours: () => undefined,
  reviewersOfTeams: () => undefined,
  personHours: () => undefined,
  judgeWaveGate: () => ({ isOpen: false, missing: [], found: [], criteria: [] }),
  seatsWithoutBackUp: () => undefined,
  frozenWork: () => [],
  isComplete: () => false,
  shownAgain: () => undefined,
  assessmentPassedAt: () => undefined,
};
const acts = [
  'addPilotTeam',
  'markClosed',
  'markPhase',
  'markPilot',
  'markPaused',
  'settleAccess',
  'settleCertificates',
  'askToLoosen',
] as const;

/** Everything that the features declare, joined. */
export function joinFeatures(features: readonly ProductFeature[]): Product {
  return {
    obligations: features.flatMap((one) => one.obligations ?? []),
    teamObligations: features.flatMap((one) => one.teamObligations ?? []),
    concerns: features.flatMap((one) => one.concerns ?? []),
    endings: features.flatMap((one) => one.endings ?? []),
    status: inPlaces(features).flatMap((one) => one.status ?? []),
    liveFacts: features.flatMap((one) => one.liveFacts ?? []),
    criteria: features.flatMap((one) => one.criteria ?? []),
    plannedGates: features.flatMap((one) => one.plannedGates ?? []),
    contacts: features.flatMap((one) => one.contacts ?? []),
    absences: features.flatMap((one) => one.absences ?? []),
    parts: features.flatMap((one) => one.parts ?? []),
    dates: features.flatMap((one) => one.dates ?? []),
    overrides: features.flatMap((one) => one.overrides ?? []),
    loosenables: features.flatMap((one) => one.loosenables ?? []),
    entrySources: features.flatMap((one) => one.entrySources ?? []),
    charts: features.flatMap((one) => one.charts ?? []),
    paceLines: features.flatMap((one) => one.paceLines ?? []),
    leaves: features
      .flatMap((one) => one.leaves ?? [])
      .toSorted((a, b) => leaveStages.indexOf(a.stage) - leaveStages.indexOf(b.stage)),
    accessWays: features.flatMap((one) => one.accessWays ?? []),
    atClosing: features.flatMap((one) => one.atClosing ?? []),
    afterClosing: features.flatMap((one) => one.afterClosing ?? []),
    teamLeaves: features.flatMap((one) => one.teamLeaves ?? []),
    accessOutlets: features.flatMap((one) => one.accessOutlets ?? []),
    criticalOutputs: features.flatMap((one) => one.criticalOutputs ?? []),
    roles: features.flatMap((one) => one.roles ?? []),
    topics: topicsOf(features),
    newsWeights: new Map(
      features.flatMap(({ name, newsWeight }) =>
        newsWeight === undefined ? [] : [[name, newsWeight] as const],
      ),
    ),
    ...unanswered,
    ...onlyOnes(features, Object.keys(unanswered) as (keyof Answers)[]),
    ...(Object.fromEntries(acts.map((act) => [act, undone(act)])) as unknown as Acts),
    ...onlyOnes(features, acts),
  };
}

/** Each from the one feature that has it; two would not agree on who is right. */
function onlyOnes<Name extends keyof (Answers & Acts)>(
  features: readonly ProductFeature[],
  names: readonly Name[],
): Partial<Pick<Answers & Acts, Name>> {
  const found: Partial<Pick<Answers & Acts, Name>> = {};
  for (const name of names) {
    const owners = features.filter((one) => one[name] !== undefined);
    if (owners.length > 1)
      throw new Error(`${name} comes from ${owners.map((one) => one.name).join(' and ')}.`);
    const [owner] = owners;
    if (owner !== undefined) Object.assign(found, { [name]: owner[name] });
  }
  return found;
}

const undone = (act: string) => (): never => {
  throw new Error(`No feature does ${act}.`);
};
