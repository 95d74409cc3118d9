import { contract } from "../contract.ts";
import { demand } from "../contract-violation.ts";
import { getPage } from "../pages.ts";
import { distance } from "../where-places.ts";

contract(
  "listUsers",
  "sorts by $nearsphere, the nearest first",
  async ({ send, users, column }) => {
    const name = column("point");
    for (const here of [
      [113.26, 23.13],
      [113.31, 23.14],
      [116.4, 39.8],
    ] as const) {
      const geometry = { type: "Point", coordinates: here };
      const where = users.within({ [name]: { $nearsphere: { geometry } } });
      const { objects } = await getPage(send, "listUsers", { query: { where } });
      const distances = objects.map((row) => {
        const place = row[name] as { coordinates: readonly [number, number] } | undefined;
        return place ? distance(place.coordinates, here) : Number.NaN;
      });
      demand(
        distances.every((it, index) => index === 0 || (distances[index - 1] ?? 0) <= it * 1.02),
        "listUsers",
        "$nearsphere does not list the nearest first, or lists users without a place",
      );
    }
  },
  { sibling: true },
);
