import type { PracticeWorld } from '../practice-world.ts';

/** What Slack makes of typed text: & < > escaped always; names, channels and links on request. */
export function sentText(world: PracticeWorld, typed: string, withMentions: boolean): string {
  const escaped = typed.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
  return withMentions ? linkUp(world, escaped) : escaped;
}

function linkUp(world: PracticeWorld, text: string): string {
  let linked = text.replaceAll(/https?:\/\/[^\s|]+/g, (address) => `<${address}>`);
  for (const [typed, token] of mentions(world)) {
    if (!linked.includes(typed)) continue;
    const whole = new RegExp(`${RegExp.escape(typed)}(?![\\p{L}\\p{N}._-]*[\\p{L}\\p{N}])`, 'giu');
    linked = linked.replaceAll(whole, token);
  }
  return linked;
}

/** Longest names first, so that @Mia Chen is not taken for another @Mia. */
function mentions(world: PracticeWorld): [string, string][] {
  const people = world.records.members.all().flatMap((person): [string, string][] => {
    const token = `<@${person.id}|${person.handle}>`;
    return [
      [`@${person.name}`, token],
      [`@${person.handle}`, token],
    ];
  });
  const channels = world.records.conversations
    .all()
    .filter((one) => one.kind === 'channel')
    .map((one): [string, string] => [`#${one.name}`, `<#${one.id}|${one.name}>`]);
  const groups = world.records.userGroups
    .all()
    .map((one): [string, string] => [`@${one.handle}`, `<!subteam^${one.id}|@${one.handle}>`]);
  return [...people, ...channels, ...groups].sort((a, b) => b[0].length - a[0].length);
}
