import { spawn } from 'node:child_process';
import { join } from 'node:path';

const root = join(import.meta.dirname, '..', '..');

/** The gates in order, cheap ones first where it does not matter; each is a script of package.json of the same name. */
const gates = {
  format: 'formatting (prettier)',
  types: 'types (tsc)',
  layers: 'layers (dependency-cruiser)',
  'dead-code': 'dead code (knip)',
  'type-coverage': 'type coverage, at least 99 % strict',
  lint: 'lint and budgets (eslint)',
  'test:unit': 'unit tests (vitest)',
  'test:architecture': 'the gates themselves, on planted violations (vitest)',
} as const;

/** Runs one script of package.json; resolves with its exit code and all it said. */
function runScript(script: string): Promise<{ code: number; output: string }> {
  return new Promise((resolve, reject) => {
    const child = spawn('npm', ['run', '--silent', script], { cwd: root, stdio: ['ignore', 'pipe', 'pipe'] });
    const said: Buffer[] = [];
    child.stdout.on('data', (bytes: Buffer) => said.push(bytes));
    child.stderr.on('data', (bytes: Buffer) => said.push(bytes));
    child.once('error', reject);
    child.once('close', (code) => {
      resolve({ code: code ?? 1, output: Buffer.concat(said).toString('utf8') });
    });
  });
}

function seconds(sinceMs: number): string {
  return `${((performance.now() - sinceMs) / 1000).toFixed(1)} s`;
}

const begun = performance.now();
for (const [script, title] of Object.entries(gates)) {
  console.log(`  … ${title}`);
  const stepBegun = performance.now();
  const { code, output } = await runScript(script);
  if (code !== 0) {
    console.log(output);
    console.log(`  ✗ ${title}: failed after ${seconds(stepBegun)}. To see it alone: npm run ${script}`);
    process.exit(1);
  }
  console.log(`  ✓ ${title}: ${seconds(stepBegun)}`);
}
console.log(`All gates passed in ${seconds(begun)}.`);
