import type { TeamId, UserId } from '../../../platform/ids.ts';

/** A lead signs off until two champions of other teams can, so that no single absence stops a team. */
const CHAMPIONS_BEFORE_LEADS_STEP_BACK = 2;

export type ObservedTask = { description: string; link: string };

export type TaskRefusal = { kind: 'too-short' } | { kind: 'not-a-link' };

/** The task is described in words and can be looked at by whoever signs. */
export function judgeObservedTask(task: ObservedTask): { kind: 'accepted' } | TaskRefusal {
  if (task.description.trim().length < 20) return { kind: 'too-short' };
  const link = URL.parse(task.link.trim());
  const isWeb = link?.protocol === 'https:' || link?.protocol === 'http:';
  return isWeb ? { kind: 'accepted' } : { kind: 'not-a-link' };
}

export type SignOff = {
  champion: { id: UserId; teamId: TeamId };
  signer: {
    id: UserId;
    teamIds: readonly TeamId[];
    isLead: boolean;
    isCertified: boolean;
    /** Was asked while leads might sign; a request is not taken from somebody because others can sign by now. */
    wasAsked?: boolean;
  };
  /** People with a valid champion certificate, with the teams that they are champions of. */
  certifiedChampions: readonly { id: UserId; teamIds: readonly TeamId[] }[];
};

export type SignOffRefusal =
  | { kind: 'own-certificate' }
  | { kind: 'same-team' }
  | { kind: 'not-certified' }
  /** A lead signs only for the first champions; from then on these people can. */
  | { kind: 'champions-can'; championIds: readonly UserId[] };

/** Nobody signs for themselves; a champion signs for another team, a lead for the first champions. */
export function judgeSignOff(
  signOff: SignOff,
): { kind: 'accepted'; signedOffAs: 'champion' | 'lead' } | SignOffRefusal {
  const { champion, signer } = signOff;
  if (signer.id === champion.id) return { kind: 'own-certificate' };
  const isOtherTeam = !signer.teamIds.includes(champion.teamId);
  if (signer.isCertified && isOtherTeam) return { kind: 'accepted', signedOffAs: 'champion' };
  if (!signer.isLead) return { kind: isOtherTeam ? 'not-certified' : 'same-team' };
  const championIds = signOff.certifiedChampions
    .filter((each) => each.id !== champion.id && !each.teamIds.includes(champion.teamId))
    .map((each) => each.id);
  if (championIds.length >= CHAMPIONS_BEFORE_LEADS_STEP_BACK && signer.wasAsked !== true) {
    return { kind: 'champions-can', championIds };
  }
  return { kind: 'accepted', signedOffAs: 'lead' };
}
