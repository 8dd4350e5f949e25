import type { KnownBlock } from '@slack/types';
import { useEffect, useErrorBoundary } from 'preact/hooks';
import { blockIdOf } from '../inputs/elements.ts';
import { MarkdownText } from '../text/markdown-text.tsx';
import { PlainText, TextBlock } from '../text/mrkdwn-text.tsx';
import { RichText } from '../text/rich-text.tsx';
import { ActionsBlock, ContextActionsBlock, ContextBlock } from './actions.tsx';
import { CardBlock, CarouselBlock } from './card.tsx';
import { Chart } from './chart.tsx';
import { ContainerBlock } from './container.tsx';
import { DataTable } from './data-table.tsx';
import type { DataVisualizationBlock } from './data-visualization.ts';
import { ImageBlock } from './image.tsx';
import { InputRow } from './input-row.tsx';
import { PlanBlock, TaskCard } from './plan.tsx';
import { SectionBlock } from './section.tsx';
import { Table } from './table.tsx';
import { Undrawn } from './undrawn.tsx';
import { VideoBlock } from './video.tsx';

type Drawn = KnownBlock | DataVisualizationBlock;

/** A surface's blocks in order; one that fails to draw does not take the others with it. */
export function Blocks({ blocks }: { blocks: readonly unknown[] }) {
  return (
    <>
      {blocks.map((block, index) => {
        const blockId = blockIdOf(block, index);
        return <GuardedBlock key={blockId} block={block} blockId={blockId} />;
      })}
    </>
  );
}

function GuardedBlock({ block, blockId }: { block: unknown; blockId: string }) {
  const [failure, tryAgain] = useErrorBoundary();
  // A changed block gets another try.
  useEffect(tryAgain, [block]);
  if (failure || typeof block !== 'object' || block === null) {
    return <Undrawn of={block} what="block" />;
  }
  return <Block block={block} blockId={blockId} />;
}

function Block({ block: anything, blockId }: { block: object; blockId: string }) {
  const block = anything as Drawn;
  switch (block.type) {
    case 'section':
      return <SectionBlock block={block} blockId={blockId} />;
    case 'header':
      return (
        <h3 class={`header header-${'level' in block ? block.level : 2}`} dir="auto">
          <PlainText text={block.text} />
        </h3>
      );
    case 'context':
      return <ContextBlock block={block} />;
    case 'divider':
      return <hr class="divider" />;
    case 'actions':
      return <ActionsBlock block={block} blockId={blockId} />;
    case 'context_actions':
      return <ContextActionsBlock block={block} blockId={blockId} />;
    case 'input':
      return <InputRow block={block} blockId={blockId} />;
    case 'image':
      return <ImageBlock block={block} />;
    case 'markdown':
      return <MarkdownText text={block.text} />;
    case 'rich_text':
      return <RichText block={block} />;
    case 'video':
      return <VideoBlock block={block} />;
    case 'table':
      return <Table block={block} />;
    case 'data_table':
      return <DataTable block={block} />;
    case 'data_visualization':
      return <Chart block={block} />;
    case 'alert':
      return (
        <div class={`alert alert-${block.level ?? 'default'}`} role="note">
          <TextBlock text={block.text} />
        </div>
      );
    case 'card':
      return <CardBlock block={block} blockId={blockId} />;
    case 'carousel':
      return <CarouselBlock block={block} blockId={blockId} />;
    case 'container':
      return (
        <ContainerBlock block={block}>
          <Blocks blocks={block.child_blocks} />
        </ContainerBlock>
      );
    case 'plan':
      return <PlanBlock block={block} />;
    case 'task_card':
      return <TaskCard task={block} />;
    default:
      return <Undrawn of={block} what="block" />;
  }
}
