import { contract } from "../contract.ts";
import { demand } from "../contract-violation.ts";
import { readRows } from "../demand-rows.ts";
import { madeUpLogin } from "../made-up-login.ts";
import type { Body } from "../operation-id.ts";
import type { Row } from "../provider.ts";
import { changedColumns } from "../same-row.ts";
import {
  type Account,
  demandAccount,
  demandLogin,
  firstLogin,
  type Login,
  logins,
  secondLogin,
  withLogins,
} from "../with-logins.ts";

/** What nobody else has. */
const fresh = madeUpLogin(3);

/** One of the other two. */
const another: Record<Login, Login> = { username: "email", email: "phone", phone: "username" };

contract(
  ["updateUserAccount", "getUser"],
  "sets username, e-mail and phone at once, and answers with all of them",
  async ({ send, sandbox }) => {
    await withLogins({ send, sandbox }, async (id) => {
      const { body } = await send("updateUserAccount", { path: { id }, body: fresh });
      demandAccount(body, fresh);
      await demandLogin(send, id, fresh, "phone");
    });
  },
);

for (const name of logins) {
  contract(
    ["updateUserAccount", "getUser"],
    `changes the ${name}, and nothing else of this or another user`,
    async ({ send, sandbox }) => {
      await withLogins({ send, sandbox }, async (id, other) => {
        const before = await readRows(send, sandbox.ids);
        const { body } = await send("updateUserAccount", { path: { id }, body: { [name]: fresh[name] } });
        const expected = { ...firstLogin, [name]: fresh[name] };
        demandAccount(body, expected);
        demandOnly(`_${name}`, id, before, await readRows(send, sandbox.ids));
        await demandLogin(send, id, expected, another[name]);
        await demandLogin(send, other, secondLogin, another[name]);
      });
    },
  );

  contract(
    ["updateUserAccount", "getUser"],
    `clears the ${name} with null, and then another user can have it`,
    async ({ send, sandbox }) => {
      await withLogins({ send, sandbox }, async (id, other) => {
        const before = await readRows(send, sandbox.ids);
        const { body } = await send("updateUserAccount", { path: { id }, body: { [name]: null } });
        const expected = { ...firstLogin, [name]: null };
        demandAccount(body, expected);
        demandOnly(`_${name}`, id, before, await readRows(send, sandbox.ids));
        await demandLogin(send, id, expected, another[name]);
        const taken = { [name]: firstLogin[name] };
        demandAccount((await send("updateUserAccount", { path: { id: other }, body: taken })).body, taken);
      });
    },
  );
}

contract(
  ["updateUserAccount", "getUser"],
  "keeps the case in which a username was submitted, although it does not count",
  async ({ send, sandbox }) => {
    await withLogins({ send, sandbox }, async (id) => {
      const mixed = { username: fresh.username.replace("contract_kit", "Contract_Kit") };
      demandAccount((await send("updateUserAccount", { path: { id }, body: mixed })).body, mixed);
      await demandLogin(send, id, { ...firstLogin, ...mixed }, "phone");
    });
  },
);

contract(
  ["updateUserAccount", "getUser"],
  "keeps each character of a username, or refuses it",
  async ({ send, sandbox }) => {
    await withLogins({ send, sandbox }, async (id) => {
      // Which usernames are allowed is not documented.
      for (const end of [".a+3-x", "_知晓云", "3".repeat(30)]) {
        const username = fresh.username + end;
        const { status, body } = await send(
          "updateUserAccount",
          { path: { id }, body: { username } },
          [200, 400],
        );
        if (status !== 200) continue;
        demandAccount(body as Account, { ...firstLogin, username });
        await demandLogin(send, id, { ...firstLogin, username }, "phone");
      }
    });
  },
);

contract(
  ["updateUserAccount", "getUser"],
  "clears the username beside an e-mail and a phone that are set",
  async ({ send, sandbox }) => {
    await withLogins({ send, sandbox }, async (id) => {
      const body = { ...fresh, username: null };
      demandAccount((await send("updateUserAccount", { path: { id }, body })).body, body);
      await demandLogin(send, id, body, "phone");
    });
  },
);

contract("updateUserAccount", "a login that was cleared is not verified", async ({ send, sandbox }) => {
  await withLogins({ send, sandbox }, async (id) => {
    const { body } = await send("updateUserAccount", { path: { id }, body: { email: null, phone: null } });
    demand(!body.phone_verified, "updateUserAccount", "phone_verified is true without a phone");
    demand(!body.email_verified, "updateUserAccount", "email_verified is true without an e-mail");
  });
});

contract(
  ["updateUserAccount", "listUsers"],
  "a new phone is unverified, also where the old one was verified",
  async ({ send, sandbox, madeUp: _ }) => {
    await withLogins({ send, sandbox }, async (id) => {
      const { body } = await send("updateUserAccount", { path: { id }, body: { phone: fresh.phone } });
      demandUnverified(body.phone_verified);
    });
    const where = { _phone_verified: { $eq: true } };
    const { status, body: page } = await send("listUsers", { query: { where, limit: 1 } }, [200, 400]);
    const [verified] = status === 200 ? (page as Body<"listUsers">).objects : [];
    if (typeof verified?._phone !== "string") return;
    const path = { id: verified.id };
    const { body } = await send("updateUserAccount", { path, body: { phone: fresh.phone } });
    demandUnverified(body.phone_verified);
    await send("updateUserAccount", { path, body: { phone: verified._phone } });
  },
);

// A password cannot be given back.
contract(
  ["updateUserAccount", "getUser"],
  "takes a new password, answers with the login without it, and shows it nowhere",
  async ({ send, sandbox, madeUp: _ }) => {
    await withLogins({ send, sandbox }, async (id) => {
      const new_password = "contract-kit-correct-horse";
      const { body } = await send("updateUserAccount", { path: { id }, body: { new_password } });
      demandAccount(body, firstLogin);
      const { body: row } = await send("getUser", { path: { id } });
      const isShown = JSON.stringify([body, row]).includes(new_password);
      demand(!isShown, "updateUserAccount", "an answer shows the password");
      await demandLogin(send, id, firstLogin, "username");
    });
  },
);

/** Of all users, only this one may have changed, and only in this column. */
function demandOnly(column: string, id: number, before: readonly Row[], after: readonly Row[]): void {
  for (const [index, row] of after.entries()) {
    const earlier = before[index] as Row;
    const changed = changedColumns(earlier, row);
    const isRight = row.id === id ? changed.every((name) => name === column) : changed.length === 0;
    demand(isRight, "updateUserAccount", "something else was changed than the login that was submitted");
    const isInOrder =
      row.id === id ? row.updated_at >= earlier.updated_at : row.updated_at === earlier.updated_at;
    demand(isInOrder, "updateUserAccount", "updated_at went back, or moved for another user");
  }
}

function demandUnverified(verified: boolean | undefined): void {
  demand(verified !== true, "updateUserAccount", "phone_verified is true after a new phone");
}
