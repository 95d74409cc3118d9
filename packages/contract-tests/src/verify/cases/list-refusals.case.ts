import { contract } from "../contract.ts";
import { demand } from "../contract-violation.ts";
import { type Page, userLists } from "../pages.ts";

const lists = [...userLists, "listUserProfilesV1"] as const;

for (const list of lists) {
  contract(list, "refuses a limit that is not a positive number", async ({ send }) => {
    for (const limit of ["0", "-1", "many", "1.5"]) await send(list, { query: { limit } }, [400]);
  });

  contract(list, "refuses or lowers a limit above 1000", async ({ send }) => {
    for (const limit of [1001, 100_000]) {
      const { status, body } = await send(list, { query: { limit } }, [200, 400]);
      if (status === 400) continue;
      const { meta, objects } = body as Page;
      const isLowered = meta.limit <= 1000 && objects.length <= 1000;
      demand(isLowered, list, `limit=${limit} is neither refused nor lowered to 1000`);
    }
  });

  contract(list, "refuses an offset that is not a number from 0 on", async ({ send }) => {
    for (const offset of ["-1", "second", "1.5"]) await send(list, { query: { offset } }, [400]);
  });
}

contract("listUsers", "refuses a return_total_count that is neither 0 nor 1", async ({ send }) => {
  for (const return_total_count of ["2", "-1", "yes"]) {
    await send("listUsers", { query: { return_total_count } }, [400]);
  }
});

contract("listUserProfilesV1", "refuses filters of numbers that are words", async ({ send }) => {
  for (const name of ["created_at__gte", "created_at__lte", "gender", "user_id"]) {
    await send("listUserProfilesV1", { query: { [name]: "words" } }, [400]);
  }
});
