import { expect, test } from "vitest";
import { type Exchange, githubAnnotations, junitReport } from "../../src/index.ts";
import { answering, bulk, json, proxyTo, send, sendBytes, target, users } from "./started.ts";

const secrets = {
  token: "0f1e2d3c4b5a69788796a5b4c3d2e1f001234567",
  password: "Tr0ub4dor&3",
  phone: "13912345678",
  email: "who.is.it@private.example",
  id: "70695404123",
  name: "王小明",
  cookie: "sid-9f8e7d6c",
};
const values = Object.values(secrets);
const encoded = values.flatMap((it) => [it, encodeURIComponent(it), JSON.stringify(it).slice(1, -1)]);

/** Puts a secret wherever one can be put. */
function requestsWith(secret: string): Parameters<typeof send>[] {
  const part = encodeURIComponent(secret);
  const headers = {
    authorization: `Bearer ${secrets.token}`,
    "x-hydrogen-env-id": part,
    cookie: `a=${part}`,
  };
  const body = (value: unknown) => ({
    method: "PUT",
    headers: { ...headers, ...json },
    body: JSON.stringify(value),
  });
  const where = (value: unknown) => `where=${encodeURIComponent(JSON.stringify(value))}`;
  return [
    ["", `${users}${part}/`, { headers }],
    ["", `${users}${part}`, { headers }],
    ["", `/${part}/${part}?${part}=${part}`, { headers }],
    ["", `${users}${part}/`, { headers, method: "DELETE" }],
    ["", `${users}${part}//`, { headers, method: "DELETE" }],
    ["", `${users}?${part}=1`, { headers }],
    ["", `${users}?limit=${part}&order_by=${part}&offset=${part}&return_total_count=${part}`, { headers }],
    ["", `${users}?${where({ [secret]: secret })}`, { headers }],
    ["", `${users}?${where({ a: { $like: secret } })}`, { headers }],
    ["", `${users}?${where({ a: { [`$${secret}`]: 1 } })}`, { headers }],
    ["", `${users}?${where(secret)}`, { headers }],
    ["", `${users}?where=${part}`, { headers }],
    ["", `${bulk}?${where({ $and: [{ [secret]: { $in: secret } }] })}`, body({ score: secret })],
    ["", bulk, body({ [secret]: secret })],
    ["", `${bulk}${part}/`, body({ a: { [secret]: 1 } })],
    ["", `${bulk}1/`, body({ a: { $push: secret } })],
    ["", `${bulk}1/`, { ...body(0), body: secret }],
    ["", `${bulk}1/`, { ...body(0), headers: { ...headers, "content-type": `x/${part}` } }],
    ["", "/oserve/v2.1/miniapp/user/account/1/", body({ password: secret, email: secret, phone: secret })],
    [
      "",
      "/api/oauth2/access_token/",
      { ...body({ client_id: secret, client_secret: secret, grant_type: secret }), method: "POST" },
    ],
  ];
}

/** Everything that a proxy says of what went through it. */
async function saidOf(url: string, secret: string, mode: "record" | "refuse"): Promise<string> {
  const exchanges: Exchange[] = [];
  const proxy = await proxyTo(url, { mode, onExchange: (exchange) => exchanges.push(exchange) });
  const own: string[] = [];
  for (const [, path, init] of requestsWith(secret)) {
    const reply = await send(proxy.url, path, init);
    if (!reply.text.includes("echo")) own.push(reply.text);
  }
  own.push(await sendBytes(proxy.port, `GET /${secret} ${secret}\r\n${secret}\r\n\r\n`));
  const report = proxy.report();
  expect(exchanges).toHaveLength(requestsWith(secret).length + 1);
  expect(report.totals.request).toBeGreaterThan(10);
  const all = [exchanges, proxy.violations, proxy.exchanges, report, own];
  return [...all.map((it) => JSON.stringify(it)), junitReport(report), ...githubAnnotations(report)].join(
    "\n",
  );
}

const echoing = () =>
  target(async (incoming, outgoing) => {
    const chunks: Buffer[] = [];
    for await (const chunk of incoming) chunks.push(chunk);
    const echo = [
      ...values,
      incoming.url,
      JSON.stringify(incoming.headers),
      Buffer.concat(chunks).toString(),
    ];
    outgoing.writeHead(400, { ...json, "x-secret": secrets.token, "set-cookie": `sid=${secrets.cookie}` });
    outgoing.end(JSON.stringify({ status: secrets.password, echo, error_msg: echo, [secrets.email]: 1 }));
  });
const targets: Record<string, () => Promise<string>> = {
  "repeats everything": echoing,
  "answers with people": () =>
    answering(
      200,
      json,
      JSON.stringify({ echo: 1, id: secrets.id, meta: values, objects: [{ [secrets.phone]: values }] }),
    ),
  "answers with what is not JSON": () => answering(200, json, `echo ${values.join(" ")}`),
  "answers with an odd media type": () =>
    answering(200, { "content-type": `x/${secrets.id}; a=${secrets.token}` }, "echo"),
  "redirects to a place with a token": () =>
    answering(302, { location: `/${secrets.id}?token=${secrets.token}` }, "echo"),
};

test.each(Object.keys(targets).flatMap((name) => [[name, "record"] as const, [name, "refuse"] as const]))(
  "a target that %s, mode %s",
  async (name, mode) => {
    const url = await targets[name]?.();
    for (const secret of values) {
      const said = await saidOf(url ?? "", secret, mode);
      for (const text of encoded) expect(said).not.toContain(text);
    }
  },
);
