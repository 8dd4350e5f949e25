/* What the jobs do about gates by themselves: freeze what a phase asks, end overrides, tell of requests that lapsed. */
import { freezeJob } from '../../../src/features/gates/gates/gates.jobs.ts';
import { endJob } from '../../../src/features/gates/overrides/overrides.jobs.ts';
import type { Job } from '../../../src/platform/jobs/job.ts';
import { ownRequest } from '../../../src/platform/request.ts';
import { PHASES } from '../quarter/gate-days.ts';
import { modelOf } from '../quarter/gate-look.ts';
import type { Asked, OverrideRow } from '../quarter/gate-rows.ts';
import type { Act, Coming, Done } from './act.ts';
import { inWords, stricterOf } from './bars.ts';

/** Runs a job as the runner does; whether it was due. */
function run({ yard }: Coming, job: Job): boolean {
  const { database, product, clock } = yard;
  const state = { database, product, now: clock.now() };
  const slots = job.due(state);
  const said = slots.map((slot) => job.run(ownRequest(state, slot.workspaceId), slot));
  if (said.includes('')) throw new Error(`${job.name} was due and says nothing.`);
  return slots.length > 0;
}

export const freezeDue: Act = (coming): Done => {
  const { all, place } = coming.look;
  const isDue =
    coming.today >= place.startsOn &&
    !all.versions.some(({ gate }) => gate === `leaving-${place.phase}`);
  const acts = isDue ? ['gates.freeze'] : [];
  return {
    says: 'The criteria of the phase are frozen',
    wanted: `${isDue}`,
    got: `${run(coming, freezeJob)}`,
    acts,
  };
};

export const endDue: Act = (coming): Done => {
  const { yard, look, now } = coming;
  const state = {
    limit: yard.facts().limit,
    versions: new Map(look.all.versions.map(({ gate, criteria }) => [gate, criteria])),
  };
  const told = new Set(
    yard.rows<{ key: string }>('select key from personal_news').map(({ key }) => key),
  );
  const wanted: string[] = [];
  const acts: string[] = [];
  for (const one of look.all.overrides) {
    const end = endOf(coming, one, state);
    if (end !== undefined) {
      wanted.push(`${one.id} ${end}`);
      acts.push(end === 'expired' ? 'overrides.expire' : 'overrides.fulfil');
      if (
        end === 'expired' &&
        putsBack(coming, one, state) &&
        one.change?.kind === 'gates.criteria'
      )
        acts.push('gates.edit');
    }
    const isLapsed =
      one.decided === null && now > one.answerBy && !told.has(`overrides.answered:${one.id}`);
    if (isLapsed) {
      wanted.push(`${one.id} lapsed`);
      acts.push('overrides.lapse');
    }
  }
  const before = new Map(look.all.overrides.map(({ id, ended }) => [id, ended]));
  const isDue = run(coming, endJob);
  const got = [
    ...yard
      .rows<{ id: string; how: string; at: number }>(
        'select id, ended as how, ended_at as at from overrides where ended is not null',
      )
      .filter(({ id }) => before.get(id) === null)
      .map(({ id, how, at }) => `${id} ${how}${at === now ? '' : ' at another time'}`),
    ...yard
      .rows<{ key: string }>('select key from personal_news')
      .filter(({ key }) => !told.has(key))
      .map(({ key }) => `${key.replace('overrides.answered:', '')} lapsed`),
  ];
  const limit =
    yard.facts().limit === state.limit ? '' : ` limit ${yard.facts().limit} not ${state.limit}`;
  const isForGood = yard
    .rows<{ until: string | null }>(
      `select until_on as until from gate_versions where frozen_at = ? and frozen_by = 'groundswell' and number > 1`,
      now,
    )
    .every(({ until }) => until === null);
  const isPosted = wanted
    .filter((each) => !each.endsWith('lapsed'))
    .every(
      (each) =>
        yard.rows(
          'select 1 from outbox where key = ? and next_attempt_at = ?',
          ...[`overrides:${each.split(' ')[0]}:ended`, postedAt(coming)],
        ).length === 1,
    );
  const said = `${isDue} ${got.toSorted().join()}${limit}${isPosted ? '' : ' not posted'}${isForGood ? '' : ' put back for a time'}`;
  return {
    says: 'Overrides end',
    wanted: `${wanted.length > 0} ${wanted.toSorted().join()}`,
    got: said,
    acts,
  };
};

const POSTED_FROM = Temporal.PlainTime.from('09:00');

/** The channel hears in the morning of what ended at midnight. */
function postedAt({ look, now, today }: Coming): number {
  const morning = Temporal.PlainDate.from(today).toZonedDateTime({
    timeZone: look.place.zone,
    plainTime: POSTED_FROM,
  });
  return Math.max(now, morning.epochMilliseconds);
}

type State = { limit: number; versions: Map<string, Asked[]> };

function endOf(
  { look, today }: Coming,
  one: OverrideRow,
  state: State,
): 'fulfilled' | 'expired' | undefined {
  if (one.decided !== 'approved' || one.ended !== null) return undefined;
  const isOver = today > one.expiresOn;
  if (one.change === undefined) {
    if (isOver) return 'expired';
    const known = look.gates.some(
      (gate) =>
        (gate.kind === 'wave' ? `wave-${gate.wave}` : `leaving-${gate.leaving}`) === one.gate,
    );
    const isPhase = PHASES.some((phase) => one.gate === `leaving-${phase}`);
    if (!known && !isPhase) return undefined;
    const found = look.models.get(one.gate)?.found ?? behind(look, one.gate);
    return one.criteria.some((name) => found.has(name)) ? undefined : 'fulfilled';
  }
  if (!isEasierStill(look, one, state)) return 'fulfilled';
  return isOver && !one.change.isForGood ? 'expired' : undefined;
}

const behind = ({ context, all, place }: Coming['look'], key: string) =>
  modelOf(context, all, place, {
    kind: 'phase',
    rolloutId: place.id,
    leaving: key.replace('leaving-', ''),
  } as never).found;

const upwardIn = ({ context }: Coming['look']) =>
  new Map<string, boolean>(
    context.product.criteria.map((one) => [one.name, one.isEasierWhenHigher === true]),
  );

/** What the gate would ask if it were put back; undefined where it asks nothing any more. */
function putBackTo(
  look: Coming['look'],
  { change, gate }: OverrideRow,
  { versions }: State,
): { now: readonly Asked[]; back: readonly Asked[] } | undefined {
  const now = look.all.passed.has(gate) ? undefined : versions.get(gate);
  if (now === undefined || change === undefined) return undefined;
  return { now, back: stricterOf(change.before as Asked[], now, upwardIn(look)) };
}

/** Whether what was made easier is easier now than it was before. */
function isEasierStill(look: Coming['look'], one: OverrideRow, state: State): boolean {
  if (one.change?.kind === 'drill.limit') return state.limit < Number(one.change.before);
  const bars = putBackTo(look, one, state);
  return bars !== undefined && inWords(bars.now) !== inWords(bars.back);
}

/** Takes the state on to what it is when this one is over; whether anything changed. */
function putsBack({ look }: Coming, one: OverrideRow, state: State): boolean {
  if (one.change?.kind === 'drill.limit') {
    state.limit = Math.max(state.limit, Number(one.change.before));
    return true;
  }
  const bars = putBackTo(look, one, state);
  if (bars === undefined || inWords(bars.now) === inWords(bars.back)) return false;
  state.versions.set(one.gate, [...bars.back]);
  return true;
}
