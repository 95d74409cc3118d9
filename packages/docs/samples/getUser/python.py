import json
import os
import sys
from urllib.error import HTTPError
from urllib.request import HTTPRedirectHandler, Request, build_opener


class NoRedirect(HTTPRedirectHandler):
    def redirect_request(self, *_):
        return None  # it would take the token along


request = Request(
    os.environ["MINAPP_BASE_URL"] + "/oserve/v2.2/miniapp/user_profile/70695404/",
    headers={"Authorization": "Bearer " + os.environ["MINAPP_TOKEN"]},
)
try:
    with build_opener(NoRedirect).open(request, timeout=30) as response:
        user = json.load(response)
except HTTPError as error:
    sys.exit(f"Status {error.code}: {error.read().decode()}")
print(json.dumps(user, ensure_ascii=False, indent=2))
