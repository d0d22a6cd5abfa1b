export { startImapEmulator, type ImapEmulator } from './email/mailbox/imap-emulator.js';
export { startProviderEmulator, type ProviderEmulator } from './sms/provider-emulator.js';
export { startPostEmulator, type PostEmulator } from './post/post-emulator.js';
