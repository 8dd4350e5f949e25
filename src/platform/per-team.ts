/*
 * What is known of each team of a rollout, kept up team by team: after a change only the teams that it
 * touches are looked at anew. It is no second truth: what is kept can be thrown away at any time, and
 * equals what a computation from scratch says.
 */
import type { RolloutId, TeamId } from './ids.ts';
import { onceFor } from './once-for.ts';
import { listening, noReads, noteReads, type Reads } from './reading.ts';
import type { Store } from './remembered.ts';
import type { ReadContext, TeamScope } from './request.ts';
import { areMost, everyTeam, type MarkOf, withOthers } from './team-marks.ts';
import { touchedSince } from './touched-teams.ts';
import { isFleeting, touchesOf } from './touches.ts';

type Look = { database: Store; rolloutId: RolloutId };

export type PerTeam<Value, Of extends Look> = {
  /** Names it among what is kept; one of a kind. */
  name: string;
  /**
   * The values of the teams in scope, computed from their own rows and their people's. What it reads of
   * other teams it must ask of `remember` or of another `perTeam`, which tell that they did.
   */
  read(look: Of, only: TeamScope): Iterable<readonly [TeamId, Value]>;
  /** Differs when values may differ although nothing was written, such as on another day. */
  readMark?(look: Of): string;
  /** What of it matters to one team: where that is the same, the team stays as it is. */
  readMarkOf?(look: Of): MarkOf;
  /** Views of a whole rollout ask for all of it: where teams are many, it is kept before anybody does. */
  isAskedForAll?: true;
  /** Told of each value that is replaced, for an index that is kept beside. */
  replaced?(look: Of, teamId: TeamId, before: Value | undefined, after: Value | undefined): void;
};

type Kept<Value> = {
  values: Map<TeamId, Value>;
  reads: Reads;
  asOf: number;
  mark: string;
  markOf?: MarkOf | undefined;
  /** Still to be looked at anew; undefined for every team there may be. */
  stale: Set<TeamId> | undefined;
  renew(look: Look, atMost: number): boolean;
};

export type PerTeamReader<Value, Of extends Look> = {
  /** Of every team that has a value. The map is kept up: read it now, and do not keep it. */
  all(look: Of): ReadonlyMap<TeamId, Value>;
  /** Of the teams in scope, without a look at any other. */
  of(look: Of, only: TeamScope): ReadonlyMap<TeamId, Value>;
  /** Looks at so many of the teams anew that need it, and says whether any are left. */
  renew(look: Of, atMost: number): boolean;
  /** The same from scratch, as a check of what is kept. */
  fromScratch(look: Of): ReadonlyMap<TeamId, Value>;
};

const keptFor = onceFor((_client: Store['$client']) => new Map<string, Kept<unknown>>());

/** What `beginKept` begins with. */
const askedForAll: ((look: Look) => void)[] = [];

export function perTeam<Value, Of extends Look>(
  definition: PerTeam<Value, Of>,
): PerTeamReader<Value, Of> {
  const { name, read, readMark = () => '', readMarkOf, replaced } = definition;
  if (definition.isAskedForAll === true) askedForAll.push((look) => void renew(look as Of, 0));

  function find(look: Of): Kept<Value> {
    const known = keptFor(look.database.$client);
    const key = `${name} ${look.rolloutId}`;
    const own = known.get(key) as Kept<Value> | undefined;
    if (own !== undefined) return own;
    const fresh: Kept<Value> = {
      values: new Map(),
      reads: noReads(),
      asOf: 0,
      mark: '',
      stale: undefined,
      renew: (at, atMost) => renew(at as Of, atMost),
    };
    known.set(key, fresh as Kept<unknown>);
    return fresh;
  }

  /** Finds out which teams are to be looked at anew. */
  function notice(look: Of, own: Kept<Value>): void {
    const now = touchesOf(look.database.$client).now();
    const markReads = noReads();
    const mark = listening(markReads, 'whole', () => readMark(look));
    // Whoever computes with the values rests on what decides that all of them are read anew.
    noteReads(markReads);
    const isOther = own.mark !== mark;
    if ((isOther && readMarkOf === undefined) || isFleeting(own.reads)) own.stale = undefined;
    else if (own.asOf !== now && own.stale !== undefined)
      own.stale = touchedSince({ ...own, stale: own.stale }, look.database);
    if (isOther && readMarkOf !== undefined) {
      const markOf = listening(noReads(), 'whole', () => readMarkOf(look));
      own.stale = withOthers(own, markOf, everyTeam(look, own));
      own.markOf = markOf;
    }
    own.asOf = now;
    own.mark = mark;
  }

  function replace(look: Of, own: Kept<Value>, teamId: TeamId, after: Value | undefined): void {
    const before = own.values.get(teamId);
    if (after === undefined) own.values.delete(teamId);
    else own.values.set(teamId, after);
    replaced?.(look, teamId, before, after);
  }

  function renewAll(look: Of, own: Kept<Value>): void {
    const reads = noReads();
    const fresh = new Map(listening(reads, 'own', () => [...read(look, undefined)]));
    // Its mark says how much of the moment it needs.
    own.reads = { ...reads, isOfMoment: false };
    own.stale = new Set();
    for (const teamId of [...own.values.keys()])
      if (!fresh.has(teamId)) replace(look, own, teamId, undefined);
    for (const [teamId, value] of fresh) replace(look, own, teamId, value);
  }

  function renewSome(look: Of, own: Kept<Value>, only: ReadonlySet<TeamId>): void {
    if (only.size === 0) return;
    const fresh = new Map(listening(own.reads, 'own', () => [...read(look, only)]));
    own.reads.isOfMoment = false;
    for (const teamId of only) own.stale?.delete(teamId);
    for (const teamId of only) replace(look, own, teamId, fresh.get(teamId));
  }

  function renew(look: Of, atMost: number): boolean {
    const own = find(look);
    notice(look, own);
    own.stale ??= everyTeam(look, own);
    renewSome(look, own, new Set(own.stale.values().take(atMost)));
    return own.stale.size > 0;
  }

  return {
    all(look) {
      const own = find(look);
      notice(look, own);
      const { stale } = own;
      if (stale === undefined || areMost(look, own, stale)) renewAll(look, own);
      else renewSome(look, own, new Set(stale));
      noteReads(own.reads);
      return own.values;
    },
    of(look, only) {
      if (only === undefined) return this.all(look);
      const own = find(look);
      notice(look, own);
      if (isFleeting(own.reads)) return new Map([...read(look, only)]);
      own.stale ??= everyTeam(look, own);
      const { stale } = own;
      renewSome(look, own, new Set([...only].filter((teamId) => stale.has(teamId))));
      noteReads(own.reads);
      return new Map(
        [...only].flatMap((teamId) => {
          const value = own.values.get(teamId);
          return value === undefined ? [] : [[teamId, value]];
        }),
      );
    },
    renew,
    fromScratch: (look) => new Map([...read(look, undefined)]),
  };
}

/** Has everything kept from now on that views ask for of all teams, one thing after the other. */
export function* beginKept(look: () => ReadContext): Generator<undefined> {
  for (const begin of askedForAll) {
    begin(look());
    yield undefined;
  }
}

/**
 * Looks at so many teams anew of the first thing kept of a rollout that needs it, whatever it is; whether
 * anything is left. What nobody has asked for yet is not kept.
 */
export function renewKept(look: Look, atMost: number): boolean {
  const ofRollout = ` ${look.rolloutId}`;
  for (const [key, own] of keptFor(look.database.$client))
    if (key.endsWith(ofRollout) && own.renew(look, atMost)) return true;
  return false;
}
