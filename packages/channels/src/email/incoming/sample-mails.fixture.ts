/** A report of a relay that a message did not reach its recipient, as Postfix writes it; lines end with a line feed. */
export function bouncedMail({
  dispatchId,
  messageId,
  action = 'failed',
}: {
  dispatchId: string;
  messageId: string;
  action?: string;
}): string {
  return `Return-Path: <>
From: MAILER-DAEMON@relay.example (Mail Delivery System)
To: compta@brevanne.example
Subject: Undelivered Mail Returned to Sender
Message-ID: <report-${dispatchId}-${action}@relay.example>
Auto-Submitted: auto-replied
MIME-Version: 1.0
Content-Type: multipart/report; report-type=delivery-status; boundary="b1"

--b1
Content-Type: text/plain; charset=us-ascii

Your message could not be delivered.

--b1
Content-Type: message/delivery-status

Reporting-MTA: dns; relay.example
Original-Envelope-Id: ${dispatchId}

Final-Recipient: rfc822; compta@client.example
Action: ${action}
Status: ${action === 'failed' ? '5.1.1' : '4.4.1'}
Diagnostic-Code: smtp; 550 5.1.1 <compta@client.example>:
 Recipient address rejected: User unknown

--b1
Content-Type: text/rfc822-headers

From: compta@brevanne.example
To: compta@client.example
Message-ID: ${messageId}

--b1--
`;
}

/** An answer to a message, with what may be said differently. */
export function replyMail({
  inReplyTo,
  references = [],
  subject = 'Re: Vos factures',
  headers = [],
  html,
  id = 'answer-1@client.example',
}: {
  inReplyTo: string;
  references?: string[];
  subject?: string;
  headers?: string[];
  html?: string;
  id?: string;
}): string {
  return [
    'From: Odile =?utf-8?Q?Verch=C3=A8re?= <Odile@client.example>',
    'To: compta@brevanne.example',
    `Subject: ${subject}`,
    `Message-ID: <${id}>`,
    `In-Reply-To: ${inReplyTo}`,
    ...(references.length === 0 ? [] : [`References: ${references.join('\n ')}`]),
    ...headers,
    'MIME-Version: 1.0',
    `Content-Type: ${html === undefined ? 'text/plain' : 'text/html'}; charset=utf-8`,
    'Content-Transfer-Encoding: 8bit',
    '',
    html ?? 'Bonjour,\n\nLe virement est parti hier, réf. 4711.\n\nOdile\n',
  ].join('\n');
}
