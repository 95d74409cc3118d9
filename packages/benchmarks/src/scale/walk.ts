import type { Client } from "../client.ts";

/** A user as far as it is filtered by here. The custom columns need not be there. */
export interface SampleUser {
  id: number;
  test?: string | null;
  score?: number | null;
  created_at: number;
}

export interface Walk {
  /** Of all users, in order. */
  ids: number[];
  /** Some users, evenly spread, from which the values of filters are taken. */
  sample: SampleUser[];
  /** Milliseconds that each page took, without reading it. */
  pages: number[];
}

const pageSize = 1000;

/**
 * Walks over all users by keyset: each page starts after the last id of the one before.
 *
 * @param size - how many users there should be
 * @throws Error when there are more or fewer
 */
export async function walkByKeyset(client: Client, size: number): Promise<Walk> {
  const walk: Walk = { ids: [], sample: [], pages: [] };
  for (let last = 0; walk.ids.length <= size; ) {
    const where = encodeURIComponent(JSON.stringify({ id: { $gt: last } }));
    const path = `/oserve/v2.2/miniapp/user_profile/?where=${where}&order_by=id&limit=${pageSize}`;
    const { status, body, ms } = await client.get(path);
    if (status !== 200) throw new Error(`the emulator answers ${status} to GET ${path}`);
    walk.pages.push(ms);
    const { objects } = JSON.parse(body.toString()) as { objects: SampleUser[] };
    for (const user of objects) {
      if (walk.ids.length % Math.ceil(size / 5000) === 0) walk.sample.push(user);
      walk.ids.push(user.id);
      last = user.id;
    }
    if (objects.length < pageSize) break;
  }
  if (walk.ids.length !== size) throw new Error(`the walk found ${walk.ids.length} users of ${size}`);
  return walk;
}
