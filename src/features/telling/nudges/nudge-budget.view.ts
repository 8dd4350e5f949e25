import type { InputBlock } from '@slack/types';
import { option, plain } from '../../../platform/slack/blocks.ts';
import { type Budget, budgetChoices, budgetOf, sayBudget } from './nudge-budget.ts';
import type { NudgeSettings } from './nudge-settings.ts';

/** The promise that every message keeps. */
export function policyWords(budget: Budget): string {
  return `I write to you at most once a day and ${sayBudget(budget)}, in your own hours, with everything in one message, and never about what’s already done. Only what can’t wait until tomorrow comes sooner.`;
}

/** Stands for no choice of one's own. */
export const BY_ROLE = 'by-role';

export function budgetInput({ budget }: NudgeSettings, byRole: Budget): InputBlock {
  const usual = option(`As usual for what you do: ${sayBudget(byRole)}`, BY_ROLE);
  const options = budgetChoices.map((choice) =>
    option(`At most ${sayBudget(budgetOf(choice, 'team'))}`, choice),
  );
  const initial = options.find((_, index) => budgetChoices[index] === budget) ?? usual;
  return {
    type: 'input',
    block_id: 'budget',
    label: plain('How often, at most'),
    hint: plain('What doesn’t fit waits, the most urgent first. It stays on your App Home.'),
    element: {
      type: 'static_select',
      action_id: 'value',
      options: [usual, ...options],
      initial_option: initial,
    },
  };
}
