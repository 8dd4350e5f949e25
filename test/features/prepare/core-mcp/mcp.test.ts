import {
  Client,
  type ClientOptions,
  StreamableHTTPClientTransport,
} from '@modelcontextprotocol/client';
import { beforeEach, describe, expect, it } from 'vitest';
import type { SupportCopilotWorld } from '../../../support/story.ts';
import { entryText } from '../core-files/core-office.ts';
import { shelve } from '../core-search/core-shelf.ts';
import { type Door, keyFor, openDoor } from './assistant-door.ts';

const URL_OF_MCP = new URL('http://groundswell.test/mcp');

let world: SupportCopilotWorld;
let routes: Door['routes'];
beforeEach(async () => {
  ({ world, routes } = await openDoor());
  shelve(world, world.rollout, {
    'refund-over-500.md': entryText(
      { owner: 'Tom Albrecht', workflow: 'reply drafting' },
      '**Check how.** Finance looks at refunds above the limit first.',
    ),
    'old.md': entryText({
      title: 'Broken goods',
      owner: 'Tom Albrecht',
      workflow: 'reply drafting',
      'review-on': '2026-12-01',
    }),
    'tone.md': entryText(
      {
        kind: 'prompting-strategy',
        title: 'A calm tone',
        owner: 'Tom Albrecht',
        workflow: 'triage',
      },
      'Say in one sentence what went wrong.',
    ),
    'draft.md': entryText({ title: 'Refund by voucher', owner: 'Tom Albrecht', status: 'draft' }),
  });
});

async function connect(options: ClientOptions): Promise<Client> {
  const authorization = `Bearer ${keyFor({ world, routes }, 'core')}`;
  const transport = new StreamableHTTPClientTransport(URL_OF_MCP, {
    fetch: async (url, init) => {
      const request = new Request(url, init);
      request.headers.set('authorization', authorization);
      return routes.fetch(request);
    },
  });
  const client = new Client({ name: 'an assistant', version: '1.0.0' }, options);
  await client.connect(transport);
  return client;
}

const ERAS: [string, ClientOptions][] = [
  ['2026', { versionNegotiation: { mode: 'auto' } }],
  ['2025', { versionNegotiation: { mode: 'legacy' } }],
];

describe.each(ERAS)('an assistant that speaks the protocol of %s', (era, options) => {
  let client: Client;
  beforeEach(async () => {
    client = await connect(options);
    return () => client.close();
  });
  const call = async (name: string, args: Record<string, unknown>) => {
    const answer = await client.callTool({ name, arguments: args });
    const [content] = answer.content as { text: string }[];
    return { ...answer, text: content?.text ?? '', data: answer.structuredContent as never };
  };

  it('finds four tools that only read, in a fixed order', async () => {
    const { tools } = await client.listTools();
    expect(tools.map(({ name }) => name)).toEqual([
      'find-in-core',
      'get-entry',
      'who-to-ask',
      'may-i-use-it',
    ]);
    expect(tools.every(({ annotations }) => annotations?.readOnlyHint)).toBe(true);
    expect(tools.every(({ outputSchema }) => outputSchema !== undefined)).toBe(true);
    expect(client.getNegotiatedProtocolVersion()?.slice(0, 4)).toBe(era);
  });

  it('gets answers that begin with title, id and version', async () => {
    const { text, data } = await call('find-in-core', { words: 'refnd over 500' });
    expect(text).toMatch(/^Refunds over 500 euros \(refund-over-500, version 2\.1\)\n/);
    expect(data).toEqual({
      entries: [
        {
          id: 'refund-over-500',
          version: '2.1',
          title: 'Refunds over 500 euros',
          kind: 'edge-case',
          workflow: 'reply drafting',
          passage: 'Check how. Finance looks at refunds above the limit first.',
          verified: true,
          verifiedUntil: '2027-03-01',
          owner: 'Tom Albrecht',
        },
      ],
      gap: false,
    });
  });

  it('is told in words and in data what nobody has verified lately', async () => {
    const { text, data } = await call('get-entry', { id: 'old' });
    expect(text).toContain('NOT VERIFIED');
    expect(data).toMatchObject({ id: 'old', verified: false, verifiedUntil: null });
  });

  it('never reads a draft', async () => {
    expect(await call('get-entry', { id: 'draft' })).toMatchObject({ isError: true });
    expect((await call('find-in-core', { words: 'refund voucher' })).text).not.toContain('voucher');
    const { resources } = await client.listResources();
    expect(resources.map(({ uri }) => uri).toSorted()).toEqual([
      'core://entry/old',
      'core://entry/refund-over-500',
      'core://entry/tone',
    ]);
    await expect(client.readResource({ uri: 'core://entry/draft' })).rejects.toThrow();
  });

  it('leaves a gap where it finds nothing, which the lead sees like anybody’s', async () => {
    const { data } = await call('find-in-core', { words: 'warranty period', workflow: 'triage' });
    expect(data).toEqual({ entries: [], gap: true });
    const gaps = await world.as('Lena Hartmann').command('/core gaps');
    expect(gaps.text).toContain('“warranty period”\nasked once, for triage');
  });

  it('is told whether it may be used for a case', async () => {
    const asked = { workflow: 'reply drafting', case: 'refund of 700 euros' };
    const { text, data } = await call('may-i-use-it', asked);
    expect(text).toMatch(/^Check how\.\nRefunds over 500 euros/);
    expect(data).toMatchObject({ cases: [{ id: 'refund-over-500', answer: 'check-how' }] });
    const wrong = await call('may-i-use-it', { ...asked, workflow: 'cooking' });
    expect(wrong).toMatchObject({ isError: true });
    expect(wrong.text).toContain('reply drafting');
  });

  it('is told whom to ask', async () => {
    const { text } = await call('who-to-ask', { workflow: 'reply drafting' });
    expect(text).toContain('Tom Albrecht: keeps what is known about reply drafting');
    expect(text).toContain('Lena Hartmann: leads the rollout');
  });

  it('gets each prompting strategy as a prompt', async () => {
    const { prompts } = await client.listPrompts();
    expect(prompts).toMatchObject([{ name: 'tone', title: 'A calm tone' }]);
    const { messages } = await client.getPrompt({ name: 'tone' });
    expect(messages[0]?.content).toMatchObject({
      text: expect.stringContaining('Say in one sentence what went wrong.'),
    });
  });

  it('reads an entry as soon as it is published', async () => {
    shelve(world, world.rollout, {
      'draft.md': entryText({ title: 'Refund by voucher', owner: 'Tom Albrecht' }),
    });
    expect((await call('get-entry', { id: 'draft' })).text).toContain('Refund by voucher');
  });
});

describe('a resource', () => {
  it('may be kept until the end of the day of its next review, and not at all when that is over', async () => {
    const client = await connect({ versionNegotiation: { mode: 'auto' } });
    const until = Temporal.ZonedDateTime.from('2027-03-02T00:00[Europe/Berlin]').toInstant();
    const fresh = await client.readResource({ uri: 'core://entry/refund-over-500' });
    expect(fresh.ttlMs).toBe(until.epochMilliseconds - world.now().epochMilliseconds);
    expect(await client.readResource({ uri: 'core://entry/old' })).toMatchObject({ ttlMs: 0 });
    await client.close();
  });
});
