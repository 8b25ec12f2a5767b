#!/usr/bin/env bash
# Tries API World in containers: starts it, looks at how it is contained, plays the scenario, then runs two of each and kills
# one of each in the middle of a conversation, takes it all down and looks for what is left. Needs an engine, the ports 8443,
# 8444, 8080 and 8081, and for the conversation a JDK 25. It has a project name of its own: data of another run stay untouched.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."

project=api-world-check
scratch=$(mktemp -d)
one=(docker compose -p "$project" -f deploy/compose.yaml)
two=("${one[@]}" -f deploy/compose.two.yaml)
most_containers=11
most_memory=$((3 * 1024 * 1024 * 1024))

say() { printf '\n== %s (after %d s)\n' "$1" "$SECONDS"; }
wrong() { printf 'WRONG: %s\n' "$*" >&2; exit 1; }
containers() { docker ps -q --filter "label=com.docker.compose.project=$project"; }
ready() { "${two[@]}" ps -a --format '{{.Name}} {{.State}} {{.Health}}'; }

finish() {
    local status=$?
    trap - EXIT
    if [ "$status" -ne 0 ]; then
        echo "-- what stands, and the last words of what does not"
        docker ps -a --filter "label=com.docker.compose.project=$project" --format '{{.Names}}: {{.Status}}'
        docker ps -a -q --filter "label=com.docker.compose.project=$project" | while read -r id; do
            case $(docker inspect -f '{{.State.Status}}/{{if .State.Health}}{{.State.Health.Status}}{{end}}/{{.RestartCount}}' "$id") in
                running/healthy/0 | exited//0) ;;
                *) docker inspect -f '-- {{.Name}}' "$id"; docker logs --tail 15 "$id" 2>&1 | cut -c1-1500 ;;
            esac
        done
    fi
    "${two[@]}" --profile tools down -v --remove-orphans >/dev/null 2>&1 || true
    rm -rf "$scratch"
    [ "$status" -eq 0 ] || echo "deploy/check.sh: FAILED after $SECONDS s" >&2
    exit "$status"
}
trap finish EXIT
trap 'exit 130' INT TERM

# ---- how it is contained --------------------------------------------------------------------------------------------

of() { docker inspect -f "$2" "$1"; } # <container> <template>

contained() { # every container that runs
    local id name sum=0 count=0 memory
    for id in $(containers); do
        name=$(of "$id" '{{.Name}}')
        memory=$(of "$id" '{{.HostConfig.Memory}}')
        [ "$memory" -gt 0 ] || wrong "$name has no memory limit"
        [ "$(of "$id" '{{if .Config.Healthcheck}}{{len .Config.Healthcheck.Test}}{{else}}0{{end}}')" -gt 0 ] || wrong "$name has no health check"
        [ "$(of "$id" '{{.State.Health.Status}}')" = healthy ] || wrong "$name is not healthy"
        [ "$(of "$id" '{{.HostConfig.ReadonlyRootfs}}')" = true ] || wrong "$name can write to its root file system"
        [ "$(of "$id" '{{.HostConfig.CapDrop}} {{.HostConfig.CapAdd}}')" = "[ALL] []" ] || wrong "$name has capabilities"
        [ "$(of "$id" '{{.HostConfig.Init}}')" = true ] || wrong "$name has no init process"
        docker top "$id" -eo pid,uid | awk 'NR > 1 { any = 1; if ($2 == 0) root = 1 } END { exit root || !any }' ||
            wrong "$name runs something as root"
        of "$id" '{{range $to, $from := .NetworkSettings.Ports}}{{range $from}}{{.HostIp}}{{"\n"}}{{end}}{{end}}' |
            grep -v '^$' | grep -vx 127.0.0.1 && wrong "$name is published to others than this machine"
        sum=$((sum + memory))
        count=$((count + 1))
    done
    echo "$count containers, sum of memory limits $((sum / 1024 / 1024)) MiB; each healthy, read-only, no capability, no root"
    if [ "${1:-}" = limited ]; then
        [ "$count" -le "$most_containers" ] || wrong "more than $most_containers containers"
        [ "$sum" -le "$most_memory" ] || wrong "the limits are more than 3 GiB together"
    fi
}

shown() { # <instances of the four that may be several>: the start page shows every part up, from inside the containers' network
    local picture not_up
    for _ in $(seq 60); do
        picture=$(curl -s --cacert "$scratch/ca.pem" https://localhost:8443/lab/api/system | tr '{' '\n' | grep '"kind"' || true)
        not_up=$(grep -v '"status":"up"' <<<"$picture" || true)
        if [ "$(wc -l <<<"$picture")" -eq 11 ] && [ -z "$not_up" ] && [ "$(grep -c "\"instances\":$1" <<<"$picture")" -ge 4 ]; then
            echo "the start page shows 11 parts, all of them up; $1 of each that may be several"
            return
        fi
        sleep 1
    done
    wrong "the start page shows: $picture"
}

memory() {
    # shellcheck disable=SC2046
    docker stats --no-stream --format 'table {{.Name}}\t{{.MemUsage}}\t{{.MemPerc}}' $(containers) | sort
}

# Written to nobody but grep. A file for each secret; what somebody might log by accident is its text.
secrets() { "${one[@]}" run --rm -T --no-deps --entrypoint sh setup -c 'cd /var/lib/api-world/secrets && for f in */*; do [ -d "$f" ] || { cat "$f"; echo; }; done'; }

quiet() { # no secret in a log, an environment or a command line
    local count
    secrets | grep . | sort -u >"$scratch/secrets"
    count=$(wc -l <"$scratch/secrets")
    [ "$count" -ge 20 ] || wrong "only $count secrets were found to look for"
    "${one[@]}" logs --no-color >"$scratch/logs" 2>&1
    "${one[@]}" exec -T lab sh -c 'cat /var/log/api-world/*.log' >>"$scratch/logs"
    # shellcheck disable=SC2046
    docker inspect $(containers) >>"$scratch/logs"
    [ "$(wc -l <"$scratch/logs")" -gt 100 ] || wrong "there are hardly any logs"
    if grep -c -F -f "$scratch/secrets" "$scratch/logs" >"$scratch/hits"; then
        wrong "$(cat "$scratch/hits") lines of logs or settings hold a secret"
    fi
    rm "$scratch/secrets"
    echo "none of $count secrets in $(wc -l <"$scratch/logs") lines of logs and settings"
}

left() {
    docker ps -aq --filter "label=com.docker.compose.project=$project"
    docker volume ls -q --filter "label=com.docker.compose.project=$project"
    docker network ls -q --filter "label=com.docker.compose.project=$project"
}

# ---- the run --------------------------------------------------------------------------------------------------------

# shellcheck source=/dev/null
. platform/jdk.sh
jdk=$(find_jdk) || wrong "no JDK 25 was found: export JAVA_HOME"
[ -z "$(containers)" ] || wrong "another deploy/check.sh is running"
left | grep -q . && "${two[@]}" --profile tools down -v --remove-orphans >/dev/null 2>&1
volumes_before=$(docker volume ls -q | sort)

say "build"
"${one[@]}" --profile tools build --quiet

say "up"
"${one[@]}" up -d --wait --quiet-pull
contained limited
"${one[@]}" cp gateway:/var/lib/api-world/tls/ca.pem "$scratch/ca.pem" >/dev/null 2>&1
[ "$(curl -s -o /dev/null -w '%{http_code}' http://localhost:8080/)" = 308 ] || wrong "plain HTTP does not point to HTTPS"
shown 1

say "the scenario"
"${one[@]}" run --rm -T api-world demo
quiet
memory

say "restart"
"${one[@]}" restart >/dev/null 2>&1
"${one[@]}" up -d --wait >/dev/null 2>&1
"${one[@]}" run --rm -T api-world demo | tail -n 4

say "two of each"
"${two[@]}" up -d --wait
contained
shown 2
for person in cesar agent01; do
    token=$("${two[@]}" run --rm -T api-world token --user "$person")
    printf -v "TOKEN_$(tr '[:lower:]' '[:upper:]' <<<"$person")" %s "$token"
done
TOKEN_INTEGRATION=$("${two[@]}" run --rm -T api-world token)
export TOKEN_CESAR TOKEN_AGENT01 TOKEN_INTEGRATION

say "one of each is killed in the middle of a conversation"
launcher=$(docker create --label "com.docker.compose.project=$project" api-world/launcher)
docker cp -q "$launcher:/opt/api-world/dist/lib" "$scratch/lib"
docker rm "$launcher" >/dev/null
mkfifo "$scratch/go"
"$jdk/bin/java" -cp "$scratch/lib/*" deploy/check/Survival.java \
    "$scratch/ca.pem" https://localhost:8443 https://localhost:8444 <"$scratch/go" >"$scratch/said" 2>&1 &
survival=$!
exec 3>"$scratch/go"
for _ in $(seq 600); do
    grep -qx NOW "$scratch/said" && break
    kill -0 "$survival" 2>/dev/null || { cat "$scratch/said"; wrong "the conversation did not come about"; }
    sleep 0.2
done
# Of the gateways the one that both talk through
victims=("$(docker ps --filter "label=com.docker.compose.project=$project" --filter publish=8443 --format '{{.Names}}')")
for service in chat-service crm-service webhook-dispatcher; do
    victims+=("$project-$service-1")
done
docker kill "${victims[@]}"
echo go >&3
wait "$survival" || { cat "$scratch/said"; wrong "the conversation did not survive"; }
exec 3>&-
grep -vx NOW "$scratch/said"
docker start "${victims[@]}" >/dev/null
"${two[@]}" up -d --wait >/dev/null 2>&1
quiet
memory

say "down"
"${two[@]}" --profile tools down -v >/dev/null 2>&1
[ -z "$(left)" ] || wrong "down -v leaves $(left | tr '\n' ' ')"
[ "$(docker volume ls -q | sort)" = "$volumes_before" ] || wrong "down -v leaves volumes without a name"
[ -z "$(docker ps -aq --filter "name=^$project-")" ] || wrong "down -v leaves containers"

printf '\ndeploy/check.sh: all well after %d s\n' "$SECONDS"
