#!/usr/bin/env bash
# After a change of what is stored: adds a migration of the given name for each provider, and makes again what is made from the model and the migrations.
# ./model-changed.sh NAME; without a name, which is enough after a merge, it adds none.
set -euo pipefail
cd "$(dirname "$0")/.."
export DOTNET_CLI_TELEMETRY_OPTOUT=1 DOTNET_NOLOGO=1

# What was compiled from the old model may not go with the new classes; MSBuild sees this as a property.
export AllianceBotCompiledModels=false
build() { dotnet build --configuration Release --nologo -clp:ErrorsOnly -p:RunAnalyzers=false; }
ef() { dotnet ef "$@" --no-build --configuration Release --context "${provider}AllianceDb"; }

dotnet tool restore >/dev/null
build
if [ $# -gt 0 ]; then
  for provider in Sqlite Postgres; do ef migrations add "$1" --output-dir "Storage/Migrations/$provider"; done
  build
fi
rm -rf Storage/Compiled
for provider in Sqlite Postgres; do
  ef migrations script --no-transactions --output "Storage/Migrations/$provider.sql" >/dev/null
  ef dbcontext optimize --output-dir "Storage/Compiled/$provider" --namespace "AllianceBot.Storage.Compiled.$provider" >/dev/null
done
echo "Done. Read through what changed, build, and run the tests of the storage."
