curl --silent --show-error --fail-with-body --location --max-redirs 0 --max-time 30 --get \
  --data-urlencode gender=1 \
  --data-urlencode created_at__gte=1483228800 \
  --data-urlencode order_by=-created_at \
  --header @- \
  "$MINAPP_BASE_URL/oserve/v1/miniapp/user-profile/" <<EOF
Authorization: Bearer $MINAPP_TOKEN
EOF
