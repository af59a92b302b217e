#!/usr/bin/env bash
# The image as a Debian package. It holds only files, and no script that runs as root: the menu and the icons are noticed
# by the triggers of the desktop. All files keep one age, which the cache of the JVM asks for, and which makes the same
# sources the same package.
#
#   deb.sh ROOT IMAGE VERSION SECONDS DIRECTORY
set -euo pipefail
root=$1
image=$2
version=$3
age=$4
directory=$5
here=$root/installer/src/main/deb
icons=$root/styles/src/main/resources/io/binnacle/styles/icon
tree=$directory/tree
architecture=$(dpkg --print-architecture)

put() { install -D -m 644 "$1" "$tree/$2"; }

rm -rf "$tree"
mkdir -p "$tree/DEBIAN" "$tree/opt" "$tree/usr/bin"
cp -a "$image" "$tree/opt/binnacle"
ln -s /opt/binnacle/bin/binnacle "$tree/usr/bin/binnacle"
put "$here/binnacle.desktop" usr/share/applications/binnacle.desktop
put "$here/copyright" usr/share/doc/binnacle/copyright
put "$root/LICENSE" usr/share/doc/binnacle/LICENSE
put "$root/app/licences.txt" usr/share/doc/binnacle/licences.txt
put "$icons/binnacle.svg" usr/share/icons/hicolor/scalable/apps/binnacle.svg
for size in 16 24 32 48 64 128 256 512; do
  put "$icons/binnacle-$size.png" "usr/share/icons/hicolor/${size}x$size/apps/binnacle.png"
done

sed -e "s/@VERSION@/$version/" -e "s/@ARCHITECTURE@/$architecture/" \
  -e "s/@KIBIBYTES@/$(du -sk --apparent-size "$tree" | cut -f1)/" "$here/control" >"$tree/DEBIAN/control"
chmod -R u+rwX,go+rX,go-w "$tree"
find "$tree" -exec touch --no-dereference --date "@$age" {} +
SOURCE_DATE_EPOCH=$age dpkg-deb --root-owner-group -Zxz -z3 --build "$tree" \
  "$directory/binnacle_${version}_$architecture.deb" >/dev/null
rm -rf "$tree"
