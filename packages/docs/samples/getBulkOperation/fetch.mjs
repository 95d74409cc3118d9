const { MINAPP_BASE_URL, MINAPP_TOKEN } = process.env;

const response = await fetch(`${MINAPP_BASE_URL}/oserve/v1/bulk-operation/1/`, {
  headers: { Authorization: `Bearer ${MINAPP_TOKEN}` },
  redirect: "error",
  signal: AbortSignal.timeout(30_000),
});
if (!response.ok) throw new Error(`Status ${response.status}: ${await response.text()}`);

const operation = await response.json();
console.log(JSON.stringify(operation, null, 2));
