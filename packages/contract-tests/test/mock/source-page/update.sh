curl --silent --show-error --request PUT "$MINAPP_URL/oserve/v2.6/miniapp/user_profile/70695404/" \
  --header "Authorization: Bearer $MINAPP_TOKEN" \
  --header "Content-Type: application/json" \
  --data '{"test": "changed_from_open_api"}'
