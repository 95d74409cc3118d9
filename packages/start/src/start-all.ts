interface Closable {
  close(): Promise<unknown>;
}

/**
 * Starts several servers at once. When one of them does not start, those that did are closed again.
 *
 * @returns the servers by name, and what closes all of them
 */
export async function startAll<Servers extends Record<string, Closable>>(
  starts: { [Name in keyof Servers]: () => Promise<Servers[Name]> },
): Promise<Servers & { close: () => Promise<void> }> {
  const names = Object.keys(starts);
  const results = await Promise.allSettled(names.map((name) => starts[name as keyof Servers]()));
  const close = async () => {
    await Promise.all(results.map((it) => it.status === "fulfilled" && it.value.close()));
  };
  const failed = results.find((it) => it.status === "rejected");
  if (failed) {
    await close();
    throw failed.reason;
  }
  const servers = results.map((it, index) => [names[index], (it as PromiseFulfilledResult<Closable>).value]);
  return { ...Object.fromEntries(servers), close };
}
