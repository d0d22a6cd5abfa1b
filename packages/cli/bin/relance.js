#!/usr/bin/env node
// The command `relance`. Plain JavaScript, so that it can say what to do before anything is built.
import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const program = new URL('../dist/main.js', import.meta.url);

if (existsSync(fileURLToPath(program))) {
  await import(program.href);
} else {
  console.error('Relance n’est pas encore construit : lancez « npm run build » (ou « npm start »), puis recommencez.');
  console.error('Relance is not built yet: run "npm run build" (or "npm start"), then try again.');
  process.exitCode = 3;
}
