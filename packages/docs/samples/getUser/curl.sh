curl --silent --show-error --fail-with-body --max-time 30 \
  --header "Authorization: Bearer $MINAPP_TOKEN" \
  "$MINAPP_BASE_URL/oserve/v2.2/miniapp/user_profile/70695404/"
