#!/usr/bin/env bash
# Grades what the inputs of the action name, and sets its outputs. The inputs come as variables of the environment.
set -uo pipefail

out="${GRADER_OUT:-grades}"
report="$out/grades.json"
# The odd spelling below is for the bash of macOS, to which an empty list is an unset one.
options=()
if [[ -n "${GRADER_CATALOGUE:-}" ]]; then
  options+=(--catalogue "$GRADER_CATALOGUE")
fi

if [[ -n "${GRADER_SUBMISSIONS:-}" ]]; then
  grader ${options[@]+"${options[@]}"} grade "$GRADER_SUBMISSIONS" --out "$out" --sandbox "${GRADER_SANDBOX:-required}"
  status=$?
else
  read -r -a exercises <<<"${GRADER_EXERCISES:-}"
  if [[ ${#exercises[@]} -eq 0 ]]; then
    exercises=(--all)
  fi
  # A report of an earlier step must not pass for that of this one.
  rm -f "$report" "$out/junit.xml"
  grader ${options[@]+"${options[@]}"} check "${exercises[@]}" \
    --solutions "${GRADER_SOLUTIONS:-solutions}" \
    --sandbox "${GRADER_SANDBOX:-required}" \
    --report github --report "json=$report" --report "junit=$out/junit.xml"
  status=$?
fi

{
  echo "status=$status"
  if [[ -f "$report" ]]; then
    # The totals are whole numbers, a line each.
    sed -n '/^  "totals": {$/,/^  }/s/^    "\([a-z_]*\)": \([0-9]*\),\{0,1\}$/\1=\2/p' "$report"
  fi
} >>"${GITHUB_OUTPUT:-/dev/null}"

# 1 says that an attempt was not accepted. Anything else is no verdict on anybody and fails the step.
if [[ $status -eq 1 && "${GRADER_FAIL:-true}" == false ]]; then
  exit 0
fi
exit "$status"
