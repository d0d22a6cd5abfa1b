import { MailStore } from './mail-store.js';
import { startMailboxServer } from './mailbox-server.js';
import { startSmtpReceiver } from './smtp-receiver.js';

/** Where the mailbox keeps mails and listens; port 0 takes a free one. */
export interface MailboxOptions {
  folder: string;
  smtpPort: number;
  webPort: number;
}

/** A mailbox that takes mails. */
export interface RunningMailbox {
  /** `smtp://127.0.0.1:port` for RELANCE_SMTP_URL. */
  smtpUrl: string;
  /** Address of the web page and of `/api/messages`. */
  url: string;
  stop(): Promise<void>;
}

/** Starts a mailbox: an SMTP server that keeps every mail, and a web page to read them. Throws when a port is taken. */
export async function startMailbox(options: MailboxOptions): Promise<RunningMailbox> {
  const store = await MailStore.open(options.folder);
  const receiver = await startSmtpReceiver(store, options.smtpPort);
  const server = await startMailboxServer(store, options.webPort).catch(async (error: unknown) => {
    await receiver.stop();
    throw error;
  });
  return {
    smtpUrl: `smtp://127.0.0.1:${receiver.port}`,
    url: `http://127.0.0.1:${server.port}`,
    stop: async () => {
      await receiver.stop();
      await server.stop();
    },
  };
}
