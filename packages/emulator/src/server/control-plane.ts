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

/** What is not of the API: set-up, faults and a look at the requests, under `/_emulator/`. */
export function serveControlPlane(app: FastifyInstance, { users, faults, log, reset }: Control): void {
  app.register(
    async (plane) => {
      plane.addHook("onRequest", async (request) => refuseStrangers(request));

      plane.get("/", async () => ({
        users: users.count(),
        faults: faults.list().length,
        requests: log.list().length,
      }));
      plane.post("/reset", async () => {
        await reset();
        return { users: users.count() };
      });
      plane.post("/seed", async (request) => {
        const { users: list, count, env = production } = readJsonObject(request) as Seed;
        if (typeof env !== "string") throw new Refusal(400, "env must be the id of an environment");
        await orRefuse(() => users.seed(count ?? list ?? [], { env }));
        return { users: users.count({ env }) };
      });
      plane.post("/snapshot", async (request) => {
        const { name } = readJsonObject(request) as { name?: string };
        if (name !== undefined && typeof name !== "string") throw new Refusal(400, "name must be a text");
        return { name: users.snapshot(name) };
      });
      plane.post("/restore", async (request) => {
        const { name } = readJsonObject(request) as { name?: string };
        await orRefuse(() => users.restore(String(name)));
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
    { prefix: "/_emulator" },
  );
}

interface Seed {
  users?: readonly SeedUser[];
  count?: number;
  env?: string;
}

/**
 * A page of some web site that a browser on this machine shows must not get at the emulator: not by a request from its own
 * origin, and not under a name that it makes point here.
 */
function refuseStrangers({ headers, host, socket }: FastifyRequest): void {
  const { origin, "sec-fetch-site": site } = headers;
  if (origin !== undefined && origin !== `http://${host}`) {
    throw new Refusal(403, "the control plane is not for other origins");
  }
  if (site !== undefined && site !== "same-origin" && site !== "none") {
    throw new Refusal(403, "the control plane is not for other sites");
  }
  const name = host.replace(/:\d+$/, "").replace(/^\[|\]$/g, "");
  const isAddress = /^[\d.]+$/.test(name) || name.includes(":");
  if (name !== "localhost" && !isAddress && !socket.localAddress?.includes(name)) {
    throw new Refusal(403, "the control plane answers to localhost and to IP addresses, not to other names");
  }
}

async function orRefuse<Result>(work: () => Result | Promise<Result>): Promise<Result> {
  try {
    return await work();
  } catch (error) {
    throw error instanceof Refusal ? error : new Refusal(400, (error as Error).message);
  }
}
