curl --silent --show-error --get "$MINAPP_URL/oserve/v1/miniapp/user-profile/" \
  --header "Authorization: Bearer $MINAPP_TOKEN" \
  --data nickname__contains=Tom \
  --data gender=1 \
  --data created_at__gte=1483228800 \
  --data order_by=-created_at
