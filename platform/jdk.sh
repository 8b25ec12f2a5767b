# shellcheck shell=bash
# Where the JDK is that builds and runs API World, for the scripts that say: . platform/jdk.sh
# Written for bash 3.2, which is what macOS has, and for scripts that end at the first error.

is_jdk() { # <directory>: JDK 25 or later?
    [ -x "$1/bin/java" ] && [ -x "$1/bin/javac" ] && [ -r "$1/release" ] || return 1
    local version
    version="$(sed -n 's/^JAVA_VERSION="\([0-9]*\).*/\1/p' "$1/release")"
    [ -n "$version" ] && [ "$version" -ge 25 ]
}

java_on_path() {
    local java target
    java="$(command -v java 2>/dev/null)" || return 0
    while [ -L "$java" ]; do
        target="$(readlink "$java")"
        case "$target" in /*) java="$target" ;; *) java="$(dirname "$java")/$target" ;; esac
    done
    (cd -P "$(dirname "$java")/.." 2>/dev/null && pwd)
}

jdk_candidates() {
    echo "${JAVA_HOME:-}"
    java_on_path
    [ ! -x /usr/libexec/java_home ] || /usr/libexec/java_home -v 25+ 2>/dev/null
    local directory
    for directory in /usr/lib/jvm/* "${HOME:-}"/.sdkman/candidates/java/* /Library/Java/JavaVirtualMachines/*/Contents/Home \
        "${HOME:-}"/Library/Java/JavaVirtualMachines/*/Contents/Home "${HOME:-}"/.jdks/* /opt/java/*; do
        echo "$directory"
    done
}

find_jdk() { # the first that will do; 1 where there is none
    local candidate
    while IFS= read -r candidate; do
        if [ -n "$candidate" ] && is_jdk "$candidate"; then
            echo "$candidate"
            return 0
        fi
    done <<CANDIDATES
$(jdk_candidates)
CANDIDATES
    return 1
}
