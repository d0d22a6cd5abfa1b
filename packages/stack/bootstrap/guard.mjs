// Ends what a parent that died has left behind. Its standard input is a pipe of the parent: when that ends, the parent is gone, however it went,
// and every process still in the register (argument 1) is ours to end. A parent that stops in good order has emptied the register by then.
import { endRegistered } from './shared/process-register.mjs';

process.on('SIGINT', () => {});
process.on('SIGTERM', () => {});
process.on('SIGHUP', () => {});
process.stdin.resume();
process.stdin.on('error', () => {});
process.stdin.on('close', () => {
  endRegistered(process.argv[2]).then(
    () => process.exit(0),
    () => process.exit(1),
  );
});
