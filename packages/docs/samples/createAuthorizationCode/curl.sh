# --location goes on by GET, --cookie '' keeps the cookies on the way.
curl --silent --show-error --fail-with-body --max-time 30 --location --cookie '' --json @- \
  "$MINAPP_BASE_URL/api/oauth2/hydrogen/openapi/authorize/" <<EOF
{ "client_id": "$MINAPP_CLIENT_ID", "client_secret": "$MINAPP_CLIENT_SECRET" }
EOF
