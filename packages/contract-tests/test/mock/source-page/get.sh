curl --silent --show-error "$MINAPP_URL/oserve/v2.2/miniapp/user_profile/70695404/" \
  --header "Authorization: Bearer $MINAPP_TOKEN"
