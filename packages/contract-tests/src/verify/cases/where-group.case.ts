import { contract } from "../contract.ts";
import { demand } from "../contract-violation.ts";
import { getPage } from "../pages.ts";

contract(
  ["listUsers", "listUserProfilesV1"],
  "finds the members of groups by _group",
  async ({ send, users, skip }) => {
    const groupsOf = new Map<number, number[]>();
    for (const id of users.ids) {
      const { body } = await send("listUserProfilesV1", { query: { user_id: id } });
      const [profile] = "objects" in body ? body.objects : [body];
      groupsOf.set(id, profile?.user_group ?? []);
    }
    const groups = [...new Set([...groupsOf.values()].flat())];
    if (groups.length === 0) skip("none of the users is in a group");
    for (const asked of [...groups.map((group) => [group]), groups]) {
      const where = users.within({ _group: { $in: asked } });
      const { objects } = await getPage(send, "listUsers", { query: { where } });
      const found = objects.map(({ id }) => id);
      const members = users.ids.filter((id) => groupsOf.get(id)?.some((group) => asked.includes(group)));
      demand(
        members.every((id) => found.includes(id)),
        "listUsers",
        "_group with $in does not find a member that v1 shows",
      );
      demand(
        found.every((id) => members.includes(id)),
        "listUsers",
        "_group with $in finds a user who is not in the group by v1",
      );
    }
  },
  { sibling: true },
);
