// Headers come and go as `rawHeaders`, [name, value, name, value, …]: nothing else keeps one that comes twice.
import type { Target } from "./read-target.ts";
import { targetHeader } from "./target-header.ts";

/** Those that are between two neighbours, and not between the ends. */
const hopByHop = [
  "connection",
  "keep-alive",
  "proxy-authenticate",
  "proxy-authorization",
  "proxy-connection",
  "te",
  "trailer",
  "transfer-encoding",
  "upgrade",
];

type Header = readonly [name: string, value: string];

function pairs(raw: readonly string[]): Header[] {
  return raw.flatMap((name, index): Header[] => (index % 2 === 0 ? [[name, raw[index + 1] ?? ""]] : []));
}

function endToEnd(raw: readonly string[], ...others: string[]): Header[] {
  const all = pairs(raw);
  const named = all.flatMap(([name, value]) =>
    name.toLowerCase() === "connection" ? value.split(",").map((it) => it.trim().toLowerCase()) : [],
  );
  const dropped = new Set([...hopByHop, ...named, ...others]);
  return all.filter(([name]) => !dropped.has(name.toLowerCase()));
}

/** The headers by their names in lower case, several of a name joined as HTTP has it. */
export function byName(raw: readonly string[]): Record<string, string> {
  const headers: Record<string, string> = {};
  for (const [name, value] of pairs(raw)) {
    const key = name.toLowerCase();
    headers[key] = key in headers ? `${headers[key]}, ${value}` : value;
  }
  return headers;
}

/** The headers to send to the target. It must not compress, since the answer is to be read. */
export function requestHeaders(raw: readonly string[], target: Target, body: Buffer): string[] {
  const sent = endToEnd(raw, "host", "accept-encoding", "content-length", "expect");
  const hasBody = body.length > 0 || "content-length" in byName(raw);
  return [
    ["Host", target.url.host] as const,
    ...sent,
    ["Accept-Encoding", "identity"] as const,
    ...(hasBody ? [["Content-Length", String(body.length)] as const] : []),
  ].flat();
}

/**
 * The headers to send to the caller, so that redirects lead back to the proxy, and cookies come back to it.
 *
 * @param origin - of the proxy, as the caller knows it
 */
export function answerHeaders(raw: readonly string[], target: Target, origin: string): string[] {
  return endToEnd(raw, targetHeader).flatMap(([name, value]): Header => {
    if (/^location$/i.test(name)) return [name, toProxy(value, target, origin)];
    if (/^set-cookie$/i.test(name)) return [name, forProxy(value, target)];
    return [name, value];
  });
}

/** A place at the target as one at the proxy; any other as it is. */
function toProxy(location: string, { url, prefix }: Target, origin: string): string {
  const [, start = "", path = ""] = /^(https?:\/\/[^/?#]*)?(.*)$/i.exec(location) ?? [];
  if (start !== "" && (!URL.canParse(start) || new URL(start).origin !== url.origin)) return location;
  return (start && origin) + withoutPrefix(path, prefix);
}

function withoutPrefix(path: string, prefix: string): string {
  const rest = path.slice(prefix.length);
  return path.startsWith(prefix) && /^([/?#]|$)/.test(rest) ? rest || "/" : path;
}

/** A cookie that the caller sends back to the proxy, which is another host, and one without TLS. */
function forProxy(cookie: string, { prefix }: Target): string {
  return cookie
    .split(";")
    .filter(
      (part, index) =>
        index === 0 || !/^\s*(domain=|secure$|partitioned$|samesite=none$)/i.test(part.trimEnd()),
    )
    .map((part, index) =>
      index === 0
        ? part
        : part.replace(
            /^(\s*path=)(.*)$/i,
            (_, name: string, path: string) => name + withoutPrefix(path, prefix),
          ),
    )
    .join(";");
}
