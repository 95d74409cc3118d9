USER_ID=70695404

# Without an id, this would be the address of the bulk update: ${…:?…} ends the script instead.
curl --silent --show-error --fail-with-body --location --max-redirs 0 --max-time 30 --request PUT \
  --header @- \
  --header 'Content-Type: application/json' \
  --data '{"score":{"$incr_by":-1},"tags":{"$append_unique":["vip"]},"$unset":{"nick2":""}}' \
  "$MINAPP_BASE_URL/oserve/v2.6/miniapp/user_profile/${USER_ID:?is empty}/" <<EOF
Authorization: Bearer $MINAPP_TOKEN
EOF
