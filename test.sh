#!/usr/bin/env bash
# Installs what the tests need and lacks, starts the real servers, runs every test, and stops what it started.
set -euo pipefail
cd "$(dirname "$0")"

work=$(mktemp -d "${TMPDIR:-/tmp}/alliancebot-tests.XXXXXX")
chmod 755 "$work"
postgres_started=
azurite=
build=

stop() {
  trap - EXIT INT TERM
  [ -z "$build" ] || kill "$build" 2>/dev/null || true
  [ -z "$azurite" ] || kill "$azurite" 2>/dev/null || true
  [ -z "$postgres_started" ] || as_postgres "$postgres_bin/pg_ctl" -D "$work/postgres" -m immediate -w stop >/dev/null 2>&1 || true
  rm -rf "$work"
}
trap stop EXIT
trap 'exit 130' INT TERM

# PostgreSQL refuses to run as root.
as_postgres() {
  if [ "$(id -u)" = 0 ]; then runuser -u postgres -- "$@"; else "$@"; fi
}

missing() {
  echo "The tests need $1. Install it${2:+: $2}"
  exit 1
}

apt_install() {
  local what=$1 package=$2
  if [ "$(id -u)" != 0 ] || ! command -v apt-get >/dev/null; then missing "$what" "sudo apt-get install $package"; fi
  echo "Installing $package …"
  if [ -z "${apt_updated:-}" ]; then apt-get update -qq >/dev/null; apt_updated=yes; fi
  DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends "$package" >/dev/null
}

find_postgres() {
  postgres_bin=$(ls -d /usr/lib/postgresql/*/bin 2>/dev/null | sort -V | tail -n 1 || true)
  if [ -z "$postgres_bin" ] && command -v initdb >/dev/null; then postgres_bin=$(dirname "$(readlink -f "$(command -v initdb)")"); fi
  [ -n "$postgres_bin" ] && [ -x "$postgres_bin/initdb" ]
}

find_chromium() {
  chromium=${ALLIANCEBOT_TEST_CHROMIUM:-$(command -v chromium || command -v chromium-browser || command -v google-chrome || true)}
  [ -n "$chromium" ]
}

free_port() {
  node -e 'const s = require("net").createServer().listen(0, "127.0.0.1", () => { console.log(s.address().port); s.close(); })'
}

# --- what is needed ---------------------------------------------------------------------------------------------------
command -v dotnet >/dev/null || missing "the .NET 10 SDK" "https://dotnet.microsoft.com/download"
command -v npm >/dev/null || missing "Node.js 20" "https://nodejs.org"

# While what is missing comes over the network there is time to build. A compiler that runs for two minutes gains nothing by counting what it runs
# often, and much by collecting garbage seldom: half its time.
echo "Building …"
DOTNET_TieredPGO=0 DOTNET_GCgen0size=0x10000000 dotnet build --configuration Release --nologo --verbosity quiet >"$work/build" 2>&1 &
build=$!

find_chromium || { apt_install "Chromium" chromium; find_chromium; }
find_postgres || { apt_install "PostgreSQL" postgresql; find_postgres; }
if ! cmp -s tests/package-lock.json tests/node_modules/.installed-lock; then
  echo "Installing npm packages …"
  npm ci --prefix tests --no-audit --no-fund --silent
  cp tests/package-lock.json tests/node_modules/.installed-lock
fi

# --- the real servers -------------------------------------------------------------------------------------------------
if [ "$(id -u)" = 0 ]; then
  id postgres >/dev/null 2>&1 || useradd --system --no-create-home postgres
  install -d -o postgres "$work/postgres"
fi
postgres_port=$(free_port)
as_postgres "$postgres_bin/initdb" -D "$work/postgres" -U postgres -A trust -E UTF8 --locale=C --no-sync >/dev/null
# Durability of the test database itself is nobody's concern; the tests kill the bot, not the server.
as_postgres "$postgres_bin/pg_ctl" -D "$work/postgres" -w -l "$work/postgres/log" \
  -o "-p $postgres_port -c listen_addresses=127.0.0.1 -c unix_socket_directories='' -c fsync=off -c max_connections=200" start >/dev/null
postgres_started=yes

azurite_port=$(free_port)
node tests/node_modules/azurite/dist/src/blob/main.js --blobHost 127.0.0.1 --blobPort "$azurite_port" \
  --inMemoryPersistence --skipApiVersionCheck --disableTelemetry --silent >"$work/azurite.log" 2>&1 &
azurite=$!

export ALLIANCEBOT_TEST_POSTGRES="Host=127.0.0.1;Port=$postgres_port;Username=postgres;Database=postgres"
# The account and key that Azurite gives to everyone.
export ALLIANCEBOT_TEST_AZURITE="DefaultEndpointsProtocol=http;AccountName=devstoreaccount1;AccountKey=Eby8vdM02xNOcqFlqUwJPLlmEtlCDXJ1OUzFT50uSRZ6IFsuFq2UVErCz4I6tq/K1SZFPTOtr/KBHBeksoGMGw==;BlobEndpoint=http://127.0.0.1:$azurite_port/devstoreaccount1;"
export ALLIANCEBOT_TEST_NODE_MODULES="$PWD/tests/node_modules"
export ALLIANCEBOT_TEST_CHROMIUM="$chromium"

# --- the tests --------------------------------------------------------------------------------------------------------
wait "$build" || { cat "$work/build"; exit 1; }
build=
bicep=$(dotnet nuget locals global-packages --list | sed 's/^global-packages: //')/azure.bicep.commandline.linux-x64/0.49.2/tools/bicep
if [ -f "$bicep" ]; then chmod +x "$bicep" 2>/dev/null || true; export ALLIANCEBOT_TEST_BICEP="$bicep"; fi
left_out=()
if [ "$(uname -sm)" != "Linux x86_64" ]; then
  # Only there does NuGet have the compiler that tests/AllianceBot.Tests.csproj asks for.
  echo "The Azure template is not built here: its compiler, Bicep, comes with the tests on Linux x64 alone. Every other test runs."
  left_out+=("needs!=bicep")
fi
corpus=${ALLIANCEBOT_AMI:-../shared/data/ami/dev}
if [ ! -d "$corpus" ]; then
  echo "The annotated AMI meetings are not in $corpus, so the drafter is not tried on them. Every other test runs."
  left_out+=("needs!=corpus")
fi
all_but=()
if [ ${#left_out[@]} -gt 0 ]; then all_but=(--filter "$(IFS='&'; echo "${left_out[*]}")"); fi
echo "Testing; what fails is shown as it happens …"
# The heading of the test runner, the pictures that are taken on demand alone, and the sum, which is said in fewer words below.
noise='^$|^Test run for |^A total of |^ +Skipped .*(Pictures|Soak)\.|^(Passed|Failed)! '
status=0
# A test that waits for ever is named and ends the run, instead of the run waiting with it. Virtual machines often hide the processor's cache from .NET,
# which then collects garbage hundreds of times a second: with a size given, tests take two thirds of the processor time.
DOTNET_GCgen0size=0x4000000 dotnet test tests --configuration Release --no-build --nologo ${all_but[@]+"${all_but[@]}"} --logger "console;verbosity=minimal" --results-directory "$work/results" \
  --blame-hang-timeout 8m --blame-hang-dump-type none 2>&1 | tee "$work/output" | { grep -Ev "$noise" || true; } || status=$?

summary=$(grep -E 'Failed: +[0-9]+, Passed: +[0-9]+, Skipped: +[0-9]+' "$work/output" | tail -n 1 || true)
[ -n "$summary" ] || { echo "The tests did not run to their end."; exit 1; }
count() { sed -E "s/.*$1: +([0-9]+).*/\1/" <<<"$summary"; }
failed=$(count Failed)
skipped=$(count Skipped)
# Everything that a test may ask for was started above, so a skip hides something.
if [ "$skipped" -gt 0 ]; then echo "$skipped tests were skipped; here that counts as failure."; failed=$((failed + skipped)); fi
[ "$status" = 0 ] || [ "$failed" != 0 ] || echo "The tests did not run to their end."
echo "$(count Passed) passed, $failed failed"
[ "$failed" = 0 ] && [ "$status" = 0 ]
