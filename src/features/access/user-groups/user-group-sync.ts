import type { UserId } from '../../../platform/ids.ts';
import { sayCountOrNone } from '../../../platform/words.ts';

export type UserGroupFacts = {
  handle: string;
  /** As the chat platform has it now. */
  current: readonly UserId[];
  isDisabled: boolean;
  /** Everyone whose access is decided as allowed. */
  wanted: readonly UserId[];
  /** Deactivated accounts; a single one of them makes the whole update fail, so they go first. */
  dead: ReadonlySet<UserId>;
};

export type SyncSettings = {
  /** A greater loss of living members than this share needs a person's confirmation. */
  shrinkShare: number;
};
export const SYNC_SETTINGS: SyncSettings = { shrinkShare: 0.2 };

export type SyncChange = {
  add: readonly UserId[];
  remove: readonly UserId[];
  /** Dead accounts that are dropped on the way; they count neither as removed nor as shrinking. */
  dropped: readonly UserId[];
};

export type UserGroupSync = SyncChange & {
  /** `disable` because a group cannot be emptied, `replace` sends `next` as the full list. */
  kind: 'in-step' | 'replace' | 'disable' | 'confirm-first';
  next: readonly UserId[];
  /** The group is switched off and must be switched on before its list is replaced. */
  enablesFirst: boolean;
  words: string;
};

/** What brings a user group into step with access, as a value that can be shown before anything is sent. */
export function planUserGroupSync(
  facts: UserGroupFacts,
  isConfirmed: boolean,
  settings: SyncSettings = SYNC_SETTINGS,
): UserGroupSync {
  const current = facts.isDisabled ? [] : [...new Set(facts.current)];
  const living = current.filter((each) => !facts.dead.has(each));
  const next = [...new Set(facts.wanted)].filter((each) => !facts.dead.has(each)).sort();
  const [isLiving, isNext] = [new Set(living), new Set(next)];
  const change: SyncChange = {
    add: next.filter((each) => !isLiving.has(each)),
    remove: living.filter((each) => !isNext.has(each)),
    dropped: current.filter((each) => facts.dead.has(each)),
  };
  const plan = { ...change, next, enablesFirst: facts.isDisabled && next.length > 0 };
  const group = `@${facts.handle}`;
  const isInStep = change.add.length + change.remove.length + change.dropped.length === 0;
  if (isInStep) {
    const many =
      next.length === 0 ? 'nobody has access' : sayCountOrNone(next.length, 'person', 'people');
    return { ...plan, kind: 'in-step', words: `${group} is in sync: ${many}.` };
  }
  const shrinks =
    living.length > 0 && change.remove.length - 1e-9 > settings.shrinkShare * living.length;
  if (shrinks && !isConfirmed) {
    const share = Math.round((100 * change.remove.length) / living.length);
    return {
      ...plan,
      kind: 'confirm-first',
      words: `${group} would lose ${change.remove.length} of ${sayCountOrNone(living.length, 'person', 'people')} (${share} %). Nothing was changed; a lead has to confirm any loss above ${Math.round(100 * settings.shrinkShare)} %.`,
    };
  }
  if (next.length === 0) {
    return {
      ...plan,
      kind: 'disable',
      words: `Nobody has access now. A group can’t be empty, so ${group} is switched off until someone has access.`,
    };
  }
  return { ...plan, kind: 'replace', words: `${group}: ${changeWords(change)}.` };
}

function changeWords(change: SyncChange): string {
  const parts = [
    change.add.length > 0 ? `${change.add.length} to add` : '',
    change.remove.length > 0 ? `${change.remove.length} to remove` : '',
    change.dropped.length > 0
      ? `${sayCountOrNone(change.dropped.length, 'deactivated account')} to drop`
      : '',
  ];
  return parts.filter((part) => part !== '').join(', ');
}
