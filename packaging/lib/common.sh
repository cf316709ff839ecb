# SPDX-License-Identifier: Apache-2.0
# shellcheck shell=bash
# Sourced by the scripts in packaging/: where the tree is, how to speak and how to stop.

root=$(cd "$(dirname "${BASH_SOURCE[0]}")/../.." && pwd)
readonly root

# Everything that is not a program's own output goes to stderr, so that `demo run --json | jq` works.
say() { printf '%s\n' "$*" >&2; }

die() {
    say "$@"
    exit 1
}

# A CI machine may have no home directory, or root's may be read-only; ccache and Qt then stop at
# the first file they want to write.
ensure_home() {
    if [[ -n "${HOME:-}" && -d "$HOME" && -w "$HOME" ]]; then
        return
    fi
    mkdir -p "$root/build/home"
    export HOME="$root/build/home"
    say "No home directory one can write to: using $HOME."
}

# Without a UTF-8 locale Qt warns at every start and cannot print é. C.UTF-8 is part of libc, so it
# is there even where no locale was ever generated.
ensure_utf8() {
    if [[ "$(locale charmap 2>/dev/null)" != UTF-8 ]]; then
        export LC_ALL=C.UTF-8
    fi
}
