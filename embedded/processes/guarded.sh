#!/bin/sh
# Runs a program that must not outlive the process that started it, not even when that one is killed outright:
#
#   guarded.sh [--owner-only] <process id of the parent> <program> [arguments]
#
# With --owner-only the files that it makes can be read by its user alone.
#
# A watcher beside the program looks once a second whether the parent is still there. The program itself takes
# over this shell (exec), so its process id, signals and exit code are those that the parent sees.

if [ "$1" = --owner-only ]; then
  umask 077
  shift
fi
parent=$1
shift
self=$$

(
  # a signal to the whole group is meant for the program; the watcher stays until the program is gone
  trap '' TERM INT HUP
  while kill -0 "$parent" 2>/dev/null; do
    kill -0 "$self" 2>/dev/null || exit 0
    sleep 1
  done
  kill -TERM "$self" 2>/dev/null || exit 0
  for _ in 1 2 3 4 5; do
    sleep 1
    kill -0 "$self" 2>/dev/null || exit 0
  done
  kill -KILL "$self" 2>/dev/null
) </dev/null >/dev/null 2>&1 &

exec "$@"
