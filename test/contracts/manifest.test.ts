import { readFileSync } from 'node:fs';
import { Ajv } from 'ajv';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { features } from '../../src/app/app.ts';
import { collectDeclarations } from '../../src/platform/slack/registry.ts';
import { methodsCalled, scopesOfEvents, scopesOfMethods } from './scopes.ts';

type Manifest = {
  features: {
    slash_commands: { command: string; description: string; usage_hint: string }[];
    shortcuts?: { name: string; callback_id: string; type: string }[];
  };
  oauth_config: { scopes: { bot: string[]; bot_optional: string[] } };
  settings: { event_subscriptions: { bot_events: string[] } };
};

const manifest = parse(
  readFileSync(new URL('../../manifest.yml', import.meta.url), 'utf8'),
) as Manifest;
const registry = collectDeclarations(features);
const { MANIFEST_SCHEMA } = process.env;

describe('the manifest and the code', () => {
  it('know the same slash commands', () => {
    const declared = new Set(registry.commands.map((one) => one.command));
    const listed = manifest.features.slash_commands.map((one) => one.command);
    expect(listed.sort()).toEqual([...declared].sort());
  });

  it('know the same shortcuts, of the same kind', () => {
    const declared = [...registry.shortcuts.values()].map((one) => `${one.callbackId} ${one.kind}`);
    const listed = (manifest.features.shortcuts ?? []).map(
      (one) => `${one.callback_id} ${one.type}`,
    );
    expect(listed.sort()).toEqual(declared.sort());
  });

  it('hint only at subcommands that there are', () => {
    const wrong = manifest.features.slash_commands.flatMap(({ command, usage_hint: hint }) =>
      hintedSubcommands(hint)
        .filter((word) => word !== 'help')
        .filter((word) => !isDeclared(command, word))
        .map((word) => `${command} ${word}`),
    );
    expect(wrong).toEqual([]);
  });

  it('speak of the same events', () => {
    const heard = ['app_home_opened', ...registry.events.keys()];
    expect(manifest.settings.event_subscriptions.bot_events.toSorted()).toEqual(heard.sort());
  });

  it('name shortcuts in the 24 characters that Slack shows', () => {
    const long = (manifest.features.shortcuts ?? []).filter(({ name }) => name.length > 24);
    expect(long).toEqual([]);
  });

  it.runIf(MANIFEST_SCHEMA !== undefined)('satisfy the published schema of manifests', () => {
    const schema = JSON.parse(readFileSync(MANIFEST_SCHEMA ?? '', 'utf8'));
    const validate = new Ajv({ strict: false, logger: false }).compile(schema);
    validate(manifest);
    expect(validate.errors).toBeNull();
  });
});

describe('the scopes', () => {
  const { bot, bot_optional: optional } = manifest.oauth_config.scopes;
  const granted = [...bot, ...optional];

  it('are known for every Web API method that the code calls, and for no other', () => {
    expect([...methodsCalled()].sort()).toEqual(Object.keys(scopesOfMethods).sort());
  });

  it('are granted for each of those methods', () => {
    const denied = Object.entries(scopesOfMethods)
      .filter(([, needed]) => !needed.every((scope) => granted.includes(scope)))
      .map(([method]) => method);
    expect(denied).toEqual([]);
  });

  it('are each there for a method or an event, so that none is asked for in vain', () => {
    const events = manifest.settings.event_subscriptions.bot_events;
    const needed = new Set([
      'commands',
      ...Object.values(scopesOfMethods).flat(),
      ...events.flatMap((event) => scopesOfEvents[event] ?? []),
    ]);
    expect(granted.filter((scope) => !needed.has(scope))).toEqual([]);
    const unheard = events.filter(
      (event) => !(scopesOfEvents[event] ?? ['?']).every((scope) => granted.includes(scope)),
    );
    expect(unheard).toEqual([]);
  });
});

/** "[status | setup | nominate @person | help]" hints at four. */
function hintedSubcommands(hint: string): string[] {
  return hint
    .replaceAll(/[[\]]/g, '')
    .split('|')
    .map((part) => part.trim().split(/\s+/)[0] ?? '')
    .filter((word) => word !== '');
}

function isDeclared(command: string, word: string): boolean {
  return registry.commands.some(
    (one) => one.command === command && one.name.split(' ')[0] === word,
  );
}
