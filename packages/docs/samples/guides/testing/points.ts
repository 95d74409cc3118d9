// not run: by itself it does nothing, the tests import it
import { createUsersClient, isStatus } from "@minapp-users/client";

/** The code under test: points that are kept in the users themselves. */
export function createPoints(api: { baseUrl: string; token: string }) {
  const users = createUsersClient<{ score: number; tags: string[] }>(api);
  return {
    /** The points that the user has then; null when there is no such user. */
    async add(id: number, points: number): Promise<number | null> {
      try {
        const user = await users.update(id, { score: { $incr_by: points } });
        return user.score ?? 0;
      } catch (error) {
        if (isStatus(error, 404)) return null;
        throw error;
      }
    },

    /** How many users could not be marked. */
    async markBest(from: number): Promise<number> {
      const { failed } = await users.updateWhere(
        { score: { $gte: from } },
        { tags: { $append_unique: ["gold"] } },
      );
      return failed.length;
    },
  };
}
