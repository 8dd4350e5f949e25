import type { UserId } from '../../../platform/ids.ts';
import type { Team } from '../../teams/teams/team.ts';
import type { Champion, ChampionRole } from '../champions/champion.ts';

/** What is known of somebody that speaks for or against asking them. */
export type MemberFacts = {
  personId: UserId;
  isReachable: boolean;
  /** Times that colleagues thanked them here. */
  thanks: number;
  /** Questions about the capability that they asked for their team. */
  questions: number;
};

export type Suggestion = { personId: UserId; because: readonly SuggestionReason[] };
export type SuggestionReason =
  | { kind: 'back-up' }
  | { kind: 'was-champion' }
  | { kind: 'thanked'; times: number }
  | { kind: 'asks'; times: number };

/**
 * Whom to ask for a team: its back-ups first, then whoever has shown interest. Nobody who has an open
 * role there or said no, and not the manager, who would approve their own time.
 */
export function suggestChampions(
  team: Pick<Team, 'id' | 'memberIds' | 'managerId'>,
  champions: readonly Champion[],
  facts: readonly MemberFacts[],
  role: ChampionRole,
): Suggestion[] {
  const ofTeam = champions.filter((one) => one.teamId === team.id);
  return facts
    .filter(({ personId, isReachable }) => isReachable && personId !== team.managerId)
    .filter(({ personId }) => team.memberIds.includes(personId))
    .filter(({ personId }) => mayBeAsked(personId, ofTeam, role))
    .map((member) => suggestionFor(member, ofTeam))
    .sort((a, b) => weight(b) - weight(a) || a.personId.localeCompare(b.personId));
}

function mayBeAsked(personId: UserId, ofTeam: readonly Champion[], role: ChampionRole): boolean {
  const own = ofTeam.filter((one) => one.personId === personId);
  const isBusy = own.some((one) => one.ended === undefined && one.role !== 'back-up');
  const isBackUp = own.some((one) => one.ended === undefined && one.role === 'back-up');
  const isNominated = own.some((one) => one.ended === undefined && one.accepted === undefined);
  const saidNo = own.some((one) => one.ended?.how === 'declined');
  return !isBusy && !isNominated && !saidNo && !(role === 'back-up' && isBackUp);
}

function suggestionFor(member: MemberFacts, ofTeam: readonly Champion[]): Suggestion {
  const own = ofTeam.filter((one) => one.personId === member.personId);
  const because: SuggestionReason[] = [];
  if (own.some((one) => one.ended === undefined)) because.push({ kind: 'back-up' });
  if (own.some((one) => one.ended !== undefined && one.accepted !== undefined))
    because.push({ kind: 'was-champion' });
  if (member.thanks > 0) because.push({ kind: 'thanked', times: member.thanks });
  if (member.questions > 0) because.push({ kind: 'asks', times: member.questions });
  return { personId: member.personId, because };
}

function weight({ because }: Suggestion): number {
  return because.reduce((sum, reason) => {
    if (reason.kind === 'back-up') return sum + 100;
    if (reason.kind === 'was-champion') return sum + 20;
    return sum + (reason.kind === 'thanked' ? 3 : 1) * Math.min(reason.times, 5);
  }, 0);
}
