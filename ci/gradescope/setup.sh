#!/usr/bin/env bash
# Gradescope runs this once, as root, when the image of the autograder is built: it installs Rust and grader.
set -euo pipefail

autograder="${AUTOGRADER:-/autograder}"
source="$autograder/source"

# rustc needs a linker.
apt-get update -qq
apt-get install -y -qq --no-install-recommends ca-certificates curl gcc libc6-dev

export RUSTUP_HOME="${RUSTUP_HOME:-/usr/local/rustup}" CARGO_HOME="${CARGO_HOME:-/usr/local/cargo}"
if ! command -v rustc >/dev/null; then
  curl --proto '=https' --tlsv1.2 -sSf https://sh.rustup.rs |
    sh -s -- -y --no-modify-path --profile minimal
  ln -sf "$CARGO_HOME/bin/rustc" "$CARGO_HOME/bin/cargo" /usr/local/bin/
fi

if [[ -x "$source/bin/grader" ]]; then
  install -m 755 "$source/bin/grader" /usr/local/bin/grader
else
  cargo install --locked --quiet --root /usr/local --path "$source/grader"
fi

# Submissions run as another user where class `full` is to be had; nobody else needs the exercises or the results.
chmod -R o-rwx "$source"
grader doctor || true
