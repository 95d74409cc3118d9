# Without where, all users would be updated. --url-query needs curl 7.87.
answer=$(curl --silent --show-error --fail-with-body --max-time 30 --request PUT \
  --url-query 'where={"test":{"$eq":"test"}}' \
  --url-query limit=20 \
  --header "Authorization: Bearer $MINAPP_TOKEN" \
  --json '{"score":{"$incr_by":10}}' \
  "$MINAPP_BASE_URL/oserve/v2.6/miniapp/user_profile/")
code=$?
printf '%s\n' "$answer"
# The status is 200 even if some users were not updated.
case $answer in *'"error":'*) echo 'Some users were not updated.' >&2; code=1 ;; esac
exit $code
