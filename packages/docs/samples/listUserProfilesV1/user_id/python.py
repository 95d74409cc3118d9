import json
import os
import sys
from urllib.error import HTTPError
from urllib.request import HTTPRedirectHandler, Request, build_opener


class NoRedirect(HTTPRedirectHandler):
    def redirect_request(self, *_):
        return None  # it would take the token along


request = Request(
    os.environ["MINAPP_BASE_URL"] + "/oserve/v1/miniapp/user-profile/?user_id=36619701",
    headers={"Authorization": "Bearer " + os.environ["MINAPP_TOKEN"]},
)
try:
    with build_opener(NoRedirect).open(request, timeout=30) as response:
        answer = json.load(response)
except HTTPError as error:
    sys.exit(f"Status {error.code}: {error.read().decode()}")
# One profile is documented, a list of one is as likely.
profile = answer["objects"][0] if "objects" in answer else answer
print(json.dumps(profile, ensure_ascii=False, indent=2))
