curl --silent --show-error --fail-with-body --location --max-redirs 0 --max-time 30 \
  --header @- \
  "$MINAPP_BASE_URL/oserve/v1/bulk-operation/1/" <<EOF
Authorization: Bearer $MINAPP_TOKEN
EOF
