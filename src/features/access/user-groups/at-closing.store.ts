import type { ReadContext } from '../../../platform/request.ts';
import type { AtClosing } from '../../contract/closing.ts';
import { groupWords } from './user-group.ts';
import { findUserGroup } from './user-groups.store.ts';

/** What becomes of the user group when the rollout is closed. */
export function listGroupAtClosing({ database, rolloutId }: ReadContext): AtClosing[] {
  const link = findUserGroup(database, rolloutId);
  if (link?.isOn !== true) return [];
  const group = groupWords(link);
  return [
    {
      kept: `${group} keeps its people.`,
      ended: `${group} is switched off, since a group can’t be empty.`,
    },
  ];
}
