# The first process of a container ignores SIGTERM until it has a handler, which Node takes a moment to set: a Pod that
# is deleted in that moment would take its whole grace period. A shell has one at once.
trap 'kill "$server"; wait "$server"; exit $?' TERM
node /app/server.cjs &
server=$!
wait "$server"
