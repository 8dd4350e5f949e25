import { dateAt } from '../../../platform/calendar.ts';
import { esc } from '../../../platform/slack/blocks.ts';
import { capitalised, sayDate, sayPart, sayTime } from '../../../platform/words.ts';
import { sayGate, sayPhase } from '../../contract/gate-words.ts';
import type { GatePass, GateStatus } from './gate-status.ts';
import type { PhaseChangeRefusal } from './phase-change.ts';

export type SayFacts = {
  nameOf: (userId: string) => string;
  today: Temporal.PlainDate;
  timeZone: string;
};

/** Where a gate stands, in one sentence. Safe mrkdwn. */
export function sayStatus(status: GateStatus, facts: SayFacts): string {
  const name = capitalised(sayGate(status.key));
  if (status.passed !== undefined) return sayPass(status.passed, facts);
  const { refusal, verdict } = status;
  const of = verdict.criteria.length;
  if (refusal === undefined) return `${name} can be opened: ${allMet(status)}.`;
  if (refusal.kind === 'too-early' || refusal.kind === 'unmet') {
    if (of === 0) return `${name} has no criteria yet, so it can’t be opened.`;
    if (refusal.kind === 'unmet' && verdict.unmet.length === 0) {
      return `${name} can’t be opened yet: nothing it asks for has been measured.`;
    }
    return sayRefusal(refusal, status, facts);
  }
  const evidence = verdict.unmet.length === 0 ? allMet(status) : notMet(verdict.unmet.length, of);
  return `${sayRefusal(refusal, status, facts)} Apart from that, ${evidence}.`;
}

/** "2 of 6 criteria are not met" */
export function notMet(unmet: number, of: number): string {
  if (of === 1) return 'its one criterion is not met';
  return `${sayPart(unmet, of, ['criterion', 'criteria'], 'is')} not met`;
}

/** "all 6 criteria are met", where none is left open */
export function allMet({ verdict }: Pick<GateStatus, 'verdict'>): string {
  const overridden = verdict.overridden.length;
  const of = verdict.criteria.length;
  if (overridden > 0) {
    return `${of - overridden} of ${of} criteria are met, ${overridden === 1 ? 'one is' : `${overridden} are`} overridden`;
  }
  return of === 1 ? 'its one criterion is met' : `all ${of} criteria are met`;
}

/** Why a gate stays shut, with when or what would open it. */
export function sayRefusal(
  refusal: PhaseChangeRefusal,
  status: GateStatus,
  { nameOf, today, timeZone }: SayFacts,
): string {
  const name = capitalised(sayGate(status.key));
  switch (refusal.kind) {
    case 'too-early': {
      const opens = sayDate(refusal.opensOn, today);
      if (refusal.unmet === 0) {
        return `${name} opens on ${opens} and not a day sooner; ${allMet(status)}.`;
      }
      return `${name} can’t be opened yet: ${notMet(refusal.unmet, refusal.of)}, and it opens on ${opens} at the earliest.`;
    }
    case 'unmet':
      return `${name} can’t be opened yet: ${notMet(refusal.unmet.length, refusal.of)}.`;
    case 'frozen': {
      const { reason, untilOn, declaredBy } = refusal.window;
      const until = untilOn === undefined ? '' : ` until ${sayDate(untilOn, today)}`;
      return `Nothing new starts${until}: ${esc(nameOf(declaredBy))} declared a freeze (${esc(reason)}). ${name} stays shut.`;
    }
    case 'paused': {
      const since = dateAt(refusal.since, timeZone);
      return `The rollout has been paused since ${sayDate(since, today)} (${esc(refusal.reason)}). ${name} stays shut until \`/rollout resume\`.`;
    }
    case 'last-phase':
      return 'Sustained use is the last phase, so there is no gate after it.';
    case 'already-moved':
      return `The rollout is already in ${sayPhase(refusal.to)}.`;
  }
}

/** Who opened it and when, in the reader's time zone. */
export function sayPass(pass: GatePass, { nameOf, today, timeZone }: SayFacts): string {
  const when = `on ${sayDate(dateAt(pass.at, timeZone), today)} at ${sayTime(pass.at, timeZone)}`;
  return `${esc(nameOf(pass.by))} opened ${sayGate(pass.gate)} ${when}.`;
}
