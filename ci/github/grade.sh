#!/usr/bin/env bash
# Grades what the inputs of the action name, and sets its outputs. The inputs come as variables of the environment.
set -uo pipefail

out="${GRADER_OUT:-grades}"
started="$(mktemp)" || exit 5
trap 'rm -f -- "$started"' EXIT
# The odd spelling below is for the bash of macOS, to which an empty list is an unset one.
options=()
if [[ -n "${GRADER_CATALOGUE:-}" ]]; then
  options+=(--catalogue="$GRADER_CATALOGUE")
fi

# `=` and `--` keep a name that begins with a dash from being an option.
if [[ -n "${GRADER_SUBMISSIONS:-}" ]]; then
  report="$out/gradebook.json"
  grader ${options[@]+"${options[@]}"} grade --out="$out" --sandbox="${GRADER_SANDBOX:-required}" \
    -- "$GRADER_SUBMISSIONS"
  status=$?
else
  report="$out/grades.json"
  # Names are parted by blanks or line breaks. `read` finds no end and says so with its status.
  read -r -d '' -a exercises <<<"${GRADER_EXERCISES:-}" || true
  if [[ ${#exercises[@]} -eq 0 ]]; then
    exercises=(--all)
  fi
  # What an earlier step has left here must not be taken for a report of this one.
  rm -f -- "$report" "$out/junit.xml"
  grader ${options[@]+"${options[@]}"} check "${exercises[@]}" \
    --solutions="${GRADER_SOLUTIONS:-solutions}" \
    --sandbox="${GRADER_SANDBOX:-required}" \
    --report github --report "json=$report" --report "junit=$out/junit.xml"
  status=$?
fi

{
  echo "status=$status"
  # The gradebook of an earlier step stays where this one could not draw it anew.
  if [[ -f "$report" && ! "$report" -ot "$started" ]]; then
    # The totals are whole numbers, a line each. Of a class, what is graded are the attempts.
    sed -n -e '/^  "totals": {$/,/^  }/!d' -e 's/"graded"/"attempts"/' \
      -e 's/^    "\([a-z_]*\)": \([0-9]*\),\{0,1\}$/\1=\2/p' <"$report"
  fi
} >>"${GITHUB_OUTPUT:-/dev/null}"

# 1 says that an attempt was not accepted. Anything else is no verdict on anybody and fails the step.
if [[ $status -eq 1 && "${GRADER_FAIL:-true}" == false ]]; then
  exit 0
fi
exit "$status"
