curl --silent --show-error --request PUT --url-query 'where={"test": {"$eq": "test"}}' --url-query limit=1000 \
  "$MINAPP_URL/oserve/v2.6/miniapp/user_profile/" \
  --header "Authorization: Bearer $MINAPP_TOKEN" \
  --header "Content-Type: application/json" \
  --data '{"test": "test"}'
