curl --silent --show-error --fail-with-body --max-time 30 --request PUT \
  --header "Authorization: Bearer $MINAPP_TOKEN" \
  --json '{"test":"changed_from_open_api"}' \
  "$MINAPP_BASE_URL/oserve/v2.6/miniapp/user_profile/70695404/"
