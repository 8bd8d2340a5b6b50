#!/usr/bin/env bash
# Installs grader from the source that this action comes with, unless there is one already.
set -euo pipefail

# Away from the checkout: a file in it may tell rustup which program `cargo` is.
cd /
if command -v grader >/dev/null; then
  grader --version
  exit 0
fi
if ! command -v cargo >/dev/null; then
  echo "::error title=grader::there is neither grader nor cargo on this runner; install Rust in a step before"
  exit 5
fi
cargo install --locked --quiet --path "${GITHUB_ACTION_PATH:?}/../.."
grader --version
