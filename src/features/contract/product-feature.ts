import type { Feature } from '../../platform/feature.ts';
import type { TeamId } from '../../platform/ids.ts';
import type { PerRollout, ReadContext } from '../../platform/read-context.ts';
import type { Absence } from '../champions/absences/absence.ts';
import type { Champion } from '../champions/champions/champion.ts';
import type { Criterion, PlannedGate } from '../gates/gates/gate.ts';
import type { ActiveOverride } from '../telling/digests/digest.ts';
import type { Chart } from './chart.ts';
import type { ComingDate } from './coming-date.ts';
import type { Obligation } from './obligation.ts';
import type { StatusLine } from './status-line.ts';

/** What a feature contributes to the views that read every feature: App Home, nudges, status, digests, gates. */
type Contributions = {
  /** The topic of its messages, where that is another feature's. */
  topic?: string;
  obligations?: PerRollout<Obligation>;
  status?: PerRollout<StatusLine>;
  criteria?: readonly Criterion<ReadContext>[];
  /** Gates besides those of the phases: of planned waves, with the first day on which each may open. */
  gates?: PerRollout<PlannedGate>;
  /** Who is champion or back-up of which team, for "whom to ask" and for cover. */
  champions?: PerRollout<Pick<Champion, 'teamId' | 'personId' | 'role'>>;
  /** Who has said that they are away, and when; nobody is written to on those days. */
  absences?: PerRollout<Absence>;
  /** Teams whose people have access today. */
  liveTeams?: PerRollout<TeamId>;
  /** Dates ahead that somebody should know of. */
  dates?: PerRollout<ComingDate>;
  /** Overrides in force; every digest names them. */
  overrides?: PerRollout<ActiveOverride>;
  /** Charts for the weekly digest, which shows the first that has something to show. */
  charts?: PerRollout<Chart>;
};

export type ProductFeature = Feature & Contributions;

/** Everything that the features declare, joined; the features on top are made of it. */
export type Declared = {
  [Name in Exclude<keyof Contributions, 'criteria' | 'topic'>]-?: readonly NonNullable<
    Contributions[Name]
  >[];
} & {
  criteria: readonly Criterion<ReadContext>[];
  roles: readonly NonNullable<Feature['roles']>[];
  /** Names of the features that ask people for something; a person can stop messages by topic. */
  topics: readonly string[];
};

export function declaredBy(features: readonly ProductFeature[]): Declared {
  return {
    obligations: features.flatMap((one) => one.obligations ?? []),
    status: features.flatMap((one) => one.status ?? []),
    criteria: features.flatMap((one) => one.criteria ?? []),
    gates: features.flatMap((one) => one.gates ?? []),
    champions: features.flatMap((one) => one.champions ?? []),
    absences: features.flatMap((one) => one.absences ?? []),
    liveTeams: features.flatMap((one) => one.liveTeams ?? []),
    dates: features.flatMap((one) => one.dates ?? []),
    overrides: features.flatMap((one) => one.overrides ?? []),
    charts: features.flatMap((one) => one.charts ?? []),
    roles: features.flatMap((one) => one.roles ?? []),
    topics: features
      .filter((one) => one.obligations !== undefined)
      .map((one) => one.topic ?? one.name),
  };
}
