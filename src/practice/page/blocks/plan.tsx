import type { PlanBlock as Plan, TaskCardBlock } from '@slack/types';
import { RichText } from '../text/rich-text.tsx';
import { SafeLink } from '../text/safe-link.tsx';

const STATUS = {
  pending: { mark: '○', says: 'Waiting' },
  in_progress: { mark: '◐', says: 'Under way' },
  complete: { mark: '✓', says: 'Done' },
  error: { mark: '!', says: 'Failed' },
} as const;

export function PlanBlock({ block }: { block: Plan }) {
  return (
    <section class="plan">
      <strong dir="auto">{block.title}</strong>
      {(block.tasks ?? []).map((task, index) => (
        <TaskCard key={String(task.task_id ?? index)} task={task as TaskCardBlock} />
      ))}
    </section>
  );
}

export function TaskCard({ task }: { task: TaskCardBlock }) {
  const status = STATUS[task.status] ?? STATUS.pending;
  return (
    <div class={`task-card task-${task.status}`}>
      <span class="task-mark" role="img" aria-label={status.says} title={status.says}>
        {status.mark}
      </span>
      <div>
        <span dir="auto">{task.title}</span>
        {task.details && <RichText block={task.details} />}
        {task.output && <RichText block={task.output} />}
        {task.sources?.map((source) => (
          <div key={source.url} class="muted">
            <SafeLink url={source.url}>{source.text}</SafeLink>
          </div>
        ))}
      </div>
    </div>
  );
}
