/** @throws Error in one sentence for an option that is not one */
export function checkOptions({
  port,
  host,
  token,
  clientId,
  clientSecret,
  latency,
}: Record<string, unknown>): void {
  if (!Number.isInteger(port) || (port as number) < 0 || (port as number) > 65535) {
    throw new Error(`port must be a number from 0 to 65535, but it is ${String(port)}`);
  }
  if (typeof host !== "string" || host === "") throw new Error("host is not one: leave it out for 127.0.0.1");
  if (typeof token !== "string" || !/^[\x21-\x7e]+$/.test(token)) {
    throw new Error("token is not one: leave it out for that of the spec's example");
  }
  for (const [name, value] of Object.entries({ clientId, clientSecret })) {
    if (typeof value !== "string" || value === "") {
      throw new Error(`${name} is not one: leave it out for that of the spec's example`);
    }
  }
  if (typeof latency !== "number" || !(latency >= 0 && latency <= 600_000)) {
    throw new Error("latency must be milliseconds, at most ten minutes");
  }
}
