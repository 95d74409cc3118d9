curl --silent --show-error --get "$MINAPP_URL/oserve/v2.2/miniapp/user_profile/" \
  --header "Authorization: Bearer $MINAPP_TOKEN" \
  --data-urlencode 'where={"test": {"$eq": "test"}}'
