import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { npmCommand, runStep } from './run-step.mjs';

/** Installs the locked dependencies with `npm ci`, unless exactly they are installed already. */
export async function installDependencies(root, progress) {
  const locked = packagesOf(join(root, 'package-lock.json'));
  const wanted = Object.entries(locked).filter(([path, entry]) => path !== '' && entry.optional !== true);
  if (isInstalled(root, wanted)) return progress.line('  ✓ dependencies: up to date');
  const [command, args] = npmCommand(['ci', '--loglevel=http', '--no-audit', '--no-fund']);
  const seen = new Set();
  await runStep(progress, `installing ${wanted.length} dependencies`, command, args, {
    cwd: root,
    onLine: (line, update) => {
      const fetched = /^npm http (?:fetch|cache) (?:GET \d+ )?(\S+)/.exec(line)?.[1];
      if (fetched === undefined) return true;
      if (fetched.includes('.tgz')) update(`${Math.min(seen.add(fetched).size, wanted.length)} of about ${wanted.length} fetched`);
      return false;
    },
  });
}

/** npm writes what it installed at the very end, so an interrupted installation is never taken for a complete one. */
function isInstalled(root, wanted) {
  const file = join(root, 'node_modules', '.package-lock.json');
  if (!existsSync(file)) return false;
  const installed = packagesOf(file);
  return wanted.every(([path, entry]) => {
    const found = installed[path];
    return found !== undefined && found.version === entry.version && found.integrity === entry.integrity && existsSync(join(root, path));
  });
}

function packagesOf(file) {
  return JSON.parse(readFileSync(file, 'utf8')).packages;
}
