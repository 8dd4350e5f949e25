/** How many messages somebody gets at most: so many in so many weeks, each from Monday on. */
export type Budget = { messages: number; weeks: 1 | 2 };

/** What somebody does in the rollouts, as far as it decides how often they may be written to. */
export type BudgetRole = 'lead' | 'champion' | 'team' | 'sponsor';

const OF_ROLES: Record<BudgetRole, Budget> = {
  lead: { messages: 3, weeks: 1 },
  champion: { messages: 2, weeks: 1 },
  team: { messages: 1, weeks: 1 },
  sponsor: { messages: 1, weeks: 2 },
};

/** What a person may choose instead. */
export const budgetChoices = ['1-in-2', '1', '2', '3', '5'] as const;
export type BudgetChoice = (typeof budgetChoices)[number];

/** A person’s own choice counts, else the role of theirs that asks most of them. */
export function budgetOf(choice: BudgetChoice | undefined, role: BudgetRole): Budget {
  if (choice === undefined) return OF_ROLES[role];
  return choice === '1-in-2' ? { messages: 1, weeks: 2 } : { messages: Number(choice), weeks: 1 };
}

/** "three times a week". */
export function sayBudget({ messages, weeks }: Budget): string {
  const times = ['once', 'twice', 'three times', 'four times', 'five times'][messages - 1];
  return `${times ?? `${messages} times`} ${weeks === 1 ? 'a week' : 'in two weeks'}`;
}
