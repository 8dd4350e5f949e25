import { listApiKeys } from '../../../platform/keys/keys.ts';
import type { PerRollout } from '../../../platform/request.ts';

/** A program asks for access as soon as it has asked once with its key; a key alone gives nobody anything. */
export const ofrepWays: PerRollout<string> = ({ database, rolloutId }) => {
  const isInUse = listApiKeys(database).some(
    (key) =>
      key.purpose === 'access' &&
      key.revokedAt === undefined &&
      key.lastUsedAt !== undefined &&
      (key.rolloutId === undefined || key.rolloutId === rolloutId),
  );
  return isInUse ? ['programs that ask before they let someone in'] : [];
};
