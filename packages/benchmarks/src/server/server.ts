/** A server to measure: how to start it, and where it answers the two requests. */
export interface Server {
  name: string;
  /** What `node` is given to start it at a port. */
  args(port: number): string[];
  headers: Record<string, string>;
  /** The path of one user. */
  single: string;
  /** The path of the first 20 users. */
  list: string;
}

/** Where the API itself answers the two requests. */
export const apiPaths = {
  single: "/oserve/v2.2/miniapp/user_profile/70695404/",
  list: "/oserve/v2.2/miniapp/user_profile/?limit=20",
};
