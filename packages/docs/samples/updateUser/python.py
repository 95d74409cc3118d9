import json
import os
import sys
from urllib.error import HTTPError
from urllib.request import Request, urlopen

request = Request(
    os.environ["MINAPP_BASE_URL"] + "/oserve/v2.6/miniapp/user_profile/70695404/",
    data=json.dumps({"test": "changed_from_open_api"}).encode(),
    headers={
        "Authorization": "Bearer " + os.environ["MINAPP_TOKEN"],
        "Content-Type": "application/json",
    },
    method="PUT",
)
try:
    with urlopen(request, timeout=30) as response:
        user = json.load(response)
except HTTPError as error:
    sys.exit(f"Status {error.code}: {error.read().decode()}")
print(json.dumps(user, ensure_ascii=False, indent=2))
