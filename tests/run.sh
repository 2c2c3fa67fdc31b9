#!/usr/bin/env bash
# Runs the tests and ends with "N passed, N failed, N skipped". With "all": the slow ones and the format check as well.
set -uo pipefail
cd "$(dirname "$0")/.."

mode="${1:-}"
[[ -z $mode || $mode == all ]] || { echo "Usage: tests/run.sh [all]" >&2; exit 2; }

export DOTNET_CLI_TELEMETRY_OPTOUT=1 DOTNET_NOLOGO=1
results="artifacts/test-results"
rm -rf "$results" && mkdir -p "$results"
cluster=""
failures=0

stop_cluster() {
    [[ -n $cluster ]] || return 0
    local pid
    pid="$(head -n 1 "$cluster/data/postmaster.pid" 2>/dev/null || true)"
    if [[ -n $pid ]]; then
        # SIGINT ends open sessions instead of waiting for them.
        kill -INT "$pid" 2>/dev/null || true
        for _ in $(seq 50); do kill -0 "$pid" 2>/dev/null || break; sleep 0.1; done
    fi
    rm -rf "$cluster"
    cluster=""
}
trap stop_cluster EXIT

postgres_bin() { find /usr/lib/postgresql -mindepth 2 -maxdepth 2 -name bin 2>/dev/null | sort -V | tail -n 1; }

install_missing() {
    local missing=()
    command -v chromium-headless-shell >/dev/null || command -v chromium >/dev/null || missing+=(chromium-headless-shell)
    [[ -n $(postgres_bin) ]] || missing+=(postgresql)
    [[ -x /usr/sbin/nginx ]] || missing+=(nginx-light)
    command -v soffice >/dev/null || missing+=(libreoffice-calc-nogui)
    command -v pdftotext >/dev/null || missing+=(poppler-utils)
    fc-list 2>/dev/null | grep -i 'NotoSans' >/dev/null || missing+=(fonts-noto-core)
    [[ ${#missing[@]} -gt 0 ]] || return 0

    if [[ $(id -u) -eq 0 && -f /etc/debian_version ]]; then
        echo "== installing ${missing[*]}"
        export DEBIAN_FRONTEND=noninteractive
        # Older releases have the browser only as a whole, which draws the same with more work.
        { apt-get update -qq && { apt-get install -y -qq "${missing[@]}" || apt-get install -y -qq "${missing[@]/%-headless-shell/}"; }; } \
            >"$results/apt.log" 2>&1 || echo "Not everything could be installed; tests that need ${missing[*]} are skipped."
    else
        echo "Not installed, so the tests that need them are skipped: ${missing[*]}"
    fi
}

# A server refuses to run as root, so there it runs as the user that its package made.
as_postgres() {
    if [[ $(id -u) -eq 0 ]]; then runuser -u postgres -- "$@"; else "$@"; fi
}

start_cluster() {
    local bin port user
    bin="$(postgres_bin)"
    [[ -n $bin ]] || { echo "PostgreSQL is not installed; its tests are skipped."; return 0; }
    cluster="$(mktemp -d /tmp/capacityprograms-postgres.XXXXXX)"
    user="$(id -un)"
    [[ $(id -u) -ne 0 ]] || { user=postgres; chown postgres "$cluster"; }
    port="$(python3 -c 'import socket; s = socket.socket(); s.bind(("127.0.0.1", 0)); print(s.getsockname()[1])' 2>/dev/null \
        || echo $((20000 + RANDOM % 20000)))"
    if ! as_postgres "$bin/initdb" -D "$cluster/data" -U test --auth=trust --encoding=UTF8 --locale=C.UTF-8 --no-sync >"$results/postgres.log" 2>&1; then
        echo "PostgreSQL could not be set up as $user; its tests are skipped (see $results/postgres.log)."
        return 0
    fi

    # Nothing here outlives the run, so nothing needs to reach the disk.
    local settings="-c listen_addresses=127.0.0.1 -c port=$port -c unix_socket_directories='' -c max_connections=300"
    settings+=" -c fsync=off -c synchronous_commit=off -c full_page_writes=off"
    if as_postgres "$bin/pg_ctl" -D "$cluster/data" -w -l "$cluster/server.log" -o "$settings" \
        start >>"$results/postgres.log" 2>&1; then
        export TEST_POSTGRES="Host=127.0.0.1;Port=$port;Username=test;Database=postgres"
        export PATH="$PATH:$bin"
    else
        echo "PostgreSQL did not start; its tests are skipped (see $results/postgres.log)."
    fi
}

summary() {
    local file counters passed=0 failed=0 total=0 skipped
    for file in "$results"/*.trx; do
        [[ -f $file ]] || continue
        counters="$(grep -o '<Counters [^>]*>' "$file" | head -n 1)"
        total=$((total + $(sed -E 's/.* total="([0-9]+)".*/\1/' <<<"$counters")))
        passed=$((passed + $(sed -E 's/.* passed="([0-9]+)".*/\1/' <<<"$counters")))
        failed=$((failed + $(sed -E 's/.* failed="([0-9]+)".*/\1/' <<<"$counters")))
    done
    skipped=$((total - passed - failed))
    failed=$((failed + failures))
    echo "$passed passed, $failed failed, $skipped skipped"
    [[ $failed -eq 0 && $passed -gt 0 ]]
}

install_missing

echo "== build"
if ! dotnet build CapacityPrograms.sln --nologo -v quiet -clp:NoSummary; then
    echo "The build failed."
    failures=1
    summary
    exit 1
fi

if [[ $mode == all ]]; then
    echo "== format"
    # Whitespace and style; the analysers ran in the build already.
    for check in whitespace style; do
        if ! dotnet format "$check" CapacityPrograms.sln --verify-no-changes --no-restore; then
            echo "The $check differs from .editorconfig: run dotnet format."
            failures=$((failures + 1))
        fi
    done
fi

start_cluster

filter=()
[[ $mode == all ]] || filter=(--filter "Speed!=Slow")
for project in CapacityPrograms.Tests CapacityPrograms.BrowserTests; do
    echo "== $project"
    dotnet test "tests/$project" --no-build --nologo "${filter[@]}" \
        --results-directory "$results" --logger "trx;LogFileName=$project.trx" --logger "console;verbosity=minimal" \
        --blame-hang --blame-hang-timeout 15m
    status=$?
    # A run that was broken off leaves no counts, and must not look like one without failures.
    if [[ ! -f $results/$project.trx ]] || { [[ $status -ne 0 ]] && ! grep -q 'outcome="Failed"' "$results/$project.trx"; }; then
        echo "$project did not run to its end."
        failures=$((failures + 1))
    fi
done

stop_cluster
summary
