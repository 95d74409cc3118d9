curl --silent --show-error --fail-with-body --location --max-redirs 0 --max-time 30 \
  --header @- \
  "$MINAPP_BASE_URL/oserve/v2.2/miniapp/user_profile/70695404/" <<EOF
Authorization: Bearer $MINAPP_TOKEN
EOF
