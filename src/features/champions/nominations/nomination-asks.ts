import type { UserId } from '../../../platform/ids.ts';
import type { Champion } from '../champions/champion.ts';

export type AskedStep = 'hours' | 'confirm' | 'accept';

/** The name of the message that asks somebody for a step, by which it is found again when it is settled. */
export const askKey = (step: AskedStep, championId: string, userId: UserId) =>
  `nominations.${step}-asked:${championId}:${userId}`;

/** The name of the first word that the nominee got of it. */
export const newsKey = (championId: string) => `nominations.news:${championId}`;

/** The name of the message that tells somebody of a loss. */
export const lossKey = (champion: Champion, userId: UserId) =>
  `champions.lost:${champion.id}:${champion.ended?.at.epochMilliseconds ?? 0}:${userId}`;

/** Every message that may have asked for a step; those never sent are passed over. */
export function askKeys(
  step: AskedStep,
  champion: Pick<Champion, 'id' | 'personId'>,
  deciders: { managerId: UserId | undefined; leadIds: readonly UserId[] },
): string[] {
  if (step === 'accept') return [askKey(step, champion.id, champion.personId)];
  const { managerId, leadIds } = deciders;
  const asked = managerId === undefined ? leadIds : [managerId, ...leadIds];
  return [...new Set(asked)].map((userId) => askKey(step, champion.id, userId));
}
