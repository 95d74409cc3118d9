curl --silent --show-error --get "$MINAPP_URL/oserve/v1/miniapp/user-profile/" \
  --header "Authorization: Bearer $MINAPP_TOKEN" \
  --data user_id=55019
