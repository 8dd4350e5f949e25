import type { ComponentChildren, RefObject } from 'preact';
import { useEffect, useLayoutEffect, useRef } from 'preact/hooks';

type Props = {
  anchor: RefObject<HTMLElement | null>;
  onClose: () => void;
  children: ComponentChildren;
  /** As wide as the anchor, or as the content. */
  width: 'anchor' | 'content';
  side?: 'above' | 'below';
  align?: 'start' | 'end';
};

/** Floats above everything, beside its anchor, and closes on a press elsewhere. */
export function Popover({
  anchor,
  onClose,
  children,
  width,
  side = 'below',
  align = 'start',
}: Props) {
  const box = useRef<HTMLDivElement>(null);

  useLayoutEffect(() => {
    const element = box.current;
    if (!element) return;
    element.showPopover();
    const place = () => anchor.current && placeBeside(element, anchor.current, width, side, align);
    place();
    const resized = new ResizeObserver(place);
    resized.observe(element);
    addEventListener('resize', place);
    addEventListener('scroll', place, true);
    return () => {
      resized.disconnect();
      removeEventListener('resize', place);
      removeEventListener('scroll', place, true);
    };
  }, [anchor, width, side, align]);

  useEffect(() => {
    const pressed = (event: PointerEvent) => {
      const target = event.target as Node;
      const inside = box.current?.contains(target) || anchor.current?.contains(target);
      if (!inside) onClose();
    };
    addEventListener('pointerdown', pressed, true);
    return () => removeEventListener('pointerdown', pressed, true);
  }, [anchor, onClose]);

  return (
    <div ref={box} class="popover" popover="manual">
      {children}
    </div>
  );
}

const EDGE = 8;
const TALLEST = 420;

function placeBeside(
  box: HTMLElement,
  anchor: HTMLElement,
  width: Props['width'],
  side: 'above' | 'below',
  align: 'start' | 'end',
): void {
  const at = anchor.getBoundingClientRect();
  if (width === 'anchor') {
    box.style.width = `${at.width}px`;
    box.style.maxWidth = 'none';
  }
  const roomBelow = innerHeight - at.bottom - EDGE;
  const roomAbove = at.top - EDGE;
  box.style.maxHeight = '';
  const wanted = Math.min(box.scrollHeight, TALLEST);
  const above =
    side === 'above'
      ? roomAbove > wanted || roomAbove > roomBelow
      : roomBelow < wanted && roomAbove > roomBelow;
  box.style.maxHeight = `${Math.max(120, Math.min(TALLEST, above ? roomAbove : roomBelow))}px`;
  const start = align === 'end' ? at.right - box.offsetWidth : at.left;
  box.style.left = `${Math.max(EDGE, Math.min(start, innerWidth - box.offsetWidth - EDGE))}px`;
  box.style.top = above ? `${at.top - box.offsetHeight - 4}px` : `${at.bottom + 4}px`;
}
