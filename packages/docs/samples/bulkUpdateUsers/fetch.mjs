const { MINAPP_BASE_URL, MINAPP_TOKEN } = process.env;

const query = new URLSearchParams({
  where: JSON.stringify({ test: { $eq: "test" } }), // without it, all users would be updated
  limit: "20",
});
const response = await fetch(`${MINAPP_BASE_URL}/oserve/v2.6/miniapp/user_profile/?${query}`, {
  method: "PUT",
  headers: { Authorization: `Bearer ${MINAPP_TOKEN}`, "Content-Type": "application/json" },
  body: JSON.stringify({ score: { $incr_by: 10 } }),
  redirect: "error",
  signal: AbortSignal.timeout(30_000),
});
if (!response.ok) throw new Error(`Status ${response.status}: ${await response.text()}`);

const result = await response.json();
console.log(JSON.stringify(result, null, 2));
// The status is 200 even if some users were not updated, or the answer does not say.
if (!result.operation_result) throw new Error("The answer does not say which users were updated");
const failed = result.operation_result.filter((row) => row.error);
if (failed.length > 0) throw new Error(`${failed.length} users were not updated`);
