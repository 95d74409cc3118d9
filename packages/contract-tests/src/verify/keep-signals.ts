const signals = ["SIGINT", "SIGTERM"] as const;

/**
 * Takes away the handlers of signals that something adds. Vitest's own ends the process a millisecond after Ctrl-C, before the
 * users have back what they had.
 */
export async function keepSignals<Result>(create: () => Promise<Result>): Promise<Result> {
  const before = new Map(signals.map((signal) => [signal, process.listeners(signal)]));
  try {
    return await create();
  } finally {
    for (const [signal, listeners] of before) {
      for (const added of process.listeners(signal).filter((it) => !listeners.includes(it))) {
        process.off(signal, added);
      }
    }
  }
}
