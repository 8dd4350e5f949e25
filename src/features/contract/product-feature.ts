/*
 * What features tell each other. A feature lists what it contributes in its table of contents; `joinFeatures`
 * makes one `Product` of it, which every request carries. No feature needs to import another for it.
 */
import type { Feature } from '../../platform/feature.ts';
import type { TeamId, UserId } from '../../platform/ids.ts';
import type {
  PerRollout,
  PerTeams,
  ReadContext,
  Request,
  RolloutRequest,
  TeamScope,
} from '../../platform/request.ts';
import type { AnyBlock, Message } from '../../platform/slack/blocks.ts';
import type { AccessNews } from './access-change.ts';
import type { ActiveOverride } from './active-override.ts';
import type { Chart } from './chart.ts';
import type { AtClosing, Closed } from './closing.ts';
import type { ComingDate } from './coming-date.ts';
import type { Concern } from './concern.ts';
import type { PersonAbsence, PersonHours, TeamContact } from './contact.ts';
import type { Criterion } from './criterion.ts';
import type { CriticalOutput } from './critical-output.ts';
import type { Ending, GoneThing } from './ending.ts';
import type { EntrySource } from './entry-source.ts';
import type { PlannedGate } from './gate.ts';
import type { Path } from './learning-path.ts';
import type { LiveFact } from './live-fact.ts';
import type { Loosenable } from './loosenable.ts';
import type { LooseningDraft, LooseningOutcome } from './loosening.ts';
import type { NewsWeight } from './news-weight.ts';
import type { NextWave } from './next-wave.ts';
import type { Obligation } from './obligation.ts';
import type { PaceLine } from './pace-line.ts';
import type { Phase } from './phase.ts';
import type { PilotTeam } from './pilot-team.ts';
import type { SelectionFact } from './selection-fact.ts';
import type { StatusLine, StatusPlace } from './status-line.ts';
import type { AccessWithoutChampion, TeamAccess } from './team-access.ts';
import type { Topic } from './topic.ts';
import type { Wait } from './wait.ts';
import type { GateOfWave, WaveGate } from './wave-gate.ts';

/** One after the other, however the features are listed: who has access follows from who is champion. */
export const leaveStages = ['roles', 'access'] as const;

/** What a feature does in one open rollout when somebody's Slack account has been closed. */
export type Leave = {
  stage: (typeof leaveStages)[number];
  run(request: RolloutRequest, personId: UserId): void;
};

/** What a feature does when a team leaves an open rollout, before it is gone. */
export type TeamLeave = { run(request: RolloutRequest, teamId: TeamId): void };

/** What many features say, each its part; shown together by App Home, nudges, status, digests and gates. */
type Lists = {
  /** What is owed on the rollout as a whole; computed at each look, so never for each team. */
  obligations: PerRollout<Obligation>;
  /** What is owed for single teams, each once; kept, and computed anew for the teams that were touched. */
  teamObligations: PerTeams<Obligation>;
  /** What holds the rollout up or went wrong; while there is any, it is not quiet. */
  concerns: PerRollout<Concern>;
  /** How something that the feature asked for has ended, where the record alone does not tell. */
  endings: (context: ReadContext, gone: GoneThing) => Ending | undefined;
  status: PerRollout<StatusLine>;
  /** How teams that are live fare, a few words of each feature for each team in scope. */
  liveFacts: PerTeams<LiveFact>;
  criteria: Criterion<ReadContext>;
  /** Gates besides those of the phases: of planned waves, with the first day on which each may open. */
  plannedGates: PerRollout<PlannedGate>;
  /** Who is champion or back-up of which team, for "whom to ask" and for cover. */
  contacts: PerTeams<TeamContact>;
  /** Who has said that they are away, and when; nobody is written to on those days. */
  absences: PerRollout<PersonAbsence>;
  /** Whether somebody is named for something, beside their role: to review, to keep an entry, to become champion. */
  parts: (context: ReadContext, personId: UserId) => boolean;
  /** Dates ahead that somebody should know of. */
  dates: PerRollout<ComingDate>;
  /** Overrides in force; every digest names them. */
  overrides: PerRollout<ActiveOverride>;
  /** What nobody may loosen alone: thresholds, calendar, limits, the weight of a learning. */
  loosenables: Loosenable;
  /** What an entry of the Intelligence Core can be made of. */
  entrySources: EntrySource<ReadContext>;
  /** Charts for the weekly digest, which shows the first that has something to show. */
  charts: PerRollout<Chart>;
  /** What `/rollout pace` says of it, should everyone go live now. */
  paceLines: PerRollout<PaceLine>;
  /** What follows when a person leaves the company; the directory knows of it by then. */
  leaves: Leave;
  /** Ways in use by which access reaches people, each in words: "a list that Sam keeps". */
  accessWays: PerRollout<string>;
  /** What becomes of each outlet of access when the rollout is closed, as the one who closes it reads it. */
  atClosing: PerRollout<AtClosing>;
  /** What is still owed after the rollout was closed. */
  afterClosing: PerRollout<Obligation>;
  teamLeaves: TeamLeave;
  /** Takes changes of access to the outside, in the transaction that writes them down. */
  accessOutlets: (request: RolloutRequest, news: AccessNews) => void;
  /** Takes outputs that a review called critical, in the transaction of the review. */
  criticalOutputs: (request: RolloutRequest, output: CriticalOutput) => void;
};

/** What one feature knows and others ask; with `only`, of these teams at least, and without a look at others. */
export type Answers = {
  /** Everything that people owe, as it was arranged among them; in no order. */
  owed(context: ReadContext): readonly Obligation[];
  /** Whether something waits for somebody. */
  isAsked(context: ReadContext, personId: UserId): boolean;
  /** Teams whose people have access today; of those in scope, without a look at others. */
  liveTeams(context: ReadContext, only?: TeamScope): readonly TeamId[];
  teamAccess(context: ReadContext, only?: TeamScope): ReadonlyMap<TeamId, TeamAccess>;
  /** What happens to a team's access now that it has no certified champion; undefined while it is not live. */
  accessWithoutChampion(context: ReadContext, teamId: TeamId): AccessWithoutChampion | undefined;
  /** People who hold a valid champion certificate. */
  certifiedPeople(context: ReadContext): ReadonlySet<UserId>;
  /** The paths whose certificate of somebody runs out and asks for one fresh test. */
  testsDue(context: ReadContext, personId: UserId): ReadonlySet<Path>;
  /** What somebody has to show for a path that they finished, or what is missing yet. */
  certificateBlocks(context: ReadContext, personId: UserId, path: Path): AnyBlock[];
  /** How a team meets the criteria for a second pilot; empty without a pilot to compare with. */
  selectionFacts(context: ReadContext, teamId: TeamId): readonly SelectionFact[];
  /** The wave that teams get ready for. */
  nextWave(context: ReadContext): NextWave | undefined;
  /** When teams last started in a wave. */
  waveStarts(context: ReadContext, only?: TeamScope): ReadonlyMap<TeamId, Temporal.Instant>;
  /** Teams that asked to join, each with the day on which it asked. */
  requestDays(context: ReadContext, only?: TeamScope): ReadonlyMap<TeamId, Temporal.PlainDate>;
  waits(context: ReadContext): readonly Wait[];
  /** Hours a week that reviewers have free; undefined while nobody counts them. */
  freeReviewerHours(context: ReadContext): number | undefined;
  /** How many people are named to review outputs of each team; undefined while no feature counts them. */
  reviewersOfTeams(context: ReadContext, only?: TeamScope): ReadonlyMap<TeamId, number> | undefined;
  judgeWaveGate(context: ReadContext, gate: GateOfWave): WaveGate;
  /** When somebody wants to be written to, where they have said so. */
  personHours(context: ReadContext, personId: UserId): PersonHours | undefined;
  /** The least size above which a gate ahead, or the rollout, asks for a back-up champion. */
  seatsWithoutBackUp(context: ReadContext): number | undefined;
  /** Work that stands still until two people let it go on. */
  frozenWork(context: ReadContext): readonly string[];
  /** Whether the rollout was completed and has not been reopened since. */
  isComplete(context: ReadContext): boolean;
  /** The day's message that asked somebody for this, as it stands now; undefined where none did. */
  shownAgain(context: ReadContext, personId: UserId, obligationKey: string): Message | undefined;
  /** When the assessment's gate was passed. */
  assessmentPassedAt(context: ReadContext): Temporal.Instant | undefined;
};

/** What one feature does when another one asks, in the transaction of the act that asks. */
export type Acts = {
  addPilotTeam(request: Request, pilot: PilotTeam): void;
  markPilot(request: RolloutRequest, teamId: TeamId): void;
  markPhase(request: RolloutRequest, phase: Phase): void;
  /** Closes the rollout; without a closing, opens it again. */
  markClosed(request: RolloutRequest, closed: Closed | undefined): void;
  markPaused(
    request: RolloutRequest,
    paused: { at: Temporal.Instant; by: UserId; reason: string } | undefined,
  ): void;
  /** Tells every outlet what has changed for these teams. */
  settleAccess(request: RolloutRequest, teams: ReadonlySet<TeamId>): void;
  /** Issues what somebody has earned by now. */
  settleCertificates(request: RolloutRequest): void;
  /** Asks a second person for a change that makes a gate easier; nothing is changed until they agree. */
  askToLoosen(request: RolloutRequest, draft: LooseningDraft): LooseningOutcome;
};

type Contributions = {
  [Name in keyof Lists]?: Name extends 'criteria' | 'entrySources' | 'loosenables'
    ? readonly Lists[Name][]
    : Lists[Name];
} & Partial<Answers> &
  Partial<Acts> & {
    /** What its messages are about, as it stands in "messages about …": "certificates". */
    title?: string;
    /** The topic of its messages, where that is another feature's. */
    topic?: string;
    /** Of the news in its record, for the digest; `detail` unless it says otherwise. */
    newsWeight?: NewsWeight;
    /** Where its status lines stand among the others'; `elsewhere` unless it says so. */
    statusPlace?: StatusPlace;
  };

export type ProductFeature = Feature & Contributions;

type Joined = { [Name in keyof Lists]: readonly Lists[Name][] } & Answers &
  Acts & {
    roles: readonly NonNullable<Feature['roles']>[];
    /** Of the features that ask people for something. */
    topics: readonly Topic[];
    /** By the feature's name, with which the acts in its record begin. */
    newsWeights: ReadonlyMap<string, NewsWeight>;
  };

declare module '../../platform/request.ts' {
  interface Product extends Joined {}
}
