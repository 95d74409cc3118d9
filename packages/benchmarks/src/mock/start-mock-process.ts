// What a test does: imports startMock, starts a mock, and asks it one thing. Prints what each took as JSON.
import { connect } from "../client.ts";
import { apiPaths } from "../server/server.ts";

const now = () => {
  const { user, system } = process.cpuUsage();
  return { time: performance.now(), cpu: (user + system) / 1000 };
};
const since = (from: ReturnType<typeof now>, to: ReturnType<typeof now>) => ({
  time: to.time - from.time,
  cpu: to.cpu - from.cpu,
});

const started = now();
const { startMock } = await import("@minapp-users/contract-tests");
const imported = now();
const mock = await startMock();
const listening = now();
const client = connect(mock.url, { authorization: `Bearer ${mock.token}` });
const { status } = await client.get(apiPaths.single);
const answered = now();
if (status !== 200) throw new Error(`the mock answers ${status}`);
console.log(
  JSON.stringify({
    import: since(started, imported),
    start: since(imported, listening),
    answer: since(listening, answered),
    total: since(started, answered),
  }),
);
client.close();
await mock.close();
