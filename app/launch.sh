# What ./binnacle and ./bench share: finding a JDK, building what is older than its sources, and how the JVM is started.
# Sourced with $house set to the root of the checkout. Needs bash 3.2 and nothing installed besides.
# shellcheck shell=bash

wanted_java=25

say() { printf 'binnacle: %s\n' "$*" >&2; }
die() { say "$*"; exit 1; }

# ---- the JDK --------------------------------------------------------------------------------------------------------

is_new_enough() { # directory
  local line major
  [ -x "$1/bin/java" ] && [ -r "$1/release" ] || return 1
  while IFS= read -r line; do
    case $line in
      JAVA_VERSION=*)
        major=${line#*\"}
        major=${major%%[!0-9]*}
        [ "${major:-0}" -ge "$wanted_java" ]
        return
        ;;
    esac
  done <"$1/release"
  return 1
}

java_on_path() { # the home of the java that a shell would start
  local java
  java=$(command -v java) || return 1
  java=$(follow "$java")
  printf '%s\n' "${java%/bin/java}"
}

find_jdk() { # sets $jdk
  local home
  for home in "${JAVA_HOME:-}" /usr/lib/jvm/* "${HOME:-/}"/.sdkman/candidates/java/* "${HOME:-/}"/.jdks/* \
    /Library/Java/JavaVirtualMachines/*/Contents/Home /opt/java/* /opt/jdk*; do
    if [ -n "$home" ] && is_new_enough "$home"; then
      jdk=$home
      return
    fi
  done
  if home=$(java_on_path) && is_new_enough "$home"; then
    jdk=$home
    return
  fi
  die "no JDK $wanted_java or newer was found in JAVA_HOME, /usr/lib/jvm, PATH, ~/.sdkman or ~/.jdks: install one, for" \
    "example from https://adoptium.net, or set JAVA_HOME to where it is"
}

follow() { # path: the file at the end of all symbolic links
  local path=$1 target
  while [ -L "$path" ]; do
    target=$(readlink "$path")
    case $target in
      /*) path=$target ;;
      *) path=$(dirname "$path")/$target ;;
    esac
  done
  printf '%s/%s\n' "$(cd "$(dirname "$path")" && pwd -P)" "$(basename "$path")"
}

# ---- what the system must have --------------------------------------------------------------------------------------

has_library() { # name
  local file
  for file in /usr/lib/*/"$1" /usr/lib64/"$1" /usr/lib/"$1" /lib/*/"$1" /usr/local/lib/"$1"; do
    if [ -e "$file" ]; then return; fi
  done
  return 1
}

has_font() {
  local file
  for file in /usr/share/fonts/*/* /usr/share/fonts/*/*/* /usr/local/share/fonts/* "${HOME:-/}"/.fonts/* \
    "${HOME:-/}"/.local/share/fonts/*; do
    case $file in *.ttf | *.otf | *.ttc | *.pfb) return ;; esac
  done
  return 1
}

# What text and windows need of a Linux, on top of the JDK: Pango for the toolkit, Fontconfig and one font for the JDK.
need_libraries() { # window: whether a real window will be opened
  local packages=()
  [ "$(uname -s)" = Linux ] || return 0
  has_library libpangoft2-1.0.so.0 || packages+=(libpangoft2-1.0-0)
  has_library libfontconfig.so.1 || packages+=(libfontconfig1)
  has_font || packages+=(fontconfig fonts-dejavu-core)
  if [ "$1" = window ]; then
    has_library libgtk-3.so.0 || packages+=(libgtk-3-0)
    has_library libGL.so.1 || packages+=(libgl1)
    has_library libXtst.so.6 || packages+=(libxtst6)
  fi
  [ ${#packages[@]} -eq 0 ] || install_packages "${packages[@]}"
}

install_packages() { # names, as Debian calls them
  if ! command -v apt-get >/dev/null; then
    die "to draw, these libraries are missing, by their Debian names: $*; install them with the system's package manager"
  fi
  if [ "$(id -u)" != 0 ]; then
    die "to draw, some libraries are missing; run: sudo apt-get install $*"
  fi
  say "installing what drawing needs: $*"
  if ! { DEBIAN_FRONTEND=noninteractive apt-get install -y --no-install-recommends "$@" ||
    { apt-get update && DEBIAN_FRONTEND=noninteractive apt-get install -y --no-install-recommends "$@"; }; } \
    >/dev/null 2>&1; then
    die "tried to install what drawing needs and failed; see what answers: apt-get install $*"
  fi
}

# ---- building -------------------------------------------------------------------------------------------------------

# Whether anything that goes into the program is newer than the stamp of the last build.
older_than_sources() { # stamp roots...
  local stamp=$1 newer
  shift
  [ -e "$stamp" ] || return 0
  newer=$(find "$@" "$house"/connectors/*/src/main "$house"/connectors/*/pom.xml "$house"/styles/src/main \
    "$house"/styles/pom.xml "$house"/views/src/main "$house"/views/pom.xml "$house"/app/src/main "$house"/app/pom.xml \
    "$house"/pom.xml -newer "$stamp" -print 2>/dev/null | head -n 1)
  [ -n "$newer" ]
}

build() { # module: packages it and all it stands on, telling the progress
  local log=$house/$1/target/build.log line module='' status=0
  mkdir -p "$house/$1/target"
  (cd "$house" && JAVA_HOME=$jdk ./mvnw -B -ntp -pl "$1" -am package -Dmaven.test.skip=true) >"$log" 2>&1 &
  local maven=$!
  # shellcheck disable=SC2064 # this very process is meant
  trap "kill $maven 2>/dev/null; exit 130" INT TERM
  while kill -0 "$maven" 2>/dev/null; do
    line=$(grep -o 'Building Binnacle: .*' "$log" 2>/dev/null | tail -n 1 || true)
    if [ -n "$line" ] && [ "$line" != "$module" ]; then
      module=$line
      say "b${line#B}"
    fi
    sleep 0.2
  done
  wait "$maven" || status=$?
  trap - INT TERM
  if [ "$status" != 0 ]; then
    grep -E '^\[ERROR\]' "$log" | head -n 20 >&2 || tail -n 20 "$log" >&2
    die "the build failed; all of what it said is in $log"
  fi
}

# One build at a time, where the system can lock.
alone() { # name
  if command -v flock >/dev/null; then
    exec 9>"$house/$1/target/build.lock"
    flock 9
  fi
}

build_program() {
  local dist=$house/app/target/dist
  if ! older_than_sources "$dist/stamp"; then return; fi
  mkdir -p "$house/app/target"
  alone app
  if ! older_than_sources "$dist/stamp"; then return; fi
  say "building, which takes a minute or two the first time"
  local began=$house/app/target/build.began
  : >"$began"
  rm -rf "$dist"
  build app
  mv "$began" "$dist/stamp"
  exec 9>&-
}

# The JVM remembers, from one start to the next, what it loaded and linked. The memory belongs to one JDK and one build.
rehearse() {
  local dist=$house/app/target/dist cache scratch
  cache=$dist/binnacle.aot
  if [ -e "$cache.jdk" ] && [ "$(<"$cache.jdk")" = "$jdk" ]; then return; fi
  alone app
  if [ -e "$cache.jdk" ] && [ "$(<"$cache.jdk")" = "$jdk" ]; then return; fi
  say "rehearsing the start once, so that the next ones are quick"
  rm -f "$cache"
  scratch=$(mktemp -d)
  need_libraries memory
  BINNACLE_STATE_HOME=$scratch timed 120 "$jdk/bin/java" "${jvm_flags[@]}" -XX:AOTCacheOutput="$cache" "${program[@]}" \
    demo --rehearse >"$house/app/target/rehearsal.log" 2>&1 ||
    say "the rehearsal failed (see app/target/rehearsal.log): starts will be slower, nothing else"
  rm -rf "$scratch"
  printf '%s\n' "$jdk" >"$cache.jdk"
  exec 9>&-
}

timed() { # seconds command...
  if command -v timeout >/dev/null; then timeout "$@"; else shift && "$@"; fi
}

build_benchmarks() {
  local stamp=$house/benchmarks/target/stamp
  if ! older_than_sources "$stamp" "$house/benchmarks/src/main" "$house/benchmarks/pom.xml"; then return; fi
  say "building the benchmarks"
  mkdir -p "$house/benchmarks/target"
  : >"$stamp.began"
  build benchmarks
  mv "$stamp.began" "$stamp"
  # that built the program too, which the memory of the start no longer fits
  rm -f "$house/app/target/dist/binnacle.aot.jdk"
  touch -r "$stamp" "$house/app/target/dist/stamp"
}

# ---- starting -------------------------------------------------------------------------------------------------------

jvm_flags=(
  -XX:+UseG1GC
  # memory before throughput: what a busy cluster leaves behind is taken away early (decision 13)
  -XX:GCTimeRatio=4
  -XX:MinHeapFreeRatio=10
  -XX:MaxHeapFreeRatio=30
  -XX:MaxNewSize=64m
  -XX:G1ConcRefinementThreads=0
  -XX:+UseCompactObjectHeaders
  # grown as needed: the default start is a 64th of the machine's memory, all of which would soon be touched
  -Xms64m
  -Xmx1g
  # compiled later than usual, the second time much later: what is hot for seconds is compiled, a start is not (decision 16)
  -XX:Tier3InvocationThreshold=800
  -XX:Tier3MinInvocationThreshold=400
  -XX:Tier3CompileThreshold=8000
  -XX:Tier4InvocationThreshold=100000
  -XX:Tier4MinInvocationThreshold=20000
  -XX:Tier4CompileThreshold=200000
  -XX:Tier4BackEdgeThreshold=800000
  -Xss512k
  --enable-native-access=javafx.graphics,ALL-UNNAMED
  --sun-misc-unsafe-memory-access=allow
  # for RestingPulse, without which the toolkit wakes the machine sixty times a second for nothing
  --add-exports=javafx.graphics/com.sun.glass.ui=ALL-UNNAMED
  --add-exports=javafx.graphics/com.sun.javafx.tk=ALL-UNNAMED
  --add-opens=javafx.graphics/com.sun.javafx.tk.quantum=ALL-UNNAMED
)

class_path() { # directories of jars: sets $cp
  local directory jar
  cp=
  for directory in "$@"; do
    for jar in "$directory"/*.jar; do
      cp=$cp${cp:+:}$jar
    done
  done
}

is_text() { # arguments of the program: whether the command among them writes text alone
  local word
  for word in "$@"; do
    case $word in
      topology | scheduler | apps | deploy | scale | rollback | restart | redeploy | stop | start | cancel) return 0 ;;
      drain | activate | shell | audit | evidence) return 0 ;;
      help | generate-completion | -h | --help | -V | --version) return 0 ;;
      -*) ;;
      *) return 1 ;;
    esac
  done
  return 1
}

opens_window() { # arguments of the program
  ! is_text "$@" && [ "${1:-}" != snapshot ] && [ -n "${DISPLAY:-}${WAYLAND_DISPLAY:-}" ]
}

draws() { # arguments of the program
  is_text "$@" && return 1
  case " $* " in *' --help '* | *' -h '*) return 1 ;; esac
}

start_program() { # arguments of the program
  local dist=$house/app/target/dist cp program
  if opens_window "$@"; then need_libraries window; elif draws "$@"; then need_libraries memory; fi
  class_path "$dist/lib"
  program=(-p "$dist/javafx" --add-modules javafx.controls -cp "$cp" io.binnacle.app.Main)
  rehearse
  if [ -e "$dist/binnacle.aot" ]; then
    jvm_flags+=(-XX:AOTCache="$dist/binnacle.aot" -Xlog:aot=off -Xlog:cds=off)
  fi
  exec "$jdk/bin/java" "${jvm_flags[@]}" "${program[@]}" "$@"
}

start_benchmark() { # arguments
  local dist=$house/app/target/dist cp
  need_libraries memory
  class_path "$house/benchmarks/target" "$house/benchmarks/target/lib" "$dist/lib"
  exec "$jdk/bin/java" "${jvm_flags[@]}" -Xmx2g "-Dbinnacle.house=$house" -p "$dist/javafx" \
    --add-modules javafx.controls -cp "$cp" io.binnacle.benchmarks.Bench "$@"
}
