curl --silent --show-error --fail-with-body --location --max-redirs 0 --max-time 30 --request PUT \
  --header @- \
  --header 'Content-Type: application/json' \
  --data '{"test":"changed_from_open_api"}' \
  "$MINAPP_BASE_URL/oserve/v2.6/miniapp/user_profile/70695404/" <<EOF
Authorization: Bearer $MINAPP_TOKEN
EOF
