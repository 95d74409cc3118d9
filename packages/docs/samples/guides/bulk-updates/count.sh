WHERE='{"score":{"$lt":0}}'

curl --silent --show-error --fail-with-body --location --max-redirs 0 --max-time 30 --get \
  --data-urlencode "where=${WHERE:?is empty}" \
  --data-urlencode limit=1 \
  --data-urlencode return_total_count=1 \
  --header @- \
  "$MINAPP_BASE_URL/oserve/v2.2/miniapp/user_profile/" <<EOF
Authorization: Bearer $MINAPP_TOKEN
EOF
