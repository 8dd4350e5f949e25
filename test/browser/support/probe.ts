import type { Locator } from 'playwright-core';

type Box = {
  scrollTop: number;
  scrollHeight: number;
  clientHeight: number;
  scrollWidth: number;
  clientWidth: number;
  ownerDocument: { activeElement: unknown };
};

export function hasFocus(locator: Locator): Promise<boolean> {
  return locator.evaluate((node) => {
    const box = node as unknown as Box;
    return box.ownerDocument.activeElement === box;
  });
}

export function scrollToTop(locator: Locator): Promise<void> {
  return locator.evaluate((node) => {
    (node as unknown as Box).scrollTop = 0;
  });
}

/** How far from the top and from the bottom a box is scrolled, and how much sticks out at its side. */
export function scrollOf(locator: Locator): Promise<{ top: number; below: number; over: number }> {
  return locator.evaluate((node) => {
    const box = node as unknown as Box;
    return {
      top: box.scrollTop,
      below: Math.round(box.scrollHeight - box.scrollTop - box.clientHeight),
      over: box.scrollWidth - box.clientWidth,
    };
  });
}
