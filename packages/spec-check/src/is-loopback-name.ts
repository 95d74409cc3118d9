/**
 * Whether a host is this machine, by its own words: no name is looked up. Names under `.localhost`, the unspecified
 * addresses (`0.0.0.0`, `[::]`) and IPv4 written as IPv6 do not count.
 *
 * @param hostname - as `URL` gives it, which writes `127.1` and `0x7f000001` as `127.0.0.1`
 */
export function isLoopbackName(hostname: string): boolean {
  return hostname === "localhost" || hostname === "[::1]" || /^127\.\d+\.\d+\.\d+$/.test(hostname);
}
