/** An instant for the operator, who may be anywhere: "Thu 14 January 2027, 09:30 UTC". */
export function sayMoment(at: Temporal.Instant): string {
  const said = at.toZonedDateTimeISO('UTC').toPlainDateTime().toLocaleString('en-GB', {
    weekday: 'short',
    day: 'numeric',
    month: 'long',
    year: 'numeric',
    hour: '2-digit',
    minute: '2-digit',
  });
  return `${said} UTC`;
}
