import type { Random } from "../oracle/random.ts";
import { makeAccountAttack } from "./account-attacks.ts";
import type { Attack, RawAttack } from "./attack.ts";
import { makeControlAttack, makeStranger } from "./control-attacks.ts";
import { makeEncodingAttack } from "./encoding-attacks.ts";
import { makeGrantAttack } from "./grant-attacks.ts";
import { makeInjection } from "./injection-attacks.ts";
import { makeKeyAttack } from "./key-attacks.ts";
import { makeLargeBody, makeLargeWrite } from "./large-attacks.ts";
import { makeLengthAttack } from "./length-attacks.ts";
import { makeMediaAttack } from "./media-attacks.ts";
import { makeNesting } from "./nesting-attacks.ts";
import { makeNumberAttack } from "./number-attacks.ts";
import { makeOrderAttack } from "./order-attacks.ts";
import { makeParameterAttack } from "./parameter-attacks.ts";
import { makeRegexAttack } from "./regex-attacks.ts";
import { makeProxyAttack, makeRouteAttack } from "./route-attacks.ts";
import { makeSocketAttack } from "./socket-attacks.ts";
import { makeTokenAttack } from "./token-attacks.ts";
import { makeUpdateAttack } from "./update-attacks.ts";
import type { Victim } from "./victim.ts";
import { makeWhereAttack } from "./where-attacks.ts";
import { makeWhereInjection } from "./where-injection.ts";
import { makeWide } from "./wide-attacks.ts";

export interface Family {
  name: string;
  count: number;
  /** How many at the same time: one where each is so much work that the others would wait for it. */
  workers?: number;
  make: (random: Random, victim: Victim) => Attack | RawAttack;
}

/** What is tried, and how often. */
export const families: readonly Family[] = [
  { name: "where", count: 1800, make: makeWhereAttack },
  { name: "SQL in where", count: 700, make: makeWhereInjection },
  { name: "SQL elsewhere", count: 800, make: makeInjection },
  { name: "deep JSON", count: 300, make: makeNesting },
  { name: "wide where", count: 300, workers: 1, make: makeWide },
  { name: "patterns", count: 300, workers: 1, make: makeRegexAttack },
  { name: "numbers", count: 800, make: makeNumberAttack },
  { name: "order_by", count: 400, make: makeOrderAttack },
  { name: "parameters", count: 500, make: makeParameterAttack },
  { name: "encodings", count: 600, make: makeEncodingAttack },
  { name: "keys", count: 500, make: makeKeyAttack },
  { name: "updates", count: 1000, make: makeUpdateAttack },
  { name: "accounts", count: 400, make: makeAccountAttack },
  { name: "grants", count: 400, make: makeGrantAttack },
  { name: "tokens", count: 500, make: makeTokenAttack },
  { name: "media types", count: 400, make: makeMediaAttack },
  { name: "routes", count: 600, make: makeRouteAttack },
  { name: "lengths", count: 300, make: makeLengthAttack },
  { name: "large bodies", count: 300, workers: 2, make: makeLargeBody },
  { name: "large writes", count: 20, workers: 1, make: makeLargeWrite },
  { name: "proxies", count: 20, make: makeProxyAttack },
  { name: "sockets", count: 500, make: makeSocketAttack },
  { name: "strangers", count: 300, make: makeStranger },
  { name: "control plane", count: 400, make: makeControlAttack },
];
