#!/usr/bin/env bash
# Starts the bot on this machine, with the official local Teams client in front of it. Ctrl-C stops both.
# With --demo it starts with a fictional alliance, kept apart in data/demo.
set -euo pipefail
cd "$(dirname "$0")"

bot_port=${BOT_PORT:-3978}
client_port=${CLIENT_PORT:-56150}
bot_address="http://localhost:$bot_port"
client_address="http://localhost:$client_port"
children=()
data=data
quiet=()
case "${1:-}" in
  "") ;;
  # The minutes of a whole year go into the archive at the first start; a line for each would bury the rest.
  --demo) data=data/demo quiet=(Logging__LogLevel__AllianceBot.Archive=Warning) ;;
  *) echo "Usage: ./run.sh [--demo]"; exit 2 ;;
esac

stop() {
  trap - EXIT INT TERM
  for child in "${children[@]}"; do kill "$child" 2>/dev/null || true; done
  wait 2>/dev/null || true
}
trap stop EXIT
trap 'echo; echo "Stopping."; exit 0' INT TERM

listens() { (exec 3<>"/dev/tcp/localhost/$1") 2>/dev/null; }

refuse_taken() {
  if listens "$1"; then echo "Port $1 is taken by another program. $2=… ./run.sh chooses another port."; exit 1; fi
}

# Waits until a port answers 200, or the process behind it ends. Bash alone: curl may be missing.
wait_for() {
  local port=$1 path=$2 process=$3
  for _ in $(seq 1 300); do
    if (exec 3<>"/dev/tcp/localhost/$port" && printf 'GET %s HTTP/1.0\r\nHost: localhost\r\n\r\n' "$path" >&3 && head -c 12 <&3 | grep -q " 200") 2>/dev/null; then return 0; fi
    kill -0 "$process" 2>/dev/null || return 1
    sleep 0.2
  done
  return 1
}

command -v dotnet >/dev/null || { echo "The .NET 10 SDK is missing: https://dotnet.microsoft.com/download"; exit 1; }

refuse_taken "$bot_port" BOT_PORT
refuse_taken "$client_port" CLIENT_PORT

echo "Building the bot …"
built=$(DOTNET_TieredPGO=0 DOTNET_GCgen0size=0x10000000 dotnet build bot --configuration Release --nologo --verbosity quiet 2>&1) || { echo "$built"; exit 1; }

export Storage__DataFolder=$data Archive__Path=$data/archive
if [ "$data" = data/demo ]; then
  ASPNETCORE_ENVIRONMENT=Development env Logging__LogLevel__Default=Error dotnet bot/bin/Release/net10.0/AllianceBot.dll demo
fi

ASPNETCORE_ENVIRONMENT=Development ASPNETCORE_URLS="$bot_address" Bot__PublicUrl="$bot_address" \
  env Logging__LogLevel__Microsoft.Hosting.Lifetime=Warning ${quiet[@]+"${quiet[@]}"} dotnet bot/bin/Release/net10.0/AllianceBot.dll &
bot=$!
children+=("$bot")
wait_for "$bot_port" /health/ready "$bot" || { echo "The bot did not start; its messages are above."; exit 1; }

if ! command -v npm >/dev/null; then
  cat <<EOF

The bot answers at $bot_address/api/messages, alone: the local Teams client needs Node.js 20 (https://nodejs.org).
Install it and run ./run.sh again to chat with the bot. Ctrl-C stops it.
EOF
  wait "$bot"
  exit 0
fi

client=tests/node_modules/@microsoft/m365agentsplayground/cli.js
installed() { [ -f "$client" ] && cmp -s tests/package-lock.json "tests/node_modules/$1"; }
# test.sh installs more than this needs; npm would take it away again.
if ! installed .installed-lock && ! installed .installed-client; then
  echo "Installing the local Teams client …"
  npm ci --prefix tests --omit=dev --no-audit --no-fund --silent
  cp tests/package-lock.json tests/node_modules/.installed-client
fi

TEAMSAPPTESTER_BROWSER=none M365_AGENTS_PLAYGROUND_CONFIG_PATH="$PWD/tests/EndToEnd/playground.yml" M365_AGENTS_PLAYGROUND_LOGFILE="$PWD/data/playground.log" \
  node "$client" start -e "$bot_address/api/messages" -c msteams -p "$client_port" --disable-telemetry >/dev/null &
children+=("$!")
wait_for "$client_port" / "$!" || { echo "The local Teams client did not start; data/playground.log says why."; exit 1; }

cat <<EOF

  AllianceBot is running. Open       $client_address
  In the personal chat write         set up          and then   help
  In a channel mention it first:     @AllianceBot set up

  AllianceBot está en marcha. Abra   $client_address
  En el chat personal escriba        configurar      y luego    ayuda
  En un canal menciónelo primero:    @AllianceBot configurar

  What it keeps is in $data/. Ctrl-C stops both.   Lo que guarda está en $data/. Ctrl-C detiene ambos.

EOF
if [ "$data" = data/demo ]; then
  cat <<EOF
  You are Lucía Fernández, co-chair of Alianza Abierta por el Campo: 40 organisations, 7 working groups, 90 people and
  a year of meetings, all of it invented. Nothing needs to be set up. Try   groups   balance   minutes   working group water

  Usted es Lucía Fernández, copresidenta de Alianza Abierta por el Campo: 40 organizaciones, 7 grupos de trabajo, 90 personas y
  un año de reuniones; todo es inventado y no hay nada que configurar. Pruebe   grupos   equilibrio   acta   grupo de trabajo nutrición

EOF
fi
wait -n
