#!/usr/bin/env bash
# Measures the bot as it is published: turns a second against a bare endpoint, start and memory, how fast it drafts minutes and plans a rota, and how many reminders it sends. docs/benchmarks.md explains.
# ./run.sh [turns] [commands] [rota] [start] [drafting] [planning] [deliveries]; ALLIANCEBOT_BENCH_POSTGRES adds PostgreSQL, in a database that is emptied.
set -euo pipefail
cd "$(dirname "$0")/../.."
export DOTNET_CLI_TELEMETRY_OPTOUT=1 DOTNET_NOLOGO=1

dotnet publish bot -c Release -v q -o artifacts/benchmarks/bot
dotnet publish tests/Benchmarks -c Release -v q -o artifacts/benchmarks/load

# The load generator answers its sockets on the thread that polls them, so that it takes as little of the machine as it can.
export DOTNET_SYSTEM_NET_SOCKETS_INLINE_COMPLETIONS=1
exec timeout 900 artifacts/benchmarks/load/AllianceBot.Benchmarks measure artifacts/benchmarks/bot artifacts/benchmarks/results.md "$@"
