curl --silent --show-error --fail-with-body --location --max-redirs 0 --max-time 30 --get \
  --data-urlencode user_id=36619701 \
  --header @- \
  "$MINAPP_BASE_URL/oserve/v1/miniapp/user-profile/" <<EOF
Authorization: Bearer $MINAPP_TOKEN
EOF
