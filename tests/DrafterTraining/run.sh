#!/usr/bin/env bash
# Learns the drafter's model anew from the AMI meetings and this project's sentences, and measures it. docs/drafter.md explains.
# ./run.sh [validate|train]; ALLIANCEBOT_AMI names the folder of the meetings (NAME.vtt with NAME.gold.json).
set -euo pipefail
cd "$(dirname "$0")/../.."
export DOTNET_CLI_TELEMETRY_OPTOUT=1 DOTNET_NOLOGO=1

corpus="${ALLIANCEBOT_AMI:-../shared/data/ami/dev}"
if ! ls "$corpus"/*.gold.json >/dev/null 2>&1; then
  echo "Skipped: there are no annotated meetings in '$corpus'; the model that is in the repository stays as it is."
  exit 0
fi

sentences=tests/Minutes/Drafting/Sentences
model=bot/Minutes/Drafting/drafter-model.tsv
dotnet build tests/DrafterTraining -c Release -v q
training=(dotnet tests/DrafterTraining/bin/Release/net10.0/AllianceBot.DrafterTraining.dll)
case "${1:-all}" in
  validate) "${training[@]}" validate "$corpus" "$sentences" ;;
  train) "${training[@]}" train "$corpus" "$sentences" "$model" ;;
  all)
    "${training[@]}" validate "$corpus" "$sentences"
    "${training[@]}" train "$corpus" "$sentences" "$model"
    ;;
  *) echo "usage: run.sh [validate|train]" >&2; exit 2 ;;
esac
