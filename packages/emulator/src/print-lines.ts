let waiting: string[] = [];

/** Prints lines to stdout, those of one turn at once: a busy server would otherwise spend half its time on writing them. */
export function printLine(line: string): void {
  if (waiting.length === 0) setImmediate(flush);
  waiting.push(line);
}

function flush(): void {
  process.stdout.write(`${waiting.join("\n")}\n`);
  waiting = [];
}
