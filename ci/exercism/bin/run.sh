#!/usr/bin/env bash
# An Exercism test runner: run.sh SLUG INPUT_DIR OUTPUT_DIR. Writes results.json into OUTPUT_DIR and ends with 0 whenever
# that is a verdict on the solution.
set -uo pipefail

if [[ $# -ne 3 ]]; then
  echo "usage: run.sh SLUG INPUT_DIR OUTPUT_DIR" >&2
  exit 2
fi
slug="$1"
mkdir -p "$3" || exit 5
output="$(cd "$3" && pwd)" || exit 5
cd "$2" || exit 5

# Nobody sits before this run. With this set, grader follows no link that a solution brings and looks for no exercises in
# it.
export CI=true

solution=src/lib.rs
if [[ ! -e "$solution" ]]; then
  printf '{ "version": 3, "status": "error", "message": "there is no file %s in this solution" }\n' \
    "$solution" >"$output/results.json"
  exit 0
fi

# Messages speak of src/lib.rs, because that is the path given here.
exec grader --catalogue "${GRADER_CATALOGUE:-built-in}" check "$slug" --solution "$solution" --sandbox "${GRADER_SANDBOX:-required}" --exit-zero \
  --report human --report "exercism=$output/results.json"
