export { startImapEmulator, type ImapEmulator } from './email/mailbox/imap-emulator.js';
export { startProviderEmulator, type ProviderEmulator } from './sms/provider-emulator.js';
