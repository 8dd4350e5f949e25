/* Every declaration of every feature, found by the name that Slack sends back. */
import type { Feature } from '../feature.ts';
import type {
  ActionDeclaration,
  ChoicesDeclaration,
  CommandDeclaration,
  EventDeclaration,
  ShortcutDeclaration,
  SubmissionDeclaration,
} from './declarations.ts';
import { directoryEvents } from './directory-events.ts';

export type Registry = {
  commands: readonly CommandDeclaration[];
  actions: ReadonlyMap<string, ActionDeclaration>;
  submissions: ReadonlyMap<string, SubmissionDeclaration>;
  shortcuts: ReadonlyMap<string, ShortcutDeclaration>;
  choices: ReadonlyMap<string, ChoicesDeclaration>;
  events: ReadonlyMap<string, readonly EventDeclaration[]>;
  drawHome: NonNullable<Feature['home']> | undefined;
};

/**
 * Collects what the features declare; a name declared twice is refused at start. The directory hears of
 * an event before every feature does, so that all of them read the person or channel as it is now.
 */
export function collectDeclarations(features: readonly Feature[]): Registry {
  const commands = features.flatMap((feature) => feature.commands ?? []);
  byName(commands, (declaration) => `${declaration.command} ${declaration.name}`);
  const events = new Map<string, EventDeclaration[]>();
  const declared = features.flatMap((feature) => feature.events ?? []);
  for (const declaration of [...directoryEvents, ...declared]) {
    events.set(declaration.event, [...(events.get(declaration.event) ?? []), declaration]);
  }
  return {
    commands,
    actions: byName(
      features.flatMap((feature) => feature.actions ?? []),
      (one) => one.actionId,
    ),
    submissions: byName(
      features.flatMap((feature) => feature.submissions ?? []),
      (one) => one.callbackId,
    ),
    shortcuts: byName(
      features.flatMap((feature) => feature.shortcuts ?? []),
      (one) => one.callbackId,
    ),
    choices: byName(
      features.flatMap((feature) => feature.choices ?? []),
      (one) => one.actionId,
    ),
    events,
    drawHome: features.find((feature) => feature.home !== undefined)?.home,
  };
}

function byName<Declaration>(
  declarations: readonly Declaration[],
  nameOf: (declaration: Declaration) => string,
): Map<string, Declaration> {
  const found = new Map<string, Declaration>();
  for (const declaration of declarations) {
    const name = nameOf(declaration);
    if (found.has(name)) throw new Error(`"${name}" is declared twice.`);
    found.set(name, declaration);
  }
  return found;
}
