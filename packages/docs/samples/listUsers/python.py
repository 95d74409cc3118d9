import json
import os
import sys
from urllib.error import HTTPError
from urllib.parse import urlencode
from urllib.request import HTTPRedirectHandler, Request, build_opener


class NoRedirect(HTTPRedirectHandler):
    def redirect_request(self, *_):
        return None  # it would take the token along


query = urlencode({
    "where": json.dumps({"test": {"$eq": "test"}}),
    "order_by": "created_at",
    "return_total_count": 1,
})
request = Request(
    os.environ["MINAPP_BASE_URL"] + "/oserve/v2.2/miniapp/user_profile/?" + query,
    headers={"Authorization": "Bearer " + os.environ["MINAPP_TOKEN"]},
)
try:
    with build_opener(NoRedirect).open(request, timeout=30) as response:
        page = json.load(response)
except HTTPError as error:
    sys.exit(f"Status {error.code}: {error.read().decode()}")
print(json.dumps(page, ensure_ascii=False, indent=2))
