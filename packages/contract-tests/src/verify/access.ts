import { exampleToken } from "@minapp-users/spec-check";
import type { Access } from "./provider.ts";
import { WrongOptions } from "./wrong-options.ts";

/** What decides how far the suite may go. */
export interface AccessRequest {
  /** Whether the data lives on this machine. */
  isLocal: boolean;
  token: string;
  /** Whether the provider refuses requests without a token, and with another one. */
  checksTokens: boolean;
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
 * machine and takes the token of the spec's example, which is public, and no other one. Or the users that may be changed were named, and for
 * another machine writing was asked for as well.
 *
 * @throws Error in one sentence for wishes that contradict each other or the safety of real users
 */
export function decideAccess(request: AccessRequest): GrantedAccess {
  const { isLocal, token, checksTokens, named, write, readOnly, stateless } = request;
  const isDouble = isLocal && checksTokens && token === exampleToken();
  if (readOnly && (write || stateless))
    throw new WrongOptions("read-only excludes write and stateless: leave one of them out");
  if (stateless) {
    if (isDouble) return { access: "stateless", isDouble, because: "as asked for" };
    throw new WrongOptions(
      "stateless is for a mock on this machine that takes the token of the spec's example and no other",
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
      ? "its users may be real: only a provider that takes the token of the spec's example and no other has none"
      : "the provider is on another machine",
  };
}
