curl --silent --show-error --fail-with-body --max-time 30 --request PUT \
  --header "Authorization: Bearer $MINAPP_TOKEN" \
  --json '{"username":"pretty_girl"}' \
  "$MINAPP_BASE_URL/oserve/v2.1/miniapp/user/account/70695404/"
