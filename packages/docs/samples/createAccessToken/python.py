import json
import os
import sys
from urllib.error import HTTPError
from urllib.request import HTTPCookieProcessor, HTTPRedirectHandler, Request, build_opener


class SameHost(HTTPRedirectHandler):
    def redirect_request(self, request, response, code, message, headers, url):
        if not url.startswith(os.environ["MINAPP_BASE_URL"] + "/"):
            sys.exit("Redirected to another host")
        return super().redirect_request(request, response, code, message, headers, url)


opener = build_opener(HTTPCookieProcessor(), SameHost)  # follows redirects by GET and keeps the cookies


def post(path, body):
    request = Request(
        os.environ["MINAPP_BASE_URL"] + path,
        data=json.dumps(body).encode(),
        headers={"Content-Type": "application/json"},
    )
    try:
        with opener.open(request, timeout=30) as response:
            return json.load(response)
    except HTTPError as error:
        sys.exit(f"Status {error.code}: {error.read().decode()}")


credentials = {
    "client_id": os.environ["MINAPP_CLIENT_ID"],
    "client_secret": os.environ["MINAPP_CLIENT_SECRET"],
}
code = post("/api/oauth2/hydrogen/openapi/authorize/", credentials)["code"]
grant = {**credentials, "grant_type": "authorization_code", "code": code}
print(json.dumps(post("/api/oauth2/access_token/", grant), indent=2))
