/** How much somebody has not read, as a mark beside their name. */
export function Unread({ count }: { count: number }) {
  if (count === 0) return null;
  return (
    <span class="badge">
      {count > 99 ? '99+' : count}
      <span class="hidden"> unread</span>
    </span>
  );
}
