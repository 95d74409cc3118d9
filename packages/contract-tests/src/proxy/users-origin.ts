import { isLoopback } from "../is-loopback.ts";
import type { TargetAnswer } from "./forward.ts";
import { byName } from "./headers.ts";
import type { Target } from "./read-target.ts";
import { targetHeader } from "./target-header.ts";

/**
 * Where the users are that requests reach: at the target, unless it is a proxy itself, in front of another one. Only what
 * runs on this machine is believed to be that, so that nothing far away is ever taken for something here.
 *
 * @param answer - of the target; undefined when there is none
 */
export function usersOrigin({ url }: Target, answer?: TargetAnswer): string {
  const isHere = isLoopback(url.origin);
  return (isHere && answer && byName(answer.rawHeaders)[targetHeader]) || url.origin;
}
