import { isIP } from "node:net";
import { showName } from "@minapp-users/spec-check";
import type { FastifyInstance, FastifyRequest } from "fastify";
import type { Fault, Faults } from "../faults.ts";
import { Refusal } from "../refusal.ts";
import type { RequestLog } from "../request-log.ts";
import type { SeedUser } from "../seed/seed-user.ts";
import { production } from "../store/environments.ts";
import type { Users } from "../users.ts";
import { readJsonObject } from "./read-json-object.ts";

export interface Control {
  users: Users;
  faults: Faults;
  log: RequestLog;
  reset: () => Promise<void>;
}

/** Where it is. */
export const controlPath = "/_emulator";

/** A hundred thousand users or so. */
const largestSeed = 64 * 2 ** 20;

/** What is not of the API: set-up, faults and a look at the requests, under `/_emulator/`. */
export function serveControlPlane(app: FastifyInstance, { users, faults, log, reset }: Control): void {
  app.register(
    async (plane) => {
      plane.addHook("onRequest", async (request) => refuseStrangers(request));

      plane.get("/", async () => ({
        users: users.count(),
        faults: faults.list().length,
        requests: log.count(),
      }));
      plane.post("/reset", async () => {
        await reset();
        return { users: users.count() };
      });
      plane.post("/seed", { bodyLimit: largestSeed }, async (request) => {
        const {
          users: list = [],
          count = list,
          env = production,
        } = readFields<Seed>(request, "users", "count", "env");
        if (typeof list === "number")
          throw new Refusal(400, "users must be a list: how many to make up is count");
        if (typeof env !== "string") throw new Refusal(400, "env must be the id of an environment");
        await orRefuse(() => users.seed(count, { env }));
        return { users: users.count({ env }) };
      });
      plane.post("/snapshot", async (request) => {
        const { name } = readFields<{ name?: string }>(request, "name");
        if (name !== undefined && typeof name !== "string") throw new Refusal(400, "name must be a text");
        return { name: users.snapshot(name) };
      });
      plane.post("/restore", async (request) => {
        const { name } = readFields<{ name?: string }>(request, "name");
        if (typeof name !== "string") throw new Refusal(400, "name must be that of a snapshot");
        await orRefuse(() => users.restore(name));
        return { users: users.count() };
      });
      plane.get("/requests", async () => ({ requests: log.list() }));
      plane.delete("/requests", async () => {
        log.clear();
        return { requests: 0 };
      });
      plane.get("/faults", async () => ({ faults: faults.list() }));
      plane.post("/faults", async (request) => {
        await orRefuse(() => faults.add(readJsonObject(request) as Fault));
        return { faults: faults.list() };
      });
      plane.delete("/faults", async () => {
        faults.clear();
        return { faults: [] };
      });
    },
    { prefix: controlPath },
  );
}

interface Seed {
  users?: readonly SeedUser[];
  count?: number;
  env?: string;
}

/** The body, without anything that it does not have. */
function readFields<Body extends object>(request: FastifyRequest, ...names: (keyof Body & string)[]): Body {
  const body = readJsonObject(request) as Body;
  const unknown = Object.keys(body).find((name) => !names.includes(name as (typeof names)[number]));
  if (unknown !== undefined) {
    throw new Refusal(400, `the body has no "${showName(unknown)}": it has ${names.join(", ")}`);
  }
  return body;
}

/**
 * A page of some web site that a browser on this machine shows must not get at the emulator: not by a request from its own
 * origin, and not under a name that it makes point here.
 */
function refuseStrangers({ headers, host }: FastifyRequest): void {
  const { origin, "sec-fetch-site": site } = headers;
  if (origin !== undefined && origin !== `http://${host}`) {
    throw new Refusal(403, "the control plane is not for other origins");
  }
  if (site !== undefined && site !== "same-origin" && site !== "none") {
    throw new Refusal(403, "the control plane is not for other sites");
  }
  const name = host.replace(/:\d+$/, "").replace(/^\[|\]$/g, "");
  // A name without a dot is one of the local network, such as that of a container; no web site has it.
  if (name.includes(".") && !isIP(name)) {
    throw new Refusal(
      403,
      "the control plane answers to IP addresses and to names without a dot, such as localhost",
    );
  }
}

async function orRefuse<Result>(work: () => Result | Promise<Result>): Promise<Result> {
  try {
    return await work();
  } catch (error) {
    throw error instanceof Refusal ? error : new Refusal(400, (error as Error).message);
  }
}
