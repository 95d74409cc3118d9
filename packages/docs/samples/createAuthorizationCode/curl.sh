# The client id and secret are letters and digits, so they fit into JSON as they are.
folder=$(mktemp -d)
trap 'rm -r "$folder"' EXIT

# Sends a request and prints where it is redirected to. --location would send the secret there after a 307.
ask() {
  curl --silent --show-error --fail-with-body --max-time 30 --output "$folder/answer" \
    --cookie "$folder/cookies" --cookie-jar "$folder/cookies" --write-out '%{redirect_url}' "$@" ||
    { failure=$?; cat "$folder/answer" >&2; exit $failure; }
}

next=$(ask --header 'Content-Type: application/json' --data @- \
  "$MINAPP_BASE_URL/api/oauth2/hydrogen/openapi/authorize/" <<EOF
{ "client_id": "$MINAPP_CLIENT_ID", "client_secret": "$MINAPP_CLIENT_SECRET" }
EOF
) || exit
# The redirects are followed by GET, with the cookies, and to no other host.
hops=0
while [ -n "$next" ]; do
  case $next in
    "$MINAPP_BASE_URL"/*) ;;
    *) echo 'Redirected to another host.' >&2; exit 1 ;;
  esac
  hops=$((hops + 1))
  [ $hops -le 5 ] || { echo 'Too many redirects.' >&2; exit 1; }
  next=$(ask "$next") || exit
done
cat "$folder/answer"
