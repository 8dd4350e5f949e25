import { isBefore } from '../../../platform/calendar.ts';
import type { UserId } from '../../../platform/ids.ts';

/** Who may decide on overrides. People who left are not among them. */
export type Deciders = {
  leadIds: readonly UserId[];
  sponsorIds: readonly UserId[];
  /** Sponsors who said that they are away, each with the first moment at which they are back. */
  awayUntil: ReadonlyMap<UserId, Temporal.Instant>;
};

/** A sponsor has three days; what none of them answered in that time a second lead may, for two more. */
const SPONSOR_HOURS = 72;
const SECOND_LEAD_HOURS = 48;

export type Approver = { personId: UserId; as: 'sponsor' | 'second-lead' };
type Asked = { requestedBy: UserId; requestedAt: Temporal.Instant };

/** Until when the sponsors come first. */
export function sponsorsFirstUntil({ requestedAt }: Pick<Asked, 'requestedAt'>): Temporal.Instant {
  return requestedAt.add({ hours: SPONSOR_HOURS });
}

/**
 * Who may decide now: the sponsors; other leads only while no sponsor can be reached within the time
 * limit, or when it has passed. A lead who sponsors as well counts as a lead where there is a sponsor who
 * does not lead, so that two leads never pass the sponsor by. Nobody decides on their own request.
 */
export function approversOf(deciders: Deciders, asked: Asked, now: Temporal.Instant): Approver[] {
  const sponsors = sponsorsFor(deciders, asked.requestedBy);
  const limit = sponsorsFirstUntil(asked);
  const isReachable = sponsors.some((id) => {
    const back = deciders.awayUntil.get(id);
    return back === undefined || isBefore(back, limit);
  });
  const leadsMay = !isReachable || !isBefore(now, limit);
  const leads = leadsMay ? leadsBeside(deciders, asked.requestedBy, sponsors) : [];
  return [
    ...sponsors.map((personId) => ({ personId, as: 'sponsor' as const })),
    ...leads.map((personId) => ({ personId, as: 'second-lead' as const })),
  ];
}

/** The moment after which a request has lapsed: a second lead gets time of their own. */
export function answerBy(
  deciders: Deciders,
  requestedBy: UserId,
  requestedAt: Temporal.Instant,
): Temporal.Instant {
  const limit = sponsorsFirstUntil({ requestedAt });
  const sponsors = sponsorsFor(deciders, requestedBy);
  const hasSecondLead = leadsBeside(deciders, requestedBy, sponsors).length > 0;
  return hasSecondLead ? limit.add({ hours: SECOND_LEAD_HOURS }) : limit;
}

/** Whether there is anybody at all who could decide on what this person asks. */
export function hasSecondPerson(deciders: Deciders, requestedBy: UserId): boolean {
  return [...deciders.sponsorIds, ...deciders.leadIds].some((id) => id !== requestedBy);
}

function sponsorsFor({ sponsorIds, leadIds }: Deciders, requestedBy: UserId): UserId[] {
  const pure = sponsorIds.filter((id) => !leadIds.includes(id));
  return (pure.length > 0 ? pure : sponsorIds).filter((id) => id !== requestedBy);
}

function leadsBeside(
  { leadIds }: Deciders,
  requestedBy: UserId,
  sponsors: readonly UserId[],
): UserId[] {
  return leadIds.filter((id) => id !== requestedBy && !sponsors.includes(id));
}
