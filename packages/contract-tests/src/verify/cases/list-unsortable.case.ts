import { resolve } from "@minapp-users/spec-check";
import { contract } from "../contract.ts";
import { userLists } from "../pages.ts";

const { schema } = resolve<{ schema: { pattern: string } }>({ $ref: "#/components/parameters/OrderBy" });
const { properties } = resolve<{ properties: object }>({ $ref: "#/components/schemas/User" });
const unsortable = Object.keys(properties).filter((name) => !new RegExp(schema.pattern).test(name));

for (const list of userLists) {
  for (const name of unsortable) {
    contract(list, `does not sort by ${name}`, async ({ send }) => {
      for (const order_by of [name, `-${name}`, `-created_at,${name}`, `-${name},id`]) {
        await send(list, { query: { order_by } }, [400]);
      }
    });
  }
}

contract("listUserProfilesV1", "does not sort by gender", async ({ send }) => {
  for (const order_by of ["gender", "-gender"]) {
    await send("listUserProfilesV1", { query: { order_by } }, [400]);
  }
});
