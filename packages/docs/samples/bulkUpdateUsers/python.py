import json
import os
import sys
from urllib.error import HTTPError
from urllib.parse import urlencode
from urllib.request import Request, urlopen

query = urlencode({
    "where": json.dumps({"test": {"$eq": "test"}}),  # without it, all users would be updated
    "limit": 20,
})
request = Request(
    os.environ["MINAPP_BASE_URL"] + "/oserve/v2.6/miniapp/user_profile/?" + query,
    data=json.dumps({"score": {"$incr_by": 10}}).encode(),
    headers={
        "Authorization": "Bearer " + os.environ["MINAPP_TOKEN"],
        "Content-Type": "application/json",
    },
    method="PUT",
)
try:
    with urlopen(request, timeout=30) as response:
        result = json.load(response)
except HTTPError as error:
    sys.exit(f"Status {error.code}: {error.read().decode()}")
print(json.dumps(result, ensure_ascii=False, indent=2))
# The status is 200 even if some users were not updated, or the answer does not say.
if "operation_result" not in result:
    sys.exit("The answer does not say which users were updated")
failed = [row for row in result["operation_result"] if "error" in row]
if failed:
    sys.exit(f"{len(failed)} users were not updated")
