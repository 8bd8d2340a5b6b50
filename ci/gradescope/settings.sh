# shellcheck shell=bash
# shellcheck disable=SC2034  # the scripts beside this one read these
# What this assignment is about.

# The exercise, as `grader list` names it.
EXERCISE="performance/lru-cache"
# The file that learners hand in.
FILE="lru-cache.rs"
# How strongly submissions are isolated. `grader doctor`, run once in the container, says what it can do.
SANDBOX="required"
