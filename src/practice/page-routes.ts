import type { Hono } from 'hono';
import type { PracticeWorkspace } from './practice-workspace.ts';

/** The page for people, and what it asks and says. */
export function servePage(app: Hono, _workspace: PracticeWorkspace, _folder?: string): void {
  app.get('/', (context) => context.html('<!doctype html><title>Practice workspace</title>'));
}
