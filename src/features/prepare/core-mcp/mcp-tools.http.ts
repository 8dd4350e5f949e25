/* The tools of the Core's MCP server, in the order in which they are listed. All of them only read. */
import type { CallToolResult, McpServer } from '@modelcontextprotocol/server';
import { z } from 'zod';
import type { RolloutRequest } from '../../../platform/request.ts';
import { sayChoice } from '../../../platform/words.ts';
import { entryKinds } from '../core/entry.ts';
import { askCore } from './ask-core.usecase.ts';
import { caseAnswers, entryText, NOTHING_FOUND } from './assistant-answer.ts';
import { findForAssistant, listHelpers } from './assistant-reads.store.ts';

const entryShape = {
  id: z.string(),
  version: z.string(),
  title: z.string(),
  kind: z.enum(entryKinds),
  workflow: z.string(),
  passage: z.string(),
  verified: z.boolean(),
  verifiedUntil: z.string().nullable(),
  owner: z.string(),
};
const entry = z.object(entryShape);
const words = z.string().trim().min(1).max(500);
const workflow = z.string().trim().min(1).max(100);
const READS = { readOnlyHint: true, openWorldHint: false } as const;

export function addTools(server: McpServer, request: RolloutRequest): void {
  server.registerTool(
    'find-in-core',
    {
      title: 'Find in the Intelligence Core',
      description:
        'Looks up the rules, edge cases, quality criteria and escalation paths that people have written down. Ask in a few words, and cite title, id and version of what you use. When nothing is found, say so and do not guess.',
      inputSchema: z.object({ words, workflow: workflow.optional() }),
      outputSchema: z.object({ entries: z.array(entry), gap: z.boolean() }),
      annotations: READS,
    },
    (asked) => {
      const outcome = askCore(request, { words: asked.words, workflow: asked.workflow });
      if (outcome.kind === 'no-such-workflow') return noSuchWorkflow(outcome.workflows);
      const { entries, gap } = outcome;
      const text = entries.map((one) => entryText(one)).join('\n\n---\n\n');
      const plain = entries.map(({ answer: _answer, says: _says, ...one }) => one);
      return result(text === '' ? NOTHING_FOUND : text, { entries: plain, gap });
    },
  );
  server.registerTool(
    'get-entry',
    {
      title: 'Get an entry of the Intelligence Core',
      description: 'One entry whole, as Markdown, by the id that find-in-core gave.',
      inputSchema: z.object({ id: z.string().trim().min(1).max(100) }),
      outputSchema: entry.extend({ body: z.string() }),
      annotations: READS,
    },
    ({ id }) => {
      const found = findForAssistant(request, id);
      if (found === undefined) {
        return refusal(
          `No published entry has the id "${id.slice(0, 100)}": find-in-core finds ids.`,
        );
      }
      const { body } = found.entry.published;
      return result(entryText(found.answer, body), { ...found.answer, body });
    },
  );
  server.registerTool(
    'who-to-ask',
    {
      title: 'Whom to ask',
      description:
        'The people who know a workflow: its keeper, the champions of its teams, the leads.',
      inputSchema: z.object({ workflow }),
      outputSchema: z.object({
        people: z.array(z.object({ name: z.string(), userId: z.string(), role: z.string() })),
      }),
      annotations: READS,
    },
    (asked) => {
      const people = listHelpers(request, asked.workflow);
      const lines = people.map(({ name, role }) => `${name}: ${role}`);
      const text = lines.length === 0 ? 'Nobody is named for it yet.' : lines.join('\n');
      return result(text, { people });
    },
  );
  server.registerTool(
    'may-i-use-it',
    {
      title: 'May I use the assistant here?',
      description:
        'Whether the assistant may be used for a case: use, do-not or check-how, from the edge cases that match. see-entry means that the text has to be read.',
      inputSchema: z.object({ workflow, case: words }),
      outputSchema: z.object({
        cases: z.array(entry.extend({ answer: z.enum(caseAnswers) })),
        gap: z.boolean(),
      }),
      annotations: READS,
    },
    (asked) => {
      const ask = { words: asked.case, workflow: asked.workflow, kind: 'edge-case' as const };
      const outcome = askCore(request, ask);
      if (outcome.kind === 'no-such-workflow') return noSuchWorkflow(outcome.workflows);
      const text = outcome.entries.map((one) => `${one.says}.\n${entryText(one)}`);
      const cases = outcome.entries.map(({ says: _says, ...one }) => one);
      return result(text.length === 0 ? NOTHING_FOUND : text.join('\n\n---\n\n'), {
        cases,
        gap: outcome.gap,
      });
    },
  );
}

function result(text: string, structuredContent: Record<string, unknown>): CallToolResult {
  return { content: [{ type: 'text', text }], structuredContent };
}

function refusal(text: string): CallToolResult {
  return { content: [{ type: 'text', text }], isError: true };
}

function noSuchWorkflow(workflows: readonly string[]): CallToolResult {
  return refusal(
    workflows.length === 0
      ? 'The Core knows no workflow yet: leave it out.'
      : `There is no such workflow: say ${sayChoice(workflows.slice(0, 20))}.`,
  );
}
