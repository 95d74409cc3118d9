/** Whether this runs in a browser, a worker of one included. Node, Bun, Deno and workerd do not call themselves Mozilla. */
export function isBrowser(): boolean {
  const { document, navigator } = globalThis as { document?: unknown; navigator?: { userAgent?: unknown } };
  return document !== undefined || /^Mozilla/.test(String(navigator?.userAgent));
}
