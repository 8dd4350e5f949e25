/** When to be reminded again: tomorrow, or on an ISO weekday, 1 = Monday. */
export type Later = 'tomorrow' | number;

const TUESDAY = 2;
const THURSDAY = 4;

/** The two choices that a message offers; the second is a Tuesday, which on a Monday would be tomorrow. */
export function laterChoices(sendOn: Temporal.PlainDate): [Later, Later] {
  return ['tomorrow', sendOn.dayOfWeek === 1 ? THURSDAY : TUESDAY];
}

/** The day meant by a choice, counted from the day on which it is made. */
export function laterOn(choice: Later, today: Temporal.PlainDate): Temporal.PlainDate {
  if (choice === 'tomorrow') return today.add({ days: 1 });
  const ahead = (choice - today.dayOfWeek + 7) % 7;
  return today.add({ days: ahead === 0 ? 7 : ahead });
}
