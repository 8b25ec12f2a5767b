#!/bin/sh
# The launcher's command line in a container. After "setup" and "certificates renew" every reader of a secret or a key gets to read its own, and no
# other's: the files stay with the user "setup", their group becomes the reader's (READERS, as "gateway:10011 lab:10016").
set -eu

cd "$API_WORLD_ROOT"
java -XX:TieredStopAtLevel=1 -XX:+UseSerialGC -Xmx96m -XX:-UsePerfData --enable-native-access=ALL-UNNAMED \
    -jar launcher.jar "$@"
case "${1:-}" in setup | certificates) ;; *) exit 0 ;; esac

cd "$API_WORLD_HOME"
chmod 0711 . secrets
# Services watch it for renewed certificates
chmod 0755 tls
# PostgreSQL makes the services' roles and must know their passwords, but nothing else of theirs
for password in secrets/*/spring.datasource.password; do
    mkdir -p secrets/postgres/databases
    cp "$password" "secrets/postgres/databases/$(basename "$(dirname "$password")")"
done
cp secrets/lab/lesson.stores.password secrets/postgres/databases/reader
for reader in $READERS; do
    name=${reader%:*}
    group=${reader#*:}
    items="secrets/$name tls/$name-key.pem"
    # The sandbox signs the certificates of its broken sites itself, with an authority that is for nothing else
    [ "$name" != sandbox ] || items="$items tls/tls-lab-key.pem"
    for item in $items; do
        [ -e "$item" ] || continue
        chgrp -R "$group" "$item"
        chmod -R g+rX "$item"
    done
done
