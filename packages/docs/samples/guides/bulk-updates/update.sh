WHERE='%7B%22score%22%3A%7B%22%24lt%22%3A0%7D%7D' # {"score":{"$lt":0}}, encoded

curl --silent --show-error --fail-with-body --location --max-redirs 0 --max-time 60 --request PUT \
  --header @- \
  --header 'Content-Type: application/json' \
  --data '{"score":0}' \
  "$MINAPP_BASE_URL/oserve/v2.6/miniapp/user_profile/?where=${WHERE:?is empty}&limit=1000&offset=0" <<EOF
Authorization: Bearer $MINAPP_TOKEN
EOF
