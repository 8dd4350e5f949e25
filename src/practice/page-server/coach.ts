import type { PracticeWorkspace } from '../practice-workspace.ts';

const dismissed = (personId: string) => `coach-dismissed/${personId}`;

/** A suggestion of what this person might try next, until they wave it away. */
export function coachFor(workspace: PracticeWorkspace, personId: string): string | undefined {
  const { records, facts, manifest } = workspace.world;
  if (records.settings.get(dismissed(personId)) !== undefined) return undefined;
  const own = workspace.coach?.(personId);
  if (own !== undefined) return own;
  const commands = manifest.commands.map((one) => one.command).join(', ');
  const typing = commands === '' ? '' : `, or type / to see what it can do (${commands})`;
  return `Open ${facts.bot.name}'s Home tab to see what’s waiting for you${typing}.`;
}

export function dismissCoach(workspace: PracticeWorkspace, personId: string): void {
  workspace.world.records.settings.put(dismissed(personId), 'yes');
  workspace.world.changed();
}
