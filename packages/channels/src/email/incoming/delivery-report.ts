/** What a relay reports of one message to one recipient (RFC 3464). */
export interface DeliveryReport {
  action: string;
  /** `5.1.1`: its class says whether it is for good. */
  status?: string;
  recipient?: string;
  diagnostic?: string;
}

const longestText = 500;

/** The fields of one block, unfolded, by lower-case name; of one said twice the first. */
function fieldsIn(block: string): Map<string, string> {
  const fields = new Map<string, string>();
  for (const line of block.replace(/\n[ \t]+/g, ' ').split('\n')) {
    const colon = line.indexOf(':');
    const name = line.slice(0, Math.max(colon, 0)).trim().toLowerCase();
    if (name !== '' && !fields.has(name)) fields.set(name, line.slice(colon + 1).trim());
  }
  return fields;
}

/** A value behind its type: `rfc822; a@b.example`. */
function typed(value: string | undefined): string | undefined {
  return value?.replace(/^[\w-]+\s*;\s*/, '').slice(0, longestText);
}

function reportIn(fields: Map<string, string>): DeliveryReport[] {
  const action = fields.get('action')?.toLowerCase();
  if (action === undefined) return [];
  const status = fields.get('status')?.split(/\s/)[0];
  const recipient = typed(fields.get('final-recipient') ?? fields.get('original-recipient'));
  const diagnostic = typed(fields.get('diagnostic-code'));
  return [
    {
      action,
      ...(status === undefined ? {} : { status }),
      ...(recipient === undefined ? {} : { recipient }),
      ...(diagnostic === undefined ? {} : { diagnostic }),
    },
  ];
}

/** Reads a `message/delivery-status` part: the envelope id of the message it is about, and a report for each recipient. Never throws. */
export function readDeliveryStatus(text: string): { envelopeId?: string; reports: DeliveryReport[] } {
  const blocks = text
    .replace(/\r\n?/g, '\n')
    .split(/\n\s*\n/)
    .map(fieldsIn);
  const envelopeId = blocks[0]?.get('original-envelope-id');
  return { ...(envelopeId === undefined ? {} : { envelopeId }), reports: blocks.flatMap(reportIn) };
}

/** The Message-ID in the headers of a message that came back. */
export function messageIdIn(headers: string): string | undefined {
  const [head = ''] = headers.replace(/\r\n?/g, '\n').split('\n\n');
  return fieldsIn(head).get('message-id');
}
