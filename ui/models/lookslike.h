// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "presenters/columnspresenter.h"
#include "widgets/badge.h"

namespace dfw::ui {

/// What a column looks like, judged from its name, type and sample. One answer a column: the one
/// that matters most.
enum class LooksLike {
    Nothing,
    Missing,   ///< planned, but no longer in the table
    Odd,       ///< values that do not fit the type
    Sensitive, ///< the name suggests a password, card number and the like
    AlwaysEmpty,
    UniqueKey,
    DeltaColumn,
    Email,
    Phone,
    Country,
    Range,
};

/// Pure: the same choice gives the same answer.
[[nodiscard]] LooksLike looksLike(const presenters::ColumnChoice &choice);
/// Something to look at before going on; a half-filled column is none.
[[nodiscard]] bool isWarning(LooksLike what);

[[nodiscard]] BadgeSpec looksLikeBadge(LooksLike what, const presenters::ColumnChoice &choice);
/// A sentence or two for the side card; empty where the badge says it all.
[[nodiscard]] QString looksLikeSentence(LooksLike what, const presenters::ColumnChoice &choice);

/// "126 (3 %)", "97 %", "99.8 %"; the bar's number is never rounded up to 100.
[[nodiscard]] QString percent(int part, int whole);

} // namespace dfw::ui
