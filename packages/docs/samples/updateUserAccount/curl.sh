curl --silent --show-error --fail-with-body --location --max-redirs 0 --max-time 30 --request PUT \
  --header @- \
  --header 'Content-Type: application/json' \
  --data '{"username":"pretty_girl"}' \
  "$MINAPP_BASE_URL/oserve/v2.1/miniapp/user/account/70695404/" <<EOF
Authorization: Bearer $MINAPP_TOKEN
EOF
