#!/usr/bin/env bash
# Opens an issue with the facts that have to be checked within 35 days, or rewrites the one that is open.
# Arguments go to `npm run facts`: --today 2027-06-01 tries another day.
set -euo pipefail
title="Check the facts in the guides"
body=$(mktemp)
trap 'rm -f "$body"' EXIT
npm run --silent facts -- --markdown --within 35 "$@" > "$body"
if ! grep -q '^- ' "$body"; then
  echo "No fact has to be checked."
  exit 0
fi
open=$(gh issue list --state open --search "in:title \"$title\"" --json number --jq '.[0].number // empty')
if [ -n "$open" ]; then
  gh issue edit "$open" --body-file "$body"
else
  gh issue create --title "$title" --body-file "$body"
fi
