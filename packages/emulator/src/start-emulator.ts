import type { AddressInfo } from "node:net";
import { createCors, createSpecCheck, exampleToken, isPreflight } from "@minapp-users/spec-check";
import type { FastifyRequest } from "fastify";
import { exampleCredentials } from "./auth/example-credentials.ts";
import { Tokens } from "./auth/tokens.ts";
import { BulkJobs } from "./bulk-jobs.ts";
import { checkOptions } from "./check-options.ts";
import { builtInColumns } from "./columns/built-in.ts";
import { defaultSchema } from "./columns/default-schema.ts";
import { readTableSchema, type TableSchema } from "./columns/table-schema.ts";
import type { Emulation } from "./emulation.ts";
import { Faults } from "./faults.ts";
import type { Answer } from "./handlers/call.ts";
import { handlers } from "./handlers/handlers.ts";
import { listenProblem } from "./listen-problem.ts";
import { type Quirks, readQuirks } from "./quirks.ts";
import { problemOf, type RecordedRequest, RequestLog } from "./request-log.ts";
import type { SeedUser } from "./seed/seed-user.ts";
import { splitUrl } from "./server/api.ts";
import { controlPath, serveControlPlane } from "./server/control-plane.ts";
import { createApp } from "./server/create-app.ts";
import { emulatedSpec } from "./server/emulated-spec.ts";
import { Environments } from "./store/environments.ts";
import { openDatabase } from "./store/open-database.ts";
import { rememberColumns } from "./store/remember-columns.ts";
import { Statements } from "./store/statements.ts";
import { Users } from "./users.ts";

/** How an emulator is to be. */
export interface EmulatorOptions {
  /**
   * 0 for any free one.
   *
   * @default 0
   */
  port?: number;
  /** @default "127.0.0.1" */
  host?: string;
  /** The file that keeps everything; made when it does not exist. In memory when left out. */
  db?: string;
  /** The custom columns, in MinApp's own table schema. One of each type when left out, see the README. */
  schema?: TableSchema;
  /** The users to begin with, or how many to make up; those of the spec's examples and others, 100 in all, when left out. */
  seed?: number | readonly SeedUser[];
  /**
   * An access token that is good from the start.
   *
   * @default the `access_token` in the spec's example of `createAccessToken`
   */
  token?: string;
  /** @default the `client_id` in the spec's examples */
  clientId?: string;
  /** @default the `client_secret` in the spec's examples */
  clientSecret?: string;
  /**
   * Milliseconds that every request takes longer.
   *
   * @default 0
   */
  latency?: number;
  /**
   * Whose web pages may send requests and read the answers, such as `https://docs.example`. Those of this machine may
   * without being named.
   *
   * @default []
   */
  allowOrigin?: readonly string[];
  /** What to do where the sources contradict each other, see the README. */
  quirks?: Partial<Quirks>;
  /**
   * The time in milliseconds.
   *
   * @default Date.now
   */
  clock?: () => number;
  /** Is told of every answer. What it throws is not caught. */
  onAnswer?: (
    request: Pick<RecordedRequest, "method" | "path" | "operationId" | "status" | "problem">,
  ) => void;
}

/** A running emulator. */
export interface Emulator extends AsyncDisposable {
  /** Without a slash at the end: the `baseUrl` of a client. */
  url: string;
  port: number;
  /** The access token that is good from the start. */
  token: string;
  clientId: string;
  clientSecret: string;
  /** The users: seed, read, reset, snapshot, restore. */
  users: Users;
  /** What is to go wrong. */
  faults: Faults;
  /** The last 1000 requests to the API, the oldest first, without what is secret in them. */
  readonly requests: RecordedRequest[];
  clearRequests(): void;
  /** Goes back to how it was started: users, tokens, faults, requests. */
  reset(): Promise<void>;
  /** Waits until no bulk operation is running in the background. */
  settle(): Promise<void>;
  /** Ends the emulator and all its connections. */
  close(): Promise<void>;
}

/**
 * Starts the user API of MinApp on this machine.
 *
 * @throws Error in one sentence when an option is wrong, the port is taken (its `cause` has Node's code, such as EADDRINUSE),
 * or an operation of the spec has no handler
 */
export async function startEmulator(options: EmulatorOptions = {}): Promise<Emulator> {
  const { port = 0, host = "127.0.0.1", latency = 0, allowOrigin = [], clock = Date.now, onAnswer } = options;
  const credentials = exampleCredentials();
  const {
    token = exampleToken(),
    clientId = credentials.client_id,
    clientSecret = credentials.client_secret,
  } = options;
  checkOptions({ port, host, token, clientId, clientSecret, latency });
  const quirks = readQuirks(options.quirks ?? {});
  const builtIn = builtInColumns();
  const custom = readTableSchema(options.schema ?? defaultSchema, builtIn);
  const columns = new Map([...builtIn, ...custom].map((column) => [column.name, column]));
  const check = createSpecCheck(emulatedSpec(quirks));
  const cors = createCors(check.routes, allowOrigin);

  const database = openDatabase(options.db);
  try {
    const statements = new Statements(database);
    rememberColumns(statements, columns);
    const environments = new Environments(statements, columns);
    const tokens = new Tokens(statements, clock);
    const pair = { access_token: token, refresh_token: credentials.refresh_token };
    tokens.admit(pair);
    const jobs = new BulkJobs({ statements, environments, columns, quirks, clock });
    const faults = new Faults(check.routes.map(({ operation }) => operation.operationId));
    const emulation: Emulation = {
      statements,
      columns,
      quirks,
      environments,
      tokens,
      jobs,
      faults,
      clientId,
      clientSecret,
      clock,
    };
    const users = new Users(emulation, options.seed);
    const isNew = environments.all().every((table) => table.count() === 0);
    if (isNew) await users.seedInitially();

    const log = new RequestLog();
    const report = (request: FastifyRequest, answer: Answer) => {
      const { method, url, headers } = request;
      const [path, search] = splitUrl(url);
      if (path.startsWith(controlPath) || isPreflight(method, headers)) return;
      const { route } = request.routeOptions.config;
      const { status = 200 } = answer;
      const environment = String(headers["x-hydrogen-env-id"] ?? "");
      const problem = problemOf(answer);
      log.add({
        method,
        path,
        search,
        route,
        environment,
        body: request.recorded,
        status,
        problem,
        time: clock(),
      });
      if (!onAnswer) return;
      const shown = route?.path ?? check.showPath(path);
      const operationId = route?.operation.operationId;
      // What it throws is not to become an answer.
      queueMicrotask(() => onAnswer({ method, path: shown, operationId, status, problem }));
    };
    const app = createApp({ emulation, check, handlers, latency, report }, cors);
    const reset = async () => {
      faults.clear();
      log.clear();
      tokens.reset(pair);
      await users.reset();
    };
    serveControlPlane(app, { users, faults, log, reset });
    await app.listen({ port, host }).catch((error) => {
      if (isNew) users.clear(); // the next start may be with another seed
      throw new Error(listenProblem(error, host, port), { cause: error });
    });
    jobs.resume();

    const { port: actual } = app.server.address() as AddressInfo;
    const close = async () => {
      await app.close();
      await jobs.close();
      if (database.isOpen) database.close();
    };
    return {
      url: `http://${host.includes(":") ? `[${host}]` : host}:${actual}`,
      port: actual,
      token,
      clientId,
      clientSecret,
      users,
      faults,
      get requests() {
        return log.list();
      },
      clearRequests: () => log.clear(),
      reset,
      settle: () => jobs.settle(),
      close,
      [Symbol.asyncDispose]: close,
    };
  } catch (error) {
    database.close();
    throw error;
  }
}
