# Without where, all users would be updated. Here it is {"test":{"$eq":"test"}}, encoded.
answer=$(curl --silent --show-error --fail-with-body --location --max-redirs 0 --max-time 30 --request PUT \
  --header @- \
  --header 'Content-Type: application/json' \
  --data '{"score":{"$incr_by":10}}' \
  "$MINAPP_BASE_URL/oserve/v2.6/miniapp/user_profile/?where=%7B%22test%22%3A%7B%22%24eq%22%3A%22test%22%7D%7D&limit=20" <<EOF
Authorization: Bearer $MINAPP_TOKEN
EOF
)
code=$?
printf '%s\n' "$answer"
[ $code = 0 ] || exit $code
# The status is 200 even if some users were not updated, or the answer does not say.
case $answer in
  *'"error"'*) echo 'Some users were not updated.' >&2; exit 1 ;;
  *'"operation_result":['* | *'"operation_result": ['*) ;;
  *) echo 'The answer does not say which users were updated.' >&2; exit 1 ;;
esac
