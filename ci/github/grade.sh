#!/usr/bin/env bash
# Grades what the inputs of the action name, and sets its outputs. The inputs come as variables of the environment.
set -uo pipefail

out="${GRADER_OUT:-grades}"
started="$(mktemp)" || exit 5
trap 'rm -f -- "$started"' EXIT
# Always named: without a name the exercises would be those in the checkout, if it has a folder of that name.
options=(--catalogue="${GRADER_CATALOGUE:-built-in}")

# The checkout may have brought the folder of results. Nothing in it is gone on with, follows a link out of it, or passes
# for what this step has written. All else there is left alone.
way="${out%/}"
while [[ "$way" == [!/]*/* ]]; do
  way="${way%/*}"
  if [[ -L "$way" ]]; then
    echo "::error title=grader::a folder above that of the results is a symbolic link; name another one in \`out\`"
    exit 5
  fi
done
for link in "${out%/}" "$out/students" "$out/.lock"; do
  if [[ -L "$link" ]]; then
    rm -f -- "$link"
  fi
done
for name in grades.json junit.xml journal.jsonl regrade.jsonl gradebook.csv gradebook.json class.html; do
  rm -f -- "$out/$name"
done

# `=` and `--` keep a name that begins with a dash from being an option.
if [[ -n "${GRADER_SUBMISSIONS:-}" ]]; then
  report="$out/gradebook.json"
  grader "${options[@]}" grade --out="$out" --sandbox="${GRADER_SANDBOX:-required}" -- "$GRADER_SUBMISSIONS"
  status=$?
else
  report="$out/grades.json"
  # Names are parted by blanks or line breaks. `read` finds no end and says so with its status.
  read -r -d '' -a exercises <<<"${GRADER_EXERCISES:-}" || true
  if [[ ${#exercises[@]} -eq 0 ]]; then
    exercises=(--all)
  fi
  grader "${options[@]}" check "${exercises[@]}" \
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
