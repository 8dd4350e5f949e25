/* Entries as resources, which may be kept until their next review, and prompting strategies as prompts. */
import type { McpServer, ResourceTemplate } from '@modelcontextprotocol/server';
import type { RolloutRequest } from '../../../platform/request.ts';
import { entryKindTitles } from '../core/entry.ts';
import { entryText, keptFor } from './assistant-answer.ts';
import { findForAssistant, listForAssistant } from './assistant-reads.store.ts';

const URI = 'core://entry/';

export function addResources(
  server: McpServer,
  { request, timeZone, Template, NotFound }: Serving,
): void {
  const list = () => ({
    resources: listForAssistant(request).map(({ id, kind, workflow, published }) => ({
      uri: `${URI}${id}`,
      name: id,
      title: published.title,
      description: `${entryKindTitles[kind]} for ${workflow}`,
      mimeType: 'text/markdown',
    })),
  });
  server.registerResource(
    'entry',
    new Template(`${URI}{id}`, { list }),
    { title: 'Entries of the Intelligence Core', mimeType: 'text/markdown' },
    (uri, { id }) => {
      const found = findForAssistant(request, String(id));
      if (found === undefined) throw new NotFound(uri.href);
      const { entry, answer } = found;
      const { now, today } = request;
      const text = entryText(answer, entry.published.body);
      return {
        contents: [{ uri: uri.href, mimeType: 'text/markdown', text }],
        ttlMs: keptFor(entry, { now, today, timeZone }),
        cacheScope: 'private' as const,
      };
    },
  );
}

export type Serving = {
  request: RolloutRequest;
  timeZone: string;
  /** Of the package, which is loaded at the first call. */
  Template: typeof ResourceTemplate;
  NotFound: new (uri: string) => Error;
};

/** One prompt for each prompting strategy that is published. */
export function addPrompts(server: McpServer, request: RolloutRequest): void {
  for (const { id, kind, published } of listForAssistant(request)) {
    const found = kind === 'prompting-strategy' ? findForAssistant(request, id) : undefined;
    if (found === undefined) continue;
    const { answer } = found;
    const text = entryText(answer, published.body);
    server.registerPrompt(
      id,
      {
        title: published.title,
        description: `For ${answer.workflow}${answer.verified ? '' : ', not verified at the moment'}`,
      },
      () => ({ messages: [{ role: 'user', content: { type: 'text', text } }] }),
    );
  }
}
