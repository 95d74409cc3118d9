curl --silent --show-error --fail-with-body --location --max-redirs 0 --max-time 30 --get \
  --data-urlencode 'where={"score":{"$gte":10}}' \
  --data-urlencode order_by=-score \
  --data-urlencode limit=20 \
  --header @- \
  "$MINAPP_BASE_URL/oserve/v2.2/miniapp/user_profile/" <<EOF
Authorization: Bearer $MINAPP_TOKEN
EOF
