const SILENCE_MS = 15_000;
const REFRESH_MS = 250;

/** A length of time in words: `0.4 s`, `12 s`, `4 min 25 s`. */
export function duration(milliseconds) {
  const seconds = milliseconds / 1000;
  if (seconds < 10) return `${seconds.toFixed(1)} s`;
  if (seconds < 60) return `${Math.floor(seconds)} s`;
  return `${Math.floor(seconds / 60)} min ${String(Math.floor(seconds % 60)).padStart(2, '0')} s`;
}

/**
 * Says what is being done, how far it is and how long it took. On a terminal the running step is one line that renews itself; elsewhere a line is
 * printed when a step is longer than 15 s, and again every 15 s.
 */
export function createProgress(stream = process.stdout) {
  return {
    line(text) {
      clear(stream);
      stream.write(`${text}\n`);
    },
    step(title) {
      return startStep(stream, title);
    },
  };
}

function clear(stream) {
  if (stream.isTTY) stream.write('\r\u001b[2K');
}

function startStep(stream, title) {
  const begun = performance.now();
  let detail = '';
  const text = () => `  … ${title}${detail === '' ? '' : `: ${detail}`} (${duration(performance.now() - begun)})`;
  const show = () => {
    if (!stream.isTTY) return void stream.write(`${text()}\n`);
    clear(stream);
    stream.write(text().slice(0, Math.max(20, (stream.columns ?? 80) - 1)));
  };
  const timer = setInterval(show, stream.isTTY ? REFRESH_MS : SILENCE_MS);
  const end = (mark) => (outcome) => {
    clearInterval(timer);
    clear(stream);
    stream.write(`  ${mark} ${title}: ${outcome} (${duration(performance.now() - begun)})\n`);
  };
  return {
    update(now) {
      detail = now;
    },
    done: end('✓'),
    passed: end('–'),
    failed: end('✗'),
  };
}
