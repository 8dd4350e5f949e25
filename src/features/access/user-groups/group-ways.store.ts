import type { PerRollout } from '../../../platform/request.ts';
import { withinSentence } from '../../../platform/words.ts';
import { groupWords } from './user-group.ts';
import { findUserGroup } from './user-groups.store.ts';

/** The user group that is kept in step, once somebody has said yes to it. */
export const groupWays: PerRollout<string> = ({ database, rolloutId }) => {
  const link = findUserGroup(database, rolloutId);
  return link?.isOn === true ? [withinSentence(groupWords(link))] : [];
};
