import { createUsersClient, isStatus } from "@minapp-users/client";

/** The columns that this application added to its users. */
type Columns = {
  score: number;
  tags: string[];
};

/** The points of users. They are kept in the users themselves, so that the mini-program sees them. */
export function createPoints(api: { token: string; baseUrl: string }) {
  const users = createUsersClient<Columns>(api);
  return {
    /** @returns the points that the user has then; null when there is no such user */
    async add(id: number, points: number): Promise<number | null> {
      try {
        // The server adds, so that two orders at the same time both count.
        const user = await users.update(id, { score: { $incr_by: points } });
        return user.score ?? 0;
      } catch (error) {
        if (isStatus(error, 404)) return null;
        throw error;
      }
    },

    /** The users with most points. */
    async best(limit: number): Promise<{ nickname: string; score: number }[]> {
      const page = await users.list({ where: { score: { $gt: 0 } }, order_by: "-score", limit });
      return page.objects.map(({ nickname, score }) => ({ nickname: nickname ?? "?", score: score ?? 0 }));
    },

    /** @returns how many users could not be marked */
    async markBest(from: number): Promise<number> {
      const { failed } = await users.updateWhere(
        { score: { $gte: from } },
        { tags: { $append_unique: ["gold"] } },
      );
      return failed.length;
    },
  };
}
