// npm start. Plain JavaScript without dependencies: it runs before anything is installed. What it starts is in src/application.
import { prepareClone, root } from './prepare.mjs';

try {
  await prepareClone();
  const { runApplication } = await import('../dist/index.js');
  process.exit(await runApplication(root, process.argv.slice(2)));
} catch (error) {
  console.error(`\n${error instanceof Error ? error.message : error}`);
  process.exit(3);
}
