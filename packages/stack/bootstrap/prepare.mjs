import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { buildClone } from './build.mjs';
import { installDependencies } from './install.mjs';
import { waitForLock } from './shared/folder-lock.mjs';
import { createProgress } from './shared/progress.mjs';

export const root = fileURLToPath(new URL('../../../', import.meta.url));

/** Makes a clone ready to run: checks Node, installs and builds what is not up to date. Two runs of one clone do not do it at once. */
export async function prepareClone(progress = createProgress()) {
  checkNode();
  const unlock = await waitForLock(join(root, '.relance', 'prepare.lock'), 'install and build', (holder) => {
    progress.line(`  … process ${holder.pid} installs or builds this clone, waiting for it`);
  });
  try {
    await installDependencies(root, progress);
    await buildClone(root, progress);
  } finally {
    unlock();
  }
}

function checkNode() {
  const needed = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')).engines.node.replace('>=', '');
  const [have, need] = [process.versions.node, needed].map((version) => version.split('.').map(Number));
  const position = have.findIndex((number, index) => number !== need[index]);
  if (position < 0 || have[position] > need[position]) return;
  throw new Error(
    `Relance needs Node ${needed} or newer; this is ${process.versions.node}. Install a newer one from https://nodejs.org and start again.`,
  );
}
