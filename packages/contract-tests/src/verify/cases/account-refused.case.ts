import { contract } from "../contract.ts";
import { madeUpLogin } from "../made-up-login.ts";
import { demandLogin, firstLogin, type Login, secondLogin, withLogins } from "../with-logins.ts";

/** What nobody has. */
const free = madeUpLogin(4);

/** What the second user must not get, and what of its login is sent again to look at the rest. */
const refused: readonly [title: string, bodies: Record<string, unknown>[], by: Login][] = [
  [
    "a username that is taken, in any case",
    inAnyCase(firstLogin.username).map((username) => ({ username })),
    "phone",
  ],
  ["an e-mail that is taken, in any case", inAnyCase(firstLogin.email).map((email) => ({ email })), "phone"],
  ["a phone that is taken", [{ phone: firstLogin.phone }], "username"],
  [
    "a change as a whole when one part of it is taken",
    [
      { username: free.username, email: firstLogin.email },
      { username: firstLogin.username, email: free.email },
    ],
    "phone",
  ],
  [
    "what is no e-mail",
    [{ email: "contract-kit" }, { email: "contract-kit@" }, { email: "@example.com" }, { email: "" }],
    "phone",
  ],
  ["an empty username or phone", [{ username: "" }, { phone: "" }], "email"],
  [
    "values of a wrong type",
    [
      { username: 5 },
      { username: ["a"] },
      { email: true },
      { email: {} },
      { phone: Number(free.phone) },
      { phone: false },
    ],
    "username",
  ],
  ["an empty object, and what is no login", [{}, { nickname: "a" }, { id: 5 }], "username"],
];

for (const [title, bodies, by] of refused) {
  contract(
    ["updateUserAccount", "getUser"],
    `refuses ${title}, without any effect`,
    async ({ send, sandbox }) => {
      await withLogins({ send, sandbox }, async (first, second) => {
        for (const body of bodies) await send("updateUserAccount", { path: { id: second }, body }, [400]);
        await demandLogin(send, second, secondLogin, by);
        await demandLogin(send, first, firstLogin, by);
      });
    },
  );
}

contract(
  ["updateUserAccount", "getUser"],
  "refuses a body that is no JSON object, without any effect",
  async ({ send, sandbox }) => {
    await withLogins({ send, sandbox }, async (_, id) => {
      const form = { "content-type": "application/x-www-form-urlencoded" };
      const name = free.username;
      const wrong: [body: string | undefined, headers?: Record<string, string>][] = [
        [undefined],
        ["null"],
        [`"${name}"`],
        [`[{"username":"${name}"}]`],
        [`{"username":"${name}"`],
        [`username=${name}`, form],
      ];
      for (const [body, headers = {}] of wrong) {
        await send("updateUserAccount", { path: { id }, body, headers }, [400]);
      }
      await demandLogin(send, id, secondLogin, "phone");
    });
  },
);

// One that was taken in spite of all could not be given back.
contract("updateUserAccount", "refuses what is no password", async ({ send, sandbox, madeUp: _ }) => {
  for (const new_password of ["", null, 12345678, ["a"]]) {
    await send("updateUserAccount", { path: { id: sandbox.ids[0] }, body: { new_password } }, [400]);
  }
});

/** A login as it is, and in other cases. */
function inAnyCase(text: string): string[] {
  return [text, text.toUpperCase(), text.replace("contract", "Contract").replace("kit", "Kit")];
}
