// What each client is made to do, so that all can be measured alike. The files in this folder are copied beside the
// generated clients and compiled there: see src/clients/prepare-clients.ts.

export interface User {
  id: number;
}

export interface Connection {
  baseUrl: string;
  token: string;
  /** Without it, the `fetch` of the runtime. */
  fetch?: typeof fetch;
}

export interface ListQuery {
  where?: Filter;
  order_by?: "id";
  limit?: number;
  offset?: number;
}

export type Filter = Record<string, { $eq?: number; $gt?: number; $gte?: number; $lt?: number }>;
export type Update = Record<string, number | string>;
export type Account = { username?: string | null };

export interface Page {
  meta: { next: string | null };
  objects: readonly User[];
}

/** The five current operations on users, each as one call. All of them reject when the API refuses. */
export interface Peer {
  list(query: ListQuery): Promise<Page>;
  get(id: number): Promise<User>;
  update(id: number, update: Update): Promise<User>;
  updateWhere(where: Filter, update: Update): Promise<object>;
  updateAccount(id: number, account: Account): Promise<object>;
}

/** Called with each user; what it returns is waited for. */
export type Visit = (user: User) => Promise<void> | undefined;

/** Visits all users, by name of the way in which a client does it. */
export type Walks = Record<string, (connection: Connection, pageSize: number, visit: Visit) => Promise<void>>;

/** What a file of this folder exports. */
export interface PeerModule {
  connect(connection: Connection): Peer;
  walks?: Walks;
}
