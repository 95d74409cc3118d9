curl --silent --show-error --fail-with-body --max-time 30 --get \
  --data-urlencode user_id=36619701 \
  --header "Authorization: Bearer $MINAPP_TOKEN" \
  "$MINAPP_BASE_URL/oserve/v1/miniapp/user-profile/"
