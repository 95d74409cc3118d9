import { startMock } from "@minapp-users/contract-tests";

// A service with a mistake that nobody sees: `wher` is no parameter, so it asks for everyone.
const mock = await startMock();
const where = encodeURIComponent(JSON.stringify({ score: { $gte: 10 } }));
const answer = await fetch(`${mock.url}/oserve/v2.2/miniapp/user_profile/?wher=${where}`, {
  headers: { authorization: `Bearer ${mock.token}` },
});
console.log(answer.status);
for (const { message } of mock.violations) console.log(message);
await mock.close();
