# SPDX-License-Identifier: Apache-2.0
# shellcheck shell=bash disable=SC2154 # root comes from common.sh
# Installs what packaging/packages lists.

# packages_of SET…: the names in these sets.
packages_of() {
    local set name wanted=" $* "
    while read -r set name _; do
        if [[ "$wanted" == *" $set "* ]]; then
            printf '%s\n' "$name"
        fi
    done < <(grep -v '^#' "$root/packaging/packages")
}

# missing_of NAME…: those that are not installed. One dpkg-query for all; it complains (and fails)
# about names it has never heard of, which are simply missing.
missing_of() {
    local installed
    installed=$(dpkg-query -W -f='${Package} ${db:Status-Status}\n' "$@" 2>/dev/null |
        awk '$2 == "installed" { print $1 }') || true
    printf '%s\n' "$@" | grep -vxF -f <(printf '%s\n' "$installed" '-') || true
}

# without_services COMMAND…: runs it while Debian may start no service and PostgreSQL makes no cluster
# of its own: the tests start servers themselves, and nobody asked for one that stays.
without_services() {
    local policy=/usr/sbin/policy-rc.d cluster=/etc/postgresql-common/createcluster.conf
    local made=() status=0
    if [[ ! -e "$policy" ]]; then
        "${as_root[@]}" install -m 755 /dev/stdin "$policy" <<<$'#!/bin/sh\nexit 101'
        made=("$policy")
    fi
    if [[ ! -e "$cluster" ]]; then
        "${as_root[@]}" install -D -m 644 /dev/stdin "$cluster" <<<'create_main_cluster = false'
    fi
    "$@" || status=$?
    if ((${#made[@]} > 0)); then
        "${as_root[@]}" rm -f "${made[@]}"
    fi
    return "$status"
}

# install_packages SET…
install_packages() {
    local names missing
    mapfile -t names < <(packages_of "$@")
    if ! command -v apt-get >/dev/null || ! command -v dpkg-query >/dev/null; then
        say "This is not Debian: going on with what is installed. Needed, by their Debian names:"
        say "  ${names[*]}"
        return
    fi
    mapfile -t missing < <(missing_of "${names[@]}")
    if ((${#missing[@]} == 0)); then
        return
    fi
    local as_root=()
    if ((EUID != 0)); then
        if ! command -v sudo >/dev/null; then
            die "Debian packages are missing, and neither are you root nor is there sudo to install" \
                "them. As root: apt-get install --no-install-recommends ${missing[*]}"
        fi
        as_root=(sudo)
    fi
    say "Installing ${#missing[@]} Debian packages: ${missing[*]}"
    # env, because sudo drops variables. The lock's timeout is for machines that update themselves
    # in their first minutes. apt's own output goes to stderr, like everything that is not ours.
    local apt=("${as_root[@]}" env DEBIAN_FRONTEND=noninteractive UCF_FORCE_CONFFOLD=1
        apt-get -q -y -o DPkg::Lock::Timeout=300 -o Dpkg::Use-Pty=0 -o Acquire::Retries=3)
    "${apt[@]}" update </dev/null >&2 ||
        die "apt-get update failed (see above): check the network and /etc/apt/sources.list."
    local install=("${apt[@]}" install --no-install-recommends "${missing[@]}")
    if [[ " ${missing[*]} " == *" postgresql-"* ]]; then
        install=(without_services "${install[@]}")
    fi
    "${install[@]}" </dev/null >&2 ||
        die "apt-get could not install the packages (see above)."
}
