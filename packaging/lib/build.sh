# SPDX-License-Identifier: Apache-2.0
# shellcheck shell=bash disable=SC2154 # root comes from common.sh
# Configures and builds a preset, and only as far as something has changed.

# configure PRESET: when it never was, or the presets have changed since. Everything else that a
# configuration depends on Ninja watches by itself.
configure() {
    local ninja="$root/build/$1/build.ninja"
    if [[ -f "$ninja" && ! "$root/CMakePresets.json" -nt "$ninja" ]]; then
        return
    fi
    (cd "$root" && cmake --preset "$1") >&2
}

# build PRESET [TARGET…]: all targets when none is named.
build() {
    local preset=$1
    shift
    configure "$preset"
    (cd "$root" && cmake --build --preset "$preset" ${1+--target "$@"}) >&2
}
