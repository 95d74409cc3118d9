import type { IncomingMessage } from "node:http";
import { type ReceivedRequest, spec } from "@minapp-users/spec-check";
import { byName } from "./headers.ts";
import { readBody } from "./read-body.ts";

/** A request as it arrived: for the target, and for who judges it. */
export interface Received {
  method: string;
  /** Path and query, not tidied up. */
  url: string;
  rawHeaders: string[];
  /** Undefined when it is larger than 16 MiB. */
  body: Buffer | undefined;
  request: ReceivedRequest;
}

/** @throws Error when the caller breaks off */
export async function receive(incoming: IncomingMessage): Promise<Received> {
  const { method = "", rawHeaders } = incoming;
  // Not `new URL`: that would tidy up the very path that is to be judged (`//`, `/./`).
  const [, pathname = "", search = ""] =
    /^(?:https?:\/\/[^/?]*)?([^?]*)(.*)$/i.exec(incoming.url ?? "") ?? [];
  const body = await readBody(incoming);
  return {
    method,
    url: pathname + search,
    rawHeaders,
    body,
    request: {
      method,
      urlLength: spec.servers[0].url.length + pathname.length + search.length,
      pathname,
      query: new URLSearchParams(search),
      headers: byName(rawHeaders),
      body: body?.toString() ?? "",
    },
  };
}
