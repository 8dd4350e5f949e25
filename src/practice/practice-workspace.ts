import { type MovableClock, movableClock } from '../platform/clock.ts';
import { trackActivity } from './activity.ts';
import { type Company, companyLife } from './people/company-life.ts';
import { type Person, personIn } from './person.ts';
import { type PracticeManifest, permissiveManifest } from './practice-manifest.ts';
import type { PracticeWorld } from './practice-world.ts';
import { type Delivered, openDelivery } from './socket-mode/delivery.ts';
import type { EnvelopeType } from './socket-mode/envelope.ts';
import {
  connectInProcess,
  type Deliver,
  type PracticeReceiver,
  receiveInProcess,
} from './socket-mode/in-process.ts';
import { connectHttp, type HttpBot } from './socket-mode/signed-http.ts';
import { found } from './state/founding.ts';
import type { Message } from './state/message.ts';
import { type Drawer, openDrawer, openRecords, type Records } from './state/records.ts';
import {
  keepingClock,
  type TimeTravel,
  type TimeTravelOptions,
  timeTravel,
} from './time-travel.ts';
import { issueTriggers, type TriggerExpiry } from './triggers.ts';
import { keepCallLog, type LoggedCall } from './web-api/call-log.ts';
import { arrangeFaults } from './web-api/faults.ts';
import { findChannel, messagesIn } from './web-api/lookups.ts';
import { limitRates, type RateLimitMode } from './web-api/rate-limits.ts';
import { routeRequest } from './web-api/routes.ts';
import { postScheduled } from './web-api/scheduling.ts';
import { readWorkspaceFacts } from './workspace-facts.ts';

export type PracticeOptions = TimeTravelOptions & {
  /** Where the world is kept; without it the world lasts as long as the process. */
  path?: string;
  /** What keeps it instead of a file. */
  drawer?: Drawer;
  clock?: MovableClock;
  /** Without a manifest every scope, command and event is allowed. */
  manifest?: PracticeManifest;
  rateLimits?: RateLimitMode;
  triggerExpiry?: TriggerExpiry;
  ackWithinMs?: number;
  plan?: 'free' | 'paid';
  /** What this person might try next; the page shows it as a suggestion. */
  coach?: (personId: string) => string | undefined;
  /** The app's subcommands, for completion in the message box. */
  subcommands?: (command: string) => readonly Subcommand[];
  /** Puts everything aside and opens an empty world in its place. */
  startOver?: () => Promise<void>;
};

export type Subcommand = { name: string; usage: string; summary: string };

/** A small Slack of our own, in process: what tests talk to, and what the practice server puts on the network. */
export type PracticeWorkspace = {
  world: PracticeWorld;
  clock: MovableClock;
  apiUrl: string;
  /** A fetch that ends in this workspace: `clientOptions: { fetch: workspace.fetch, slackApiUrl: workspace.apiUrl }`. */
  fetch: typeof globalThis.fetch;
  /** `new App({ receiver: workspace.receiver() })` */
  receiver(): PracticeReceiver;
  connect(deliver: Deliver): () => void;
  /** Speaks to a bot in HTTP mode, with requests signed as Slack signs them. */
  connectHttp(bot: HttpBot): () => void;
  /** Acts as a person by what that person sees; by id or by name. */
  as(person: string): Person;
  timeTravel: TimeTravel;
  company: Company;
  coach: PracticeOptions['coach'];
  subcommands: PracticeOptions['subcommands'];
  startOver: PracticeOptions['startOver'];
  faults: PracticeWorld['faults'];
  calls(method?: string): LoggedCall[];
  messagesIn(channel: string): Message[];
  /** Sends the last thing of a kind once more, as Slack does when it missed the acknowledgement. */
  redeliver(type: EnvelopeType): Promise<Delivered>;
  settled(): Promise<void>;
  /** Something that an act waits for besides listeners and calls, such as the bot's outbox. */
  alsoWaitFor(idle: () => Promise<void>): () => void;
  close(): void;
};

export function startPracticeWorkspace(options: PracticeOptions = {}): PracticeWorkspace {
  const world: PracticeWorld = openWorld(options, () => postScheduled(world));
  const { activity, clock } = world;
  const people = new Map<string, Person>();
  return {
    world,
    clock,
    get apiUrl() {
      return `${world.address.baseUrl}/api/`;
    },
    fetch: (input, init) => {
      const request = new Request(input, init);
      return activity.during(() => routeRequest(world, request));
    },
    receiver: () => receiveInProcess(world),
    connect: (deliver) => connectInProcess(world, deliver),
    connectHttp: (bot) => connectHttp(world, bot),
    as(wanted) {
      const person = people.get(wanted) ?? personIn(world, wanted);
      people.set(wanted, person);
      return person;
    },
    timeTravel: timeTravel(world, options),
    company: companyLife(world),
    coach: options.coach,
    subcommands: options.subcommands,
    startOver: options.startOver,
    faults: world.faults,
    calls: (method) => (method === undefined ? world.callLog.all() : world.callLog.of(method)),
    messagesIn: (wanted) => messagesIn(world, findChannel(world, wanted)?.id ?? wanted),
    async redeliver(type) {
      const delivered = await world.delivery.repeatLast(type);
      await activity.settled();
      return delivered;
    },
    settled: () => activity.settled(),
    alsoWaitFor: (idle) => activity.alsoWaitFor(idle),
    close: () => world.records.close(),
  };
}

function openWorld(options: PracticeOptions, onMove: () => void): PracticeWorld {
  const facts = readWorkspaceFacts();
  const records = openRecords(options.drawer ?? drawerAt(options.path));
  found(records, facts);
  for (const view of records.views.all()) records.views.put(view.id, { ...view, busy: false });
  const start = Temporal.Instant.from(facts.workspace.startsAt);
  const clock = keepingClock(records, options.clock ?? movableClock(start), onMove);
  const activity = trackActivity();
  const listeners = new Set<(version: number) => void>();
  let version = 1;
  return {
    facts,
    records,
    clock,
    activity,
    manifest: options.manifest ?? permissiveManifest,
    delivery: openDelivery(activity, options.ackWithinMs ?? 3000),
    triggers: issueTriggers(clock, options.triggerExpiry ?? 'real'),
    faults: arrangeFaults(),
    callLog: keepCallLog(),
    rateLimits: limitRates(clock, options.rateLimits ?? 'off'),
    plan: options.plan ?? 'paid',
    address: { baseUrl: 'http://practice.test', socketUrl: undefined, tickets: new Set() },
    notices: new Map(),
    nextId: idsFrom(records),
    nextTs: timestampsFrom(records, clock),
    changed() {
      version += 1;
      for (const listener of listeners) listener(version);
    },
    version: () => version,
    onChange(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}

function drawerAt(path: string | undefined): Drawer | undefined {
  return path === undefined ? undefined : openDrawer(path);
}

function idsFrom(records: Records): (prefix: string) => string {
  return (prefix) => {
    const next = Number(records.settings.get('last-id') ?? '0') + 1;
    records.settings.put('last-id', String(next));
    return `${prefix}${next.toString(36).toUpperCase().padStart(8, '0')}`;
  };
}

/** Slack's timestamps name a message in its channel, so no two may be the same, even on a clock that stands still. */
function timestampsFrom(records: Records, clock: MovableClock): () => string {
  const stamps = records.messages.all().map((message) => Number(message.ts.replace('.', '')));
  let last = stamps.reduce((a, b) => Math.max(a, b), 0);
  return () => {
    last = Math.max(clock.now().epochMilliseconds * 1000, last + 1);
    return `${Math.floor(last / 1_000_000)}.${String(last % 1_000_000).padStart(6, '0')}`;
  };
}
