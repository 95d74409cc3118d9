import { exampleToken } from "@minapp-users/spec-check";
import type { Access } from "./provider.ts";
import { WrongOptions } from "./wrong-options.ts";

/** What decides how far the suite may go. */
export interface AccessRequest {
  /** Where the data lives: the base URL, or what a validation proxy at it says is behind it. */
  origin: string;
  token: string;
  /** How many users were named that may be changed. */
  named: number;
  write: boolean;
  readOnly: boolean;
  stateless: boolean;
}

/** How far the suite goes, and why, as half a sentence for people. */
export interface GrantedAccess {
  access: Access;
  isDouble: boolean;
  because: string;
}

/**
 * Decides how far the suite may go. It writes in two cases only. Either no user of the provider can be real: it listens on this
 * machine and takes the token of the spec's example, which is public. Or the users that may be changed were named, and for
 * another machine writing was asked for as well.
 *
 * @throws Error in one sentence for wishes that contradict each other or the safety of real users
 */
export function decideAccess(request: AccessRequest): GrantedAccess {
  const { origin, token, named, write, readOnly, stateless } = request;
  const isLocal = isLoopback(origin);
  const isDouble = isLocal && token === exampleToken();
  if (readOnly && (write || stateless))
    throw new WrongOptions("read-only excludes write and stateless: leave one of them out");
  if (stateless) {
    if (isDouble) return { access: "stateless", isDouble, because: "as asked for" };
    throw new WrongOptions(
      "stateless is for a mock on this machine that takes the token of the spec's example",
    );
  }
  if (readOnly) return { access: "read-only", isDouble, because: "as asked for" };
  if (named > 0 && (isLocal || write))
    return { access: "read-write", isDouble, because: "users were named for it" };
  if (named > 0)
    return {
      access: "read-only",
      isDouble,
      because: "for another machine, --write is needed next to --users",
    };
  if (isDouble)
    return { access: "read-write", isDouble, because: "the provider takes the token of the spec's example" };
  if (write)
    throw new WrongOptions("write needs the ids of the users that may be changed: name them with users");
  return {
    access: "read-only",
    isDouble,
    because: isLocal
      ? "the token is not that of the spec's example, so that its users may be real"
      : "the provider is on another machine",
  };
}

/** Whether an address is on this machine, by its own words: no name is looked up. */
export function isLoopback(origin: string): boolean {
  const { hostname } = new URL(origin);
  return hostname === "localhost" || hostname === "[::1]" || /^127\.\d+\.\d+\.\d+$/.test(hostname);
}
