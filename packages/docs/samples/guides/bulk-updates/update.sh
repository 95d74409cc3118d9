WHERE='{"score":{"$lt":0}}'

curl --silent --show-error --fail-with-body --max-time 60 --request PUT \
  --url-query "where=${WHERE:?is empty}" \
  --url-query limit=1000 \
  --url-query offset=0 \
  --header "Authorization: Bearer $MINAPP_TOKEN" \
  --json '{"score":0}' \
  "$MINAPP_BASE_URL/oserve/v2.6/miniapp/user_profile/"
