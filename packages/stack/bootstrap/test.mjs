// npm test. Plain JavaScript without dependencies: it runs before anything is installed. What it runs is in src/tests.
import { join } from 'node:path';
import { prepareClone, root } from './prepare.mjs';
import { waitForLock } from './shared/folder-lock.mjs';

try {
  const unlock = await waitForLock(join(root, '.relance', 'test.lock'), 'npm test', (holder) => {
    console.log(`  … process ${holder.pid} runs the tests of this clone, waiting for it`);
  });
  await prepareClone();
  const { runTests } = await import('../dist/index.js');
  const code = await runTests(root, process.argv.slice(2));
  unlock();
  process.exit(code);
} catch (error) {
  console.error(`\n${error instanceof Error ? error.message : error}`);
  console.log('0 passed, 1 failed, 0 skipped');
  process.exit(3);
}
