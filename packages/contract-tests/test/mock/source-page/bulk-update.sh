# where={"test":{"$eq":"test"}}
curl --silent --show-error --request PUT \
  "$MINAPP_URL/oserve/v2.6/miniapp/user_profile/?where=%7B%22test%22%3A%7B%22%24eq%22%3A%22test%22%7D%7D&limit=1000" \
  --header "Authorization: Bearer $MINAPP_TOKEN" \
  --header "Content-Type: application/json" \
  --data '{"test": "test"}'
