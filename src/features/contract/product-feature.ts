import type { Feature } from '../../platform/feature.ts';
import type { TeamId } from '../../platform/ids.ts';
import type { Reading, Source } from '../../platform/reading.ts';
import type { Absence } from '../champions/absences/absence.ts';
import type { Champion } from '../champions/champions/champion.ts';
import type { Criterion, GateAhead } from '../gates/gates/gate.ts';
import type { ActiveOverride } from '../telling/digests/digest.ts';
import type { Chart } from './chart.ts';
import type { ComingDate } from './coming-date.ts';
import type { Obligation } from './obligation.ts';
import type { StatusLine } from './status-line.ts';

/** What a feature contributes to the views that read every feature: App Home, nudges, status, digests, gates. */
type Contributions = {
  /** The topic of its messages, where that is another feature's. */
  topic?: string;
  obligations?: Source<Obligation>;
  status?: Source<StatusLine>;
  criteria?: readonly Criterion<Reading>[];
  /** Gates besides those of the phases: of planned waves, with the first day on which each may open. */
  gates?: Source<GateAhead>;
  /** Who is champion or back-up of which team, for "whom to ask" and for cover. */
  champions?: Source<Pick<Champion, 'teamId' | 'personId' | 'role'>>;
  /** Who has said that they are away, and when; nobody is written to on those days. */
  absences?: Source<Absence>;
  /** Teams whose people have access today. */
  liveTeams?: Source<TeamId>;
  /** Dates ahead that somebody should know of. */
  dates?: Source<ComingDate>;
  /** Overrides in force; every digest names them. */
  overrides?: Source<ActiveOverride>;
  /** Charts for the weekly digest, which shows the first that has something to show. */
  charts?: Source<Chart>;
};

export type ProductFeature = Feature & Contributions;

/** Everything that the features declare, joined; the features on top are made of it. */
export type Declared = {
  [Name in Exclude<keyof Contributions, 'criteria' | 'topic'>]-?: readonly NonNullable<
    Contributions[Name]
  >[];
} & {
  criteria: readonly Criterion<Reading>[];
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
