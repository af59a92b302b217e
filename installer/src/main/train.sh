#!/usr/bin/env bash
# Lets the program run once and keeps what the JVM learnt of it, so that it starts in about half the time.
# A jar that is replaced later only makes the JVM ignore the cache, in silence: standard output is for data.
#
#   train.sh IMAGE SECONDS
#
# SECONDS since 1970 become the age of all files: the cache holds for jars of this age only, so a package must keep it.
set -euo pipefail
image=$1
age=$2
app=$image/lib/app
config=$app/binnacle.cfg
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

find "$image" -exec touch --no-dereference --date "@$age" {} +
if ! HOME=$work BINNACLE_STATE_HOME=$work JAVA_TOOL_OPTIONS="-XX:AOTCacheOutput=$app/binnacle.aot" \
  timeout 120 "$image/bin/binnacle" demo --rehearse >"$work/log" 2>&1; then
  cat "$work/log" >&2
  echo "train: the program did not show its window, see above" >&2
  exit 1
fi
if [ ! -s "$app/binnacle.aot" ]; then
  cat "$work/log" >&2
  echo "train: the JVM left no cache, see above" >&2
  exit 1
fi

# shellcheck disable=SC2016 # the launcher replaces $APPDIR
printf 'java-options=%s\n' '-XX:AOTCache=$APPDIR/binnacle.aot' '-Xlog:disable' >>"$config"
echo "train: $(du -h "$app/binnacle.aot" | cut -f1) of cache"
