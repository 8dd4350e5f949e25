import { scanCsv } from './csv-scan.ts';
import { delimiterOf } from './file-encoding.ts';
import { personKey } from './usage-reading.ts';

/**
 * The company's own list of who is who: in each row a name as the source writes it, and a Slack member id
 * or an e-mail address. A heading is allowed and left out.
 */
export function readPeopleList(text: string): ReadonlyMap<string, string> | string {
  const listed = new Map<string, string>();
  let wrong: number | undefined;
  const scan = scanCsv(delimiterOf(text), (cells) => {
    const [key, who] = [personKey(cells.text(0)), cells.text(1)];
    const isWho = who.includes('@') || /^[UW][A-Z0-9]{2,}$/.test(who);
    if (key !== '' && isWho) listed.set(key, who);
    else if (cells.line > 1) wrong ??= cells.line;
  });
  scan.push(new TextEncoder().encode(text.replace(/^\uFEFF/, '')));
  const end = scan.end();
  if (end.kind === 'open-quote')
    return `In line ${end.line} of the list of people a quotation mark opens and never closes.`;
  if (wrong !== undefined)
    return `Line ${wrong} of the list of people needs two columns: the name in the export, and a Slack member id or e-mail address.`;
  return listed.size > 0 ? listed : 'The list of people is empty.';
}
