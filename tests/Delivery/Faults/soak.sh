#!/usr/bin/env bash
# Kills instances and crashes a PostgreSQL of its own under them, for minutes, and tells whether all promises of the delivery held. docs/benchmarks.md has what came of it.
# ./soak.sh [MINUTES] [SEED]; the seed decides who is killed and when, as far as chance is ours. Needs PostgreSQL's programs, as test.sh does.
set -euo pipefail
cd "$(dirname "$0")/../../.."
export DOTNET_CLI_TELEMETRY_OPTOUT=1 DOTNET_NOLOGO=1
export ALLIANCEBOT_SOAK_MINUTES=${1:-6} ALLIANCEBOT_SOAK_SEED=${2:-$RANDOM}

dotnet build tests --configuration Release -v q
exec dotnet tests/bin/Release/net10.0/AllianceBot.Tests.dll -explicit only -method '*Faults.Soak.*' -showliveoutput
