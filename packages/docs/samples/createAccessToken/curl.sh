answer=$(curl --silent --show-error --fail-with-body --max-time 30 --location --cookie '' --json @- \
  "$MINAPP_BASE_URL/api/oauth2/hydrogen/openapi/authorize/" <<EOF
{ "client_id": "$MINAPP_CLIENT_ID", "client_secret": "$MINAPP_CLIENT_SECRET" }
EOF
) || { failure=$?; printf '%s\n' "$answer" >&2; exit $failure; }
code=$(printf '%s' "$answer" | sed -n 's/.*"code": *"\([^"]*\)".*/\1/p')

curl --silent --show-error --fail-with-body --max-time 30 --json @- \
  "$MINAPP_BASE_URL/api/oauth2/access_token/" <<EOF
{
  "client_id": "$MINAPP_CLIENT_ID",
  "client_secret": "$MINAPP_CLIENT_SECRET",
  "grant_type": "authorization_code",
  "code": "$code"
}
EOF
