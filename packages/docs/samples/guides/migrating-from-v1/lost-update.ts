import { createUsersClient } from "@minapp-users/client";

const { MINAPP_BASE_URL: baseUrl = "", MINAPP_TOKEN: token = "" } = process.env;
const users = createUsersClient<{ score: number; level: number }>({ token, baseUrl });
const id = 70695404;

const look = async () => {
  const { score, level } = await users.get(id);
  return score === 10 && level === 2 ? "both were saved" : "one of the two is lost";
};
const saveV1 = (body: { score: number } | { level: number }) =>
  users.raw.PUT("/oserve/v1/user/info/{id}/", { params: { path: { id } }, body });

await users.update(id, { score: 0, level: 0 });
await Promise.all([saveV1({ score: 10 }), saveV1({ level: 2 })]); // two writers, two columns
console.log("v1:  ", await look());

await users.update(id, { score: 0, level: 0 });
await Promise.all([users.update(id, { score: 10 }), users.update(id, { level: 2 })]);
console.log("v2.6:", await look());
