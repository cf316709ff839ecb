// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "localplatform/source.h"

namespace dfw::localplatform {

/// In the remarks (demoKey) of a base connection whose played sign-in was good: after a restart it
/// need not be entered again. Says nothing that could be secret, since every played one is the word
/// "demo". Sign-ins of real servers are never noted.
inline constexpr auto signInWasGood = QLatin1StringView("signInWasGood");

/// Whether `params` sign in to a source that is only played.
bool playedSignInIsGood(const QJsonObject &connection, const QJsonObject &params);

struct World;

/// What a connection spec's source connections name.
enum class SourceKind {
    Table, ///< tableName and columns
    File,  ///< path, recursive, type
    Other, ///< streams and REST sources, which the local Platform does not read
};
SourceKind sourceKindOf(const QJsonObject &connectionSpec);
/// Whether its sources filter rows themselves (`attributes.filterAtSource`).
bool takesRowFilters(const QJsonObject &connectionSpec);

/// How a sign-in ended.
enum class SignIn {
    Good,
    Refused,
    Forgotten, ///< made before the last start: secrets live in memory only
};

struct Opened
{
    SignIn signIn = SignIn::Good;
    std::unique_ptr<Source> source; ///< null unless Good
    std::optional<Error> error;     ///< the refusal when null
};

/// Signs in to what a stored base connection names. A PostgreSQL, MySQL or MariaDB server on this
/// computer is real; everything else is played: every secret of such a sign-in is the word "demo".
/// `tested` also tries a real server at once instead of with the first use.
Opened openSource(const World &world, const QJsonObject &connection, bool tested = false);

/// The object that a source connection names; both the current form and that of 2020, in which a
/// table source has `params.path` and the format parquet_xdm.
Result<SourceSelection> selectionOf(const QJsonObject &sourceConnection, SourceKind kind);

} // namespace dfw::localplatform
