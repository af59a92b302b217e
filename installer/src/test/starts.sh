#!/usr/bin/env bash
# Whether what was packaged starts, on its own, with no JDK, no display and an empty home; and what the package holds.
#
#   starts.sh DIRECTORY VERSION
set -euo pipefail
directory=$1
version=$2
deb=$(echo "$directory"/binnacle_"$version"*.deb)
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

fail() { echo "starts: $*" >&2; exit 1; }

run() { # the JVM asks the system, not HOME, where home is
  env -i PATH=/usr/bin:/bin HOME="$work/home" LANG=C.UTF-8 JAVA_TOOL_OPTIONS="-Duser.home=$work/home" "$@"
}

starts() { # what it is, where it lies
  local said
  said=$(run "$2/bin/binnacle" --version) || fail "$1 does not start"
  case $said in *"$version"*) ;; *) fail "$1 --version says '$said', not $version" ;; esac
  draws "$1" "$2"
  learnt "$1" "$2"
  [ ! -e "$work/home/.openjfx" ] || fail "$1 copies libraries to the home directory"
}

draws() {
  run "$2/bin/binnacle" snapshot simulator: --out "$work/$1.png" >"$work/$1.out" 2>"$work/$1.err" ||
    { cat "$work/$1.err" >&2; fail "$1 draws no picture"; }
  [ "$(head -c 4 "$work/$1.png" | od -An -tx1 | tr -d ' ')" = 89504e47 ] || fail "what $1 drew is no picture"
  [ ! -s "$work/$1.out" ] || fail "$1 talks where only data belongs: $(head -n 3 "$work/$1.out")"
}

learnt() { # the JVM refuses to start rather than without its cache
  run JAVA_TOOL_OPTIONS=-XX:AOTMode=on "$2/bin/binnacle" --version >/dev/null 2>&1 ||
    fail "the cache of the JVM does not hold in $1"
}

holds() { grep -q "$1" "$work/contents" || fail "the package has no $1"; }

says() { dpkg-deb --field "$deb" "$1" | grep -q "$2" || fail "the package's $1 is $(dpkg-deb --field "$deb" "$1")"; }

mkdir "$work/home"
starts image "$directory/image/binnacle"
if [ ! -x /usr/bin/dpkg-deb ]; then
  echo "starts: the image starts; no package was made, since this system has no dpkg-deb"
  exit 0
fi

dpkg-deb --contents "$deb" >"$work/contents"
holds 'usr/bin/binnacle -> /opt/binnacle/bin/binnacle$'
holds 'opt/binnacle/lib/app/gs-core-.*\.jar$'
holds 'usr/share/applications/binnacle\.desktop$'
holds 'usr/share/icons/hicolor/48x48/apps/binnacle\.png$'
holds 'usr/share/doc/binnacle/copyright$'
says Package '^binnacle$'
says Version "^$version$"
for jar in "$directory"/../../app/target/dist/lib/*.jar; do
  cmp -s "$jar" "$directory/image/binnacle/lib/app/$(basename "$jar")" || fail "$(basename "$jar") was changed"
done

dpkg-deb --extract "$deb" "$work/installed"
starts installed "$work/installed/opt/binnacle"
echo "starts: the image ($(du -sh "$directory/image/binnacle" | cut -f1)) and $(basename "$deb")" \
  "($(du -h "$deb" | cut -f1)) start"
