export const accessStates = ['waiting', 'live', 'grace', 'frozen', 'suspended'] as const;
export type AccessState = (typeof accessStates)[number];

/** A team is live when its people have it, also while it is in grace or takes nobody new: the one count of live teams. */
export function isLiveState(state: AccessState): boolean {
  return state === 'live' || state === 'grace' || state === 'frozen';
}

export type TeamAccess = {
  state: AccessState;
  /** Whether people without a seat may get one. */
  newSeats: boolean;
  /** Seats given up to this day keep access while no new ones are given. */
  seatsUntilOn: Temporal.PlainDate | undefined;
  /** The day on which the state began, where it is known. */
  sinceOn: Temporal.PlainDate | undefined;
  /** The last day of this state, where one is known. */
  lastOn: Temporal.PlainDate | undefined;
  reason: string;
  changedBy: string;
};

/** What happens to a live team's access for want of a certified champion. */
export type AccessWithoutChampion = {
  /** One or more sentences in mrkdwn, names already made safe. */
  words: string;
  /** The last day on which nothing changes, where one is known. */
  lastOn: Temporal.PlainDate | undefined;
};
