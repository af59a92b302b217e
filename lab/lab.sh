#!/usr/bin/env bash
# Real Docker hosts on one machine, for development and for ./check. Needs root on a Debian-like system.
#
#   lab.sh install           install what is missing from the distribution
#   lab.sh up [N]            start N hosts (default 3), with images, TLS, sshd, contexts and Podman
#   lab.sh env               print what the tests read, as lines for a shell:  eval "$(lab/lab.sh env)"
#   lab.sh status            say what runs
#   lab.sh pid I             the process number of the engine of host I
#   lab.sh exec I CMD...     run CMD on host I (1, 2, ... or podman), as a shell on that host would
#   lab.sh host-kill I       kill -9 the engine of host I; its containers live on, as on a real host
#   lab.sh host-start I      start it again, with the same data
#   lab.sh host-stop I       freeze it (SIGSTOP): it accepts connections and never answers
#   lab.sh host-cont I       thaw it
#   lab.sh swarm             join the hosts into one swarm, host 1 the manager
#   lab.sh down              remove everything that `up` made, also after a failure
#   lab.sh lend ENDPOINT     give an engine that is not the lab's the images it lacks, and print their names
#   lab.sh leftovers         name what is left of a lab in this subnet; fails if anything is
#
# LAB_DIR (default what `env` said, else .lab in the checkout) holds all state. LAB_NET (default 77) is the second octet
# of the subnet, so that several labs can stand side by side: host I is 10.$LAB_NET.0.1I, Podman's 10.$LAB_NET.0.20.
#
# A host is a box: a process 1 with network, PID, mount, UTS, IPC and cgroup namespaces of its own, so that an engine,
# and a probe container on it, see one machine and not their neighbours. The bridge between them is in a box too, so no
# firewall of the machine has a say. Nothing in a box has a default route: the lab reaches nothing outside.
# Every process is in a cgroup below binnacle-lab$LAB_NET. That is how `down` finds all of them, whatever happened
# before; namespaces, mounts, bridge and rules die with them, since none has a name outside its box. Seen from outside
# there are the interface blab$LAB_NET, the cgroups, and LAB_DIR.
#
# shellcheck disable=SC2013,SC2317 # words of cgroup files are wanted; functions are called by name
set -euo pipefail

here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
script=$here/lab.sh

say() { printf 'lab: %s\n' "$*" >&2; }
die() { say "$*"; exit 1; }

settle() { # which lab this is
  state=$(realpath -m "${LAB_DIR:-${BINNACLE_LAB_DIR:-$here/../.lab}}")
  case $state in
    /run/* | /proc/* | /sys/* | /dev/*) die "LAB_DIR must not lie in /run, /proc, /sys or /dev: $state" ;;
  esac
  net=${LAB_NET:-77}
  if ! [[ $net =~ ^[0-9]+$ ]] || [ "$net" -gt 255 ]; then
    die "LAB_NET is the second octet of the subnet, 0 to 255, not $net"
  fi
  # A socket's path may have 108 characters.
  if [ ${#state} -gt 80 ]; then state=/tmp/binnacle-lab$net; fi
  if [ -e "$state/net" ]; then net=$(cat "$state/net"); fi
  if [ "${LAB_NET:-$net}" != "$net" ]; then
    die "the lab in $state is in 10.$net.0.0/24: end it first, or choose another LAB_DIR for LAB_NET=$LAB_NET"
  fi
  group=binnacle-lab$net
  link=blab$net
  subnet=10.$net.0
  subnet6=fd00:b1:$net:
}

need_root() { [ "$(id -u)" = 0 ] || die "this needs root: namespaces and engines cannot be made without it"; }

wait_for() { # seconds command...
  local end=$((SECONDS + $1))
  shift
  until "$@" >/dev/null 2>&1; do
    [ "$SECONDS" -lt "$end" ] || return 1
    sleep 0.05
  done
}

# ---- what must be installed -----------------------------------------------------------------------------------------

missing_packages() { all_missing | sort -u; }

all_missing() {
  local command package
  while read -r command package; do
    PATH=$PATH:/usr/sbin:/sbin command -v "$command" >/dev/null || echo "$package"
  done <<'LIST'
dockerd docker.io
iptables iptables
ip iproute2
nsenter util-linux
openssl openssl
sshd openssh-server
ssh openssh-client
socat socat
podman podman
nft nftables
newuidmap uidmap
fc-list fontconfig
fakeroot fakeroot
objcopy binutils
shellcheck shellcheck
LIST
  # Docker's client is a package of its own since Debian 13.
  if ! command -v docker >/dev/null; then
    if apt-cache show docker-cli >/dev/null 2>&1; then echo docker-cli; else echo docker.io; fi
  fi
  # JavaFX lays out text with Pango, on a screen or without one.
  [[ $(PATH=$PATH:/sbin:/usr/sbin ldconfig -p) == *libpangoft2-1.0.so.0* ]] || echo libpangoft2-1.0-0
  # A busybox that needs libraries cannot be an image by itself.
  busybox_is_static || echo busybox-static
}

install() {
  local packages log policy=/usr/sbin/policy-rc.d ours=no status=0
  [ -n "$(missing_packages)" ] || return 0
  command -v apt-get >/dev/null ||
    die "this is not a Debian-like system (it has no apt-get), so please install by hand: $(missing_packages | paste -sd' ')"
  need_root
  log=$(mktemp)
  # A fresh machine may not know yet what there is.
  if ! apt-cache show docker.io >/dev/null 2>&1; then apt-get update >"$log" 2>&1 || true; fi
  mapfile -t packages < <(missing_packages)
  say "installing ${packages[*]}"
  # While this file stands, no package starts a service of its own.
  if [ ! -e $policy ]; then
    printf '#!/bin/sh\nexit 101\n' >$policy
    chmod +x $policy
    ours=yes
  fi
  apt_install "${packages[@]}" >"$log" 2>&1 ||
    { apt-get update && apt_install "${packages[@]}"; } >>"$log" 2>&1 || status=$?
  if [ $ours = yes ]; then rm -f $policy; fi
  if [ $status -ne 0 ]; then tail -n 20 "$log" >&2; fi
  rm -f "$log"
  [ $status -eq 0 ] || die "apt-get could not install ${packages[*]}"
}

apt_install() { DEBIAN_FRONTEND=noninteractive apt-get install -y --no-install-recommends "$@" </dev/null; }

# ---- cgroups: where every process of the lab is found ---------------------------------------------------------------

cgroup_roots() { awk '$3 == "cgroup" || $3 == "cgroup2" { print $2 }' /proc/mounts | sort -u; }

make_groups() { # box
  local root
  for root in $(cgroup_roots); do
    delegate "$root"
    make_group "$root/$group"
    delegate "$root/$group"
    make_group "$root/$group/$1"
  done
}

make_group() { # path
  mkdir -p "$1"
  # cgroup v1 gives a new cpuset no cpu and no memory, and then nothing may enter it.
  local file
  for file in cpuset.cpus cpuset.mems; do
    if [ -e "$1/cgroup.clone_children" ] && [ -e "$1/$file" ]; then cat "$1/../$file" >"$1/$file"; fi
  done
}

delegate() { # path: cgroup v2 offers a controller to children only when told to
  [ -e "$1/cgroup.controllers" ] || return 0
  local controller
  for controller in $(cat "$1/cgroup.controllers"); do
    echo "+$controller" 2>/dev/null >"$1/cgroup.subtree_control" || true
  done
}

enter_groups() { # box: with this very process
  local root inner
  for root in $(cgroup_roots); do
    inner=$root/$group/$1
    # cgroup v2 allows processes in leaves only: see own_groups.
    if [ -d "$inner/init" ]; then inner=$inner/init; fi
    echo "$BASHPID" >"$inner/cgroup.procs"
  done
}

own_groups() { # inside a box: mount the cgroups so that this box is their root, as on a machine of its own
  local type options target controllers
  grep -E '^[^ ]+ [^ ]+ cgroup2? ' /proc/mounts >"$dir/cgroups"
  mount -t sysfs sysfs /sys
  if grep -q ' /sys/fs/cgroup cgroup2 ' "$dir/cgroups"; then
    mount -t cgroup2 cgroup2 /sys/fs/cgroup
    return
  fi
  mount -t tmpfs -o mode=755 tmpfs /sys/fs/cgroup
  while read -r _ target type options _; do
    mkdir -p "$target"
    controllers=$(tr ',' '\n' <<<"$options" | grep -vxE 'rw|ro|nosuid|nodev|noexec|(no|rel)atime|xattr|release_agent=.*' | paste -sd, || true)
    case $controllers in name=*) controllers=none,$controllers ;; esac
    mount -t "$type" ${controllers:+-o "$controllers"} "$type" "$target"
  done <"$dir/cgroups"
}

group_pids() { # [box]: every process that was born into its cgroup
  local root
  for root in $(cgroup_roots); do
    [ -d "$root/$group${1:+/$1}" ] || continue
    find "$root/$group${1:+/$1}" -name cgroup.procs -exec cat {} + 2>/dev/null || true
  done | sort -nu
}

group_parts() { # name pattern: files and directories of the lab's cgroups, the deepest first
  local root
  for root in $(cgroup_roots); do
    if [ -d "$root/$group" ]; then find "$root/$group" -depth -name "$1" -print 2>/dev/null || true; fi
  done
}

# ---- boxes ----------------------------------------------------------------------------------------------------------

start_box() { # name [flag for the network namespace]
  local name=$1 network=${2---net} launcher
  mkdir -p "$state/$name"
  rm -f "$state/$name/ready"
  make_groups "$name"
  (
    enter_groups "$name"
    # shellcheck disable=SC2086 # no flag is no word
    exec env -i PATH=/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin LANG=C.UTF-8 HOME=/root \
      LAB_DIR="$state" LAB_NET="$net" \
      setsid unshare $network --pid --fork --mount --mount-proc --uts --ipc --cgroup bash "$script" box "$name" \
      </dev/null >>"$state/$name/log" 2>&1 3>&- 4>&- 5>&- 6>&- 7>&- 8>&- 9>&-
  ) &
  launcher=$!
  disown
  if ! wait_for 20 test -e "$state/$name/ready"; then
    tail -n 5 "$state/$name/log" >&2
    die "the namespaces of $name could not be made: see above"
  fi
  # The launcher only waits for the box, in a place where cgroup v2 wants no process.
  kill -9 "$launcher"
}

box() { # name: process 1 of a box. It adopts orphans, and starts what the box is for at each SIGUSR1
  local name=$1 work=:
  dir=$state/$name
  if [ "$name" != sshd ]; then own_groups; fi
  mount -t tmpfs -o mode=755 tmpfs /run
  case $name in
    switch) hostname switch ;;
    sshd) work=ssh_server ;;
    podman)
      hostname podman
      work=podman_server ;;
    *)
      hostname "node$name"
      # An engine keeps its identity there.
      mkdir -p "$dir/etc-docker"
      mount --bind "$dir/etc-docker" /etc/docker
      work=engine ;;
  esac
  trap '$work &' USR1
  touch "$dir/ready"
  sleep infinity &
  local sleeper=$!
  while :; do wait "$sleeper" || true; done
}

box_pid() { # name: its process 1, seen from here
  local pid
  for pid in $(group_pids "$1"); do
    if awk '/^NSpid:/ { exit !(NF == 3 && $3 == 1) }' "/proc/$pid/status" 2>/dev/null; then
      echo "$pid"
      return
    fi
  done
  die "there is no $1 in the lab of $state"
}

named_pid() { # box command-name: the process of that name
  local pid
  for pid in $(group_pids "$1"); do
    if [ "$(cat "/proc/$pid/comm" 2>/dev/null)" = "$2" ]; then
      echo "$pid"
      return
    fi
  done
  return 1
}

tell() { kill -USR1 "$(box_pid "$1")"; }

in_network_of() { # box command...
  local pid
  pid=$(box_pid "$1")
  shift
  nsenter -t "$pid" -n -- "$@"
}

lab_exec() { # box command...
  local name=$1 pid
  shift
  pid=$(box_pid "$name")
  if [ -S "$state/$name/docker.sock" ]; then export DOCKER_HOST=unix://$state/$name/docker.sock; fi
  if [ "$name" = podman ]; then podman_settings; fi
  (
    enter_groups "$name"
    exec nsenter -t "$pid" --all --root --wd=/ -- "$@"
  )
}

# ---- network --------------------------------------------------------------------------------------------------------

check_subnet() {
  local taken
  taken=$({
    ip -4 -oneline addr show to "$subnet.0/24"
    ip -4 route show root "$subnet.0/24"
    ip -4 route show match "$subnet.11" | grep -v '^default'
  } | head -n 1 || true)
  [ -z "$taken" ] || die "$subnet.0/24 is in use here by something else (${taken%%  *}): choose another second octet with LAB_NET"
  ! [ -e "/sys/class/net/$link" ] || die "there is an interface $link here that is not the lab's: choose another LAB_NET"
}

has_ipv6() { [ -e /proc/sys/net/ipv6 ] && [ "$(cat /proc/sys/net/ipv6/conf/all/disable_ipv6)" = 0 ]; }

start_switch() {
  start_box switch
  in_network_of switch ip link set lo up
  in_network_of switch ip link add bridge type bridge
  in_network_of switch ip link set bridge up
  ip link add "$link" type veth peer name machine netns "$(box_pid switch)"
  in_network_of switch ip link set machine master bridge up
  give_address 1 "$link"
}

plug() { # box last-octet: a cable from the box to the bridge
  in_network_of "$1" ip link set lo up
  in_network_of "$1" ip link add eth0 type veth peer name "port$2" netns "$(box_pid switch)"
  in_network_of switch ip link set "port$2" master bridge up
  give_address "$2" eth0 in_network_of "$1"
}

give_address() { # last-octet interface [in_network_of box]
  local octet=$1 interface=$2
  shift 2
  "$@" ip addr add "$subnet.$octet/24" dev "$interface"
  if has_ipv6; then "$@" ip addr add "$subnet6:$octet/64" dev "$interface" nodad; fi
  "$@" ip link set "$interface" up
}

# ---- engines --------------------------------------------------------------------------------------------------------

address() { echo "$subnet.1$1"; }
docker_at() {
  local i=$1
  shift
  DOCKER_CONFIG=$state/docker-config docker -H "unix://$state/$i/docker.sock" "$@"
}
host_numbers() { seq "$(cat "$state/hosts")"; }

engine() { # inside a box
  local listen=(-H "tcp://$(address "$name"):2375" --tls=false)
  # An engine speaks either TLS or plain on all its ports, so host 1 speaks TLS and has a relay for plain.
  if [ "$name" = 1 ]; then
    listen=(-H "tcp://$(address 1):2376" --tlsverify --tlscacert "$state/tls/ca.pem"
      --tlscert "$state/tls/server-cert.pem" --tlskey "$state/tls/server-key.pem")
  fi
  leaf_groups
  rm -f /run/docker.pid /run/docker/containerd/containerd.pid "$dir/docker.sock"
  dockerd --config-file "$dir/daemon.json" --data-root "$dir/data" --exec-root /run/docker --pidfile /run/docker.pid \
    --label "zone=z$name" -H "unix://$dir/docker.sock" "${listen[@]}" &
  local daemon=$!
  if [ "$name" = 1 ]; then
    wait_for 60 test -S "$dir/docker.sock" || true
    socat -t 86400 "TCP-LISTEN:2375,bind=$(address 1),reuseaddr,fork,backlog=128" "UNIX-CONNECT:$dir/docker.sock" &
    wait "$daemon" || true
    kill $!
  fi
  wait "$daemon" || true
}

leaf_groups() { # inside a box: cgroup v2 gives controllers only to children of groups that hold no process
  [ -e /sys/fs/cgroup/cgroup.controllers ] || return 0
  mkdir -p /sys/fs/cgroup/init
  local pid
  for pid in $(cat /sys/fs/cgroup/cgroup.procs); do echo "$pid" 2>/dev/null >/sys/fs/cgroup/init/cgroup.procs || true; done
  delegate /sys/fs/cgroup
}

start_host() { # number
  mkdir -p "$state/$1"
  echo '{}' >"$state/$1/daemon.json"
  start_box "$1"
  plug "$1" "1$1"
  tell "$1"
}

finish_host() { # number
  if ! engine_answers_within 60 "$1"; then
    grep -v level=info "$state/$1/log" | tail -n 5 >&2
    die "the engine of host $1 did not start: see above, and $state/$1/log"
  fi
  import_images "unix://$state/$1/docker.sock" "$state/images" >/dev/null
}

engine_answers_within() { wait_for "$1" docker_at "$2" version; }

engine_pid() { named_pid "$1" dockerd; }

# ---- images ---------------------------------------------------------------------------------------------------------

make_images() { # directory
  local root=$1/root applet tag
  mkdir -p "$root"/{bin,dev,etc,proc,root,sys,tmp,var,usr,www}
  cp /bin/busybox "$root/bin/busybox"
  for applet in $(/bin/busybox --list); do
    if [ "$applet" != busybox ]; then ln -s busybox "$root/bin/$applet"; fi
  done
  ln -s ../bin "$root/usr/bin"
  ln -s bin "$root/sbin"
  printf 'root:x:0:0:root:/root:/bin/sh\n' >"$root/etc/passwd"
  printf 'root:x:0:\n' >"$root/etc/group"
  tar -C "$root" -cf "$1/busybox.tar" .
  # Serves / and /healthz, which says ok until someone removes www/healthz. Stops at once when asked to.
  cat >"$root/bin/web" <<'WEB'
#!/bin/sh
trap 'kill $!; exit 0' TERM INT
echo "web $VERSION listens on port ${PORT:-80}"
httpd -f -v -p "${PORT:-80}" -h /www &
wait $!
WEB
  chmod +x "$root/bin/web"
  echo ok >"$root/www/healthz"
  for tag in 1 2 3; do
    echo "web version $tag" >"$root/www/index.html"
    tar -C "$root" -cf "$1/web$tag.tar" .
  done
}

import_images() { # endpoint directory: whatever it lacks; prints what that was
  local tag
  import_image "$1" busybox:latest -c 'CMD ["sh"]' <"$2/busybox.tar"
  for tag in 1 2 3; do
    import_image "$1" "demo/web:$tag" -c "ENV VERSION=$tag" -c 'EXPOSE 80' -c 'CMD ["/bin/web"]' <"$2/web$tag.tar"
  done
}

import_image() { # endpoint name change...
  local endpoint=$1 name=$2
  shift 2
  if docker -H "$endpoint" image inspect "$name" >/dev/null 2>&1; then return; fi
  docker -H "$endpoint" import "$@" - "$name" >/dev/null
  echo "$name"
}

lend() { # endpoint
  busybox_is_static || die "there is no static busybox here to make images from (Debian's package busybox-static)"
  local directory
  directory=$(mktemp -d)
  make_images "$directory"
  import_images "$1" "$directory"
  rm -rf "$directory"
}

busybox_is_static() { [ -x /bin/busybox ] && ! ldd /bin/busybox >/dev/null 2>&1; }

# ---- TLS, ssh, contexts, Podman -------------------------------------------------------------------------------------

make_certificates() {
  local tls=$state/tls who
  mkdir -p "$tls"
  # The names Docker's client looks for in DOCKER_CERT_PATH: ca.pem, cert.pem, key.pem.
  openssl req -x509 -newkey rsa:2048 -nodes -days 3650 -subj /CN=binnacle-lab-ca -keyout "$tls/ca-key.pem" \
    -out "$tls/ca.pem" 2>/dev/null
  sign server-cert server-key node1 "subjectAltName=IP:$(address 1),IP:$subnet6:11,DNS:node1" extendedKeyUsage=serverAuth
  sign cert key client extendedKeyUsage=clientAuth
  for who in ca key server; do chmod 600 "$tls/$who"*key.pem 2>/dev/null || true; done
}

sign() { # certificate key common-name extension...
  local tls=$state/tls certificate=$1 key=$2 name=$3
  shift 3
  openssl req -newkey rsa:2048 -nodes -subj "/CN=$name" -keyout "$tls/$key.pem" 2>/dev/null |
    openssl x509 -req -days 3650 -CA "$tls/ca.pem" -CAkey "$tls/ca-key.pem" -CAcreateserial \
      -extfile <(printf '%s\n' "$@") -out "$tls/$certificate.pem" 2>/dev/null
}

ssh_host() { [ "$(cat "$state/hosts")" -ge 2 ] && echo 2 || echo 1; } # the host that ssh leads to

make_ssh() {
  local ssh=$state/ssh port=$((22000 + net))
  mkdir -p "$ssh/bin"
  while [ -n "$(ss -Hltn "sport = :$port")" ]; do port=$((port + 256)); done
  echo "$port" >"$ssh/port"
  ssh-keygen -q -t ed25519 -N '' -C binnacle-lab -f "$ssh/host_key"
  ssh-keygen -q -t ed25519 -N '' -C binnacle-lab -f "$ssh/user_key"
  cp "$ssh/user_key.pub" "$ssh/authorized_keys"
  printf '[127.0.0.1]:%s %s\n' "$port" "$(cut -d' ' -f1,2 "$ssh/host_key.pub")" >"$ssh/known_hosts"
  mkdir -p "$ssh/home" # what somebody's own shell does at a login is no part of the lab
  cat >"$ssh/sshd_config" <<CONFIG
ListenAddress 127.0.0.1:$port
HostKey $ssh/host_key
PidFile none
AuthorizedKeysFile $ssh/authorized_keys
PermitRootLogin prohibit-password
PasswordAuthentication no
KbdInteractiveAuthentication no
StrictModes no
UsePAM no
SetEnv DOCKER_HOST=unix://$state/$(ssh_host)/docker.sock HOME=$ssh/home
CONFIG
  cat >"$ssh/config" <<CONFIG
Host binnacle-lab 127.0.0.1
  HostName 127.0.0.1
  Port $port
  User root
  IdentityFile $ssh/user_key
  IdentitiesOnly yes
  UserKnownHostsFile $ssh/known_hosts
  StrictHostKeyChecking yes
  BatchMode yes
CONFIG
  # Docker's own client cannot be told of another ssh configuration; first on PATH, this tells it.
  printf '#!/bin/sh\nexec %s -F %s "$@"\n' "$(command -v ssh)" "$ssh/config" >"$ssh/bin/ssh"
  chmod +x "$ssh/bin/ssh"
}

ssh_server() { # inside its box, which shares the machine's network
  mkdir -p /run/sshd
  exec /usr/sbin/sshd -D -e -f "$state/ssh/sshd_config"
}

ssh_url() { echo "ssh://root@127.0.0.1:$(cat "$state/ssh/port")"; }

make_contexts() {
  local tls=$state/tls
  make_context lab-tcp "host=tcp://$(address "$(ssh_host)"):2375"
  make_context lab-tls "host=tcp://$(address 1):2376,ca=$tls/ca.pem,cert=$tls/cert.pem,key=$tls/key.pem"
  make_context lab-ssh "host=$(ssh_url)"
  make_context lab-broken "host=tcp://127.0.0.1:1"
}

make_context() { # name endpoint
  DOCKER_CONFIG=$state/docker-config docker context create "$1" --description "binnacle lab" --docker "$2" >/dev/null 2>&1 ||
    die "docker context create $1 failed"
}

podman_settings() {
  export CONTAINERS_CONF=$state/podman/containers.conf CONTAINERS_STORAGE_CONF=$state/podman/storage.conf
}

start_podman() {
  mkdir -p "$state/podman/networks"
  # No systemd and no journal in a box.
  cat >"$state/podman/containers.conf" <<CONFIG
[engine]
cgroup_manager = "cgroupfs"
events_logger = "file"
[containers]
log_driver = "k8s-file"
CONFIG
  cat >"$state/podman/storage.conf" <<CONFIG
[storage]
driver = "overlay"
graphroot = "$state/podman/storage"
runroot = "/run/containers/storage"
CONFIG
  start_box podman
  plug podman 20
  tell podman
}

podman_server() { # inside a box
  podman_settings
  leaf_groups
  rm -f "$dir/podman.sock"
  exec podman system service --time=0 "unix://$dir/podman.sock"
}

finish_podman() {
  if ! wait_for 30 docker -H "unix://$state/podman/podman.sock" version; then
    tail -n 5 "$state/podman/log" >&2
    die "Podman's service did not start: see above, and $state/podman/log"
  fi
  import_image "unix://$state/podman/podman.sock" busybox:latest -c 'CMD ["sh"]' <"$state/images/busybox.tar" >/dev/null
}

# ---- commands -------------------------------------------------------------------------------------------------------

up() {
  local hosts=${1:-3} i jobs=()
  [[ $hosts =~ ^[1-9]$ ]] || die "1 to 9 hosts, not $hosts"
  need_root
  [ -z "$(missing_packages)" ] || die "missing here: $(missing_packages | paste -sd' '). Try: lab/lab.sh install"
  [ -n "$(cgroup_roots)" ] || die "no cgroups are mounted here, and engines cannot do without"
  down
  check_subnet
  mkdir -p "$state"
  [ -O "$state" ] || die "$state belongs to someone else"
  chmod 700 "$state"
  echo "$net" >"$state/net"
  echo "$hosts" >"$state/hosts"
  mkdir -p /etc/docker
  make_certificates
  start_switch
  for i in $(host_numbers); do start_host "$i"; done
  start_podman
  make_images "$state/images"
  make_ssh
  start_box sshd ''
  tell sshd
  make_contexts
  for i in $(host_numbers); do
    finish_host "$i" &
    jobs+=($!)
  done
  finish_podman &
  jobs+=($!)
  for i in "${jobs[@]}"; do wait "$i" || die "not everything came up; \`lab.sh down\` clears away what did"; done
  rm -rf "$state/images"
  wait_for 10 ssh -F "$state/ssh/config" binnacle-lab true || die "sshd does not answer: see $state/sshd/log"
  say "up: $(lab_hosts)"
}

list() { paste -sd,; }
lab_hosts() { for i in $(host_numbers); do echo "tcp://$(address "$i"):2375"; done | list; }
lab_sockets() { for i in $(host_numbers); do echo "unix://$state/$i/docker.sock"; done | list; }
lab_pids() { for i in $(host_numbers); do engine_pid "$i" || echo 0; done | list; }

env_lines() {
  [ -e "$state/hosts" ] || die "no lab is up in $state"
  local line
  while read -r line; do
    [[ $line =~ ^[A-Za-z0-9_./:,@=-]+$ ]] || printf -v line '%s=%q' "${line%%=*}" "${line#*=}"
    echo "export $line"
  done <<LINES
BINNACLE_DOCKER=unix://$state/1/docker.sock
BINNACLE_LAB_SCRIPT=$script
BINNACLE_LAB_DIR=$state
BINNACLE_LAB_HOSTS=$(lab_hosts)
BINNACLE_LAB_SOCKETS=$(lab_sockets)
BINNACLE_LAB_PIDS=$(lab_pids)
BINNACLE_LAB_TLS_HOST=tcp://$(address 1):2376
BINNACLE_LAB_TLS_CERTS=$state/tls
BINNACLE_LAB_SSH=$(ssh_url)
BINNACLE_LAB_SSH_HOST=$(ssh_host)
BINNACLE_LAB_SSH_CONFIG=$state/ssh/config
BINNACLE_LAB_SSH_BIN=$state/ssh/bin
BINNACLE_LAB_DOCKER_CONFIG=$state/docker-config
BINNACLE_LAB_PODMAN=unix://$state/podman/podman.sock
LINES
}

status() {
  [ -e "$state/hosts" ] || { say "no lab is up in $state"; return 1; }
  local i pid
  for i in $(host_numbers); do
    pid=$(engine_pid "$i") || { echo "host $i: engine down"; continue; }
    if [ "$(awk '/^State:/ { print $2 }' "/proc/$pid/status")" = T ]; then
      echo "host $i: engine frozen (pid $pid)"
      continue
    fi
    echo "host $i: $(timeout 5 docker -H "unix://$state/$i/docker.sock" info --format \
      '{{.Name}}, engine {{.ServerVersion}}, {{.ContainersRunning}} of {{.Containers}} containers run' 2>&1 | tail -n 1)," \
      "tcp://$(address "$i"):2375 (pid $pid)"
  done
  pid=$(named_pid podman podman) && echo "podman: unix://$state/podman/podman.sock (pid $pid)" || echo "podman: down"
  pid=$(named_pid sshd sshd) && echo "sshd: $(ssh_url) (pid $pid)" || echo "sshd: down"
}

host_kill() {
  local pid
  pid=$(engine_pid "$1") || die "the engine of host $1 is down already"
  kill -9 "$pid"
  if pid=$(named_pid "$1" containerd); then kill -9 "$pid" 2>/dev/null || true; fi
  wait_for 10 no_engine "$1" || die "the engine of host $1 does not die"
}

no_engine() { ! named_pid "$1" dockerd && ! named_pid "$1" containerd; }

host_start() {
  ! engine_pid "$1" >/dev/null || die "the engine of host $1 runs already"
  if named_pid "$1" containerd >/dev/null; then kill -9 "$(named_pid "$1" containerd)"; fi
  wait_for 10 no_engine "$1" || die "an old containerd of host $1 does not die"
  tell "$1"
  engine_answers_within 60 "$1" || die "the engine of host $1 did not start: see $state/$1/log"
}

signal_engine() { # signal number
  local pid
  pid=$(engine_pid "$2") || die "the engine of host $2 is down"
  kill "-$1" "$pid"
}

swarm() {
  local token i
  docker_at 1 swarm init --advertise-addr "$(address 1)" >/dev/null
  token=$(docker_at 1 swarm join-token -q worker)
  for i in $(host_numbers | tail -n +2); do docker_at "$i" swarm join --token "$token" "$(address 1):2377"; done
  docker_at 1 node ls
}

# ---- the end --------------------------------------------------------------------------------------------------------

owner() { # the LAB_DIR of the lab that lives in our subnet, if any
  local pid setting
  for pid in $(group_pids); do
    while IFS= read -r -d '' setting; do
      if [ "${setting%%=*}" = LAB_DIR ]; then
        echo "${setting#*=}"
        return
      fi
    done 2>/dev/null <"/proc/$pid/environ" || true
  done
}

down() {
  need_root
  local other
  other=$(owner)
  if [ -n "$other" ] && [ "$other" != "$state" ] && [ -d "$other" ]; then
    die "$subnet.0/24 belongs to the lab in $other: end it with LAB_DIR=$other lab/lab.sh down, or choose another LAB_NET"
  fi
  end_processes || die "these do not die: $(group_pids | paste -sd' ')"
  # The kernel takes the network namespaces apart a moment after their last process.
  wait_for 10 no_link || ip link del "$link" || true
  wait_for 10 remove_groups || die "these cgroups cannot be removed: $(group_parts "$group" | paste -sd' ')"
  # Only a directory that a lab made is removed.
  if [ -e "$state/net" ]; then wait_for 10 rm -rf "$state" || die "could not remove $state"; fi
}

no_link() { ! [ -e "/sys/class/net/$link" ]; }

end_processes() {
  local pids file
  for _ in $(seq 200); do
    mapfile -t pids < <(group_pids)
    [ ${#pids[@]} -gt 0 ] || return 0
    kill -9 "${pids[@]}" 2>/dev/null || true
    # Under cgroup v1 a paused container does not even notice that it is killed.
    for file in $(group_parts freezer.state); do echo THAWED 2>/dev/null >"$file" || true; done
    sleep 0.05
  done
  return 1
}

remove_groups() {
  local root status=0
  for root in $(cgroup_roots); do
    [ -d "$root/$group" ] || continue
    find "$root/$group" -depth -type d -exec rmdir {} + 2>/dev/null || true
    if [ -d "$root/$group" ]; then status=1; fi
  done
  return "$status"
}

leftovers() {
  local found
  found=$({
    group_pids | sed 's/^/process /'
    group_parts "$group" | sed 's/^/cgroup /'
    if ! no_link; then echo "interface $link"; fi
    ip -4 route show root "$subnet.0/24" | sed 's/^/route /'
    iptables-save 2>/dev/null | grep -F -e "$subnet." -e "$link" | sed 's/^/rule /' || true
    awk -v state="$state" 'index($0, state) { print "mount " $2 }' /proc/mounts
    if [ -e "$state" ]; then echo "directory $state"; fi
  } || true)
  [ -z "$found" ] || { printf '%s\n' "$found"; return 1; }
}

main() {
  settle
  local command=${1:-help}
  shift || true
  case $command in
    install) install ;;
    up | down | status | swarm | leftovers | box) "$command" "$@" ;;
    env) env_lines ;;
    lend) lend "${1:?endpoint}" ;;
    exec) lab_exec "$@" ;;
    pid) engine_pid "${1:?host number}" || die "the engine of host $1 is down" ;;
    host-kill) host_kill "${1:?host number}" ;;
    host-start) host_start "${1:?host number}" ;;
    host-stop) signal_engine STOP "${1:?host number}" ;;
    host-cont) signal_engine CONT "${1:?host number}" ;;
    *)
      sed -n '2,/^set -/{/^set -/d;s/^# \{0,1\}//;p}' "$script"
      exit 2 ;;
  esac
}

main "$@"; exit # on one line, so that an edit of this file does not disturb a run
