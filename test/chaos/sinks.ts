import type { ProviderEmulator } from '@relance/channels/emulators';
import type { LiveHouse } from '../live/live-house.js';
import { openApi } from '../live/open-api.js';
import { messageKey } from './book.js';

const stepIn = (text: string): string => /\[(r\d+)\]/u.exec(text)?.[1] ?? 'none';

/** Every mail and text message that really arrived, as often as it did. */
export async function arrivedSoFar({ mailbox }: LiveHouse, { taken }: ProviderEmulator): Promise<string[]> {
  const mails = (await (await fetch(`${mailbox.url}/api/messages`)).json()) as { to: string[]; subject: string }[];
  return [
    ...mails.flatMap(({ to, subject }) => to.map((address) => messageKey('email', address, stepIn(subject)))),
    ...taken.map(({ to, body }) => messageKey('sms', to, stepIn(body))),
  ];
}

/** Every letter in the print batches, by the lists that go to the post: printed now, so that what would be posted is what is counted. */
export async function printedLetters(house: LiveHouse): Promise<string[]> {
  const api = await openApi(house);
  try {
    const { batches } = JSON.parse(await api.get('/letter-batches?limit=200')) as { batches: { name: string; state: string }[] };
    const letters: string[] = [];
    for (const { name, state } of batches) {
      if (state === 'open') await api.post(`/letter-batches/${name}/print`, {});
      const { state: now } = JSON.parse(await api.get(`/letter-batches/${name}`)) as { state: string };
      // none of its letters may leave, or it holds none: a process died between opening it and laying the first one in
      if (now === 'open') continue;
      const list = await api.get(`/letter-batches/${name}/content?as=list`);
      for (const line of list.split('\r\n').slice(1)) {
        const code = line.split(';')[3];
        if (code !== undefined) letters.push(messageKey('letter', code, 'r1'));
      }
    }
    return letters;
  } finally {
    await api.close();
  }
}
