import { contract } from "../contract.ts";
import { demand } from "../contract-violation.ts";
import { demandRow, demandRows } from "../demand-rows.ts";
import type { Row } from "../provider.ts";
import { changedColumns } from "../same-row.ts";

contract(
  ["updateUserInfoV1", "getUserInfoV1", "getUser"],
  "answers with the whole user as it is now, as both versions show it",
  async ({ send, sandbox, column }) => {
    const [, before] = sandbox.rows as [Row, Row];
    const path = { id: before.id };
    const changes = { [column("text")]: "changed by v1", [column("number")]: 7.5, [column("array")]: ["v1"] };
    const { body } = await send("updateUserInfoV1", { path, body: changes });
    demand(body.id === before.id, "updateUserInfoV1", "the answer is about another user");
    const others = changedColumns({ ...before, ...changes }, body as Row);
    demand(others.length === 0, "updateUserInfoV1", "the answer is not the whole user with the new values");
    await demandRows("updateUserInfoV1", { send, sandbox }, { 2: changes });
    const { body: shown } = await send("getUserInfoV1", { path });
    demand(
      changedColumns(body as Row, shown as Row).length === 0,
      "getUserInfoV1",
      "it shows something else",
    );
  },
);

contract(["updateUserInfoV1", "getUser"], "stores texts as they are", async ({ send, sandbox, column }) => {
  const [text, second] = [column("text"), column("second_text")];
  const body = { [text]: ' 知晓云 😀 "quoted" \\ %41+&<b>\n\ttwo Lines ', [second]: "" };
  await send("updateUserInfoV1", { path: { id: sandbox.ids[0] }, body });
  await demandRow("updateUserInfoV1", { send, sandbox }, 1, body);
});

contract(
  ["updateUserInfoV1", "getUser"],
  "clears with null and $unset",
  async ({ send, sandbox, column }) => {
    const [text, object] = [column("text"), column("object")];
    const body = { [text]: null, $unset: { [object]: "" } };
    await send("updateUserInfoV1", { path: { id: sandbox.ids[0] }, body });
    await demandRow("updateUserInfoV1", { send, sandbox }, 1, { [text]: null, [object]: undefined });
  },
);

contract(
  ["updateUserInfoV1", "getUser"],
  "applies operations, which are assumed for v1, or refuses them without any effect",
  async ({ send, sandbox, column }) => {
    const [number, array] = [column("number"), column("array")];
    const body = { [number]: { $incr_by: -2 }, [array]: { $append: ["c"] } };
    const request = { path: { id: sandbox.ids[2] }, body };
    const { status } = await send("updateUserInfoV1", request, [200, 400]);
    const changes = { [number]: 3, [array]: ["c", "c"] };
    await demandRow("updateUserInfoV1", { send, sandbox }, 3, status === 200 ? changes : undefined);
  },
);

contract(
  ["updateUserInfoV1", "getUser"],
  "refuses wrong types, unknown columns and bodies that are no object, without any effect",
  async ({ send, sandbox, column }) => {
    const path = { id: sandbox.ids[0] };
    const bodies = [
      { [column("number")]: "5" },
      { [column("text")]: 5 },
      { contract_kit_unknown: 1 },
      {},
      [],
      "{",
    ];
    for (const body of bodies) await send("updateUserInfoV1", { path, body }, [400]);
    await demandRow("updateUserInfoV1", { send, sandbox }, 1);
  },
);

contract(
  ["updateUserInfoV1", "getUser"],
  "refuses built-in columns, without any effect",
  async ({ send, sandbox, madeUp: _ }) => {
    const path = { id: sandbox.ids[0] };
    for (const name of ["id", "created_at", "created_by", "updated_at"]) {
      await send("updateUserInfoV1", { path, body: { [name]: 987_654_321 } }, [400]);
    }
    await demandRow("updateUserInfoV1", { send, sandbox }, 1);
  },
);
