/*
 * Everything that the bot says to one person, each kind once: the one voice on one screen. What asks for
 * something is an obligation and comes in the day's message; there is no other way to write to somebody.
 */

/** When each kind is said. */
const CADENCES = {
  ask: 'in the person’s own hours, once a day and within their weekly number, after up to an hour in which things settle; again after two working days',
  news: 'never by itself: in the next message that goes anyway, else on App Home',
  urgent: 'at once between 07:00 and 22:00 at the person’s place, at most once a day',
  answer:
    'at once where it was pressed; within the reader’s hours where it is someone’s own words to them',
} as const;

/** Why something does not wait for somebody's own hours; there are no other reasons. */
const REASONS = {
  top: 'it reached the top tier of escalation',
  access: 'access of the reader’s team ends today',
  decision: 'the reader’s own decision runs out today',
} as const;

const of = <Kind extends keyof typeof CADENCES>(kind: Kind, what: string) =>
  ({ kind, what, when: CADENCES[kind] }) as const;
const ask = (what: string) => of('ask', what);
const news = (what: string) => of('news', what);
const answer = (what: string) => of('answer', what);
const urgent = (what: string, why: keyof typeof REASONS) =>
  ({ ...of('urgent', what), reason: REASONS[why] }) as const;

export const directMessages = {
  nudge: ask('everything you owe, most urgent first, with what is new'),
  'overrides.decide': urgent('an override to decide on', 'decision'),
  'closing.access-ends': urgent('the rollout was closed, and your access with it', 'access'),
  'waves.access-ends': urgent('your team’s access', 'access'),
  'escalations.top': urgent('a case that stands before the leads', 'top'),
  'escalations.asked': answer('what someone escalated to you'),
  'escalations.step': answer('where your own case is now'),
  'core.change-asked': answer('what a reader asks you to change in your draft'),
  'pace.shown': answer('what would break if everyone went live now, from a lead'),
  'questions.answered': answer('the answer to your question'),
  'writing.write': answer('what someone wrote to you about a thing you owe'),
  'sponsor-months.page': answer('the month in three sentences, with a lead’s own words'),
  'training.path': answer('your learning path, where you stand in it'),
  'user-group.look': answer('what keeping the user group in sync would change'),
  'absences.cover': news('who is away while you stand in'),
  'champions.lost': news('a team lost its champion or back-up'),
  'champions.returned': news('a champion whose account was closed is back'),
  'champions.promoted': news('you were made champion'),
  'closing.closed': news('the rollout was closed'),
  'closing.reopened': news('the rollout is open again'),
  'completions.answered': news('your request for completion was answered'),
  'completions.reopened': news('a rollout that was complete is open again'),
  'depth.watch': news('use in your team may be starting to fall'),
  'handovers.called-off': news('a handover was called off'),
  'handovers.complete': news('a team changed champions'),
  'learnings.credit': news('what you found helps another team'),
  'learnings.declined': news('one of your learnings is not followed up'),
  'learnings.must': news('something must be solved before the next wave'),
  'learnings.tried': news('a fix was tried and did not work yet'),
  'lessons.mistakes': news('your own lessons have mistakes'),
  'nominations.accepted': news('someone you spoke for is champion'),
  'nominations.buddy': news('whose buddy you are'),
  'nominations.declined': news('someone decided not to be champion'),
  'nominations.nominated': news('you were nominated'),
  'nominations.refused': news('a nomination was turned down'),
  'nominations.renewed': news('your hours were renewed'),
  'nominations.withdrawn': news('a nomination was taken back'),
  'overrides.answered': news('your request for an override was answered'),
  'pauses.changed': news('the rollout was paused or has resumed'),
  'sign-offs.moved': news('a task to sign went to someone else'),
  'sign-offs.signed': news('you are certified'),
  'thanks.given': news('someone thanks you'),
  'thanks.note': news('someone in your team was thanked'),
  'user-group.problem': news('the user group is out of step'),
  'waves.coming': news('why it comes to your team, and what stays the same'),
  'waves.planned': news('your team has a date, or lost it'),
  'waves.to-team': news('what changes for your team'),
  'workflow-freezes.live': news('what a frozen piece of work means for your team'),
  'webhooks.failed': news('an address takes no notices'),
  'workload.over': news('a role has become more than its hours'),
} as const;

/** Asked in a message that does not wait for the person's own hours, on the day on which it is due. */
export function isUrgentAsk(obligationKey: string): boolean {
  const name = obligationKey.split(':', 1)[0] ?? '';
  const declared: Readonly<Record<string, { kind: string }>> = directMessages;
  return declared[name]?.kind === 'urgent';
}

type Declared = typeof directMessages;

declare module '../../platform/outbox/direct.ts' {
  interface DirectKinds extends Declared {}
}
