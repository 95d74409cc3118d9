curl --silent --show-error --request PUT "$MINAPP_URL/oserve/v2.1/miniapp/user/account/70695404/" \
  --header "Authorization: Bearer $MINAPP_TOKEN" \
  --header "Content-Type: application/json" \
  --data '{"username": "pretty_girl"}'
