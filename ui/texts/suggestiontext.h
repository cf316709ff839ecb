// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "mapping/suggestion.h"

namespace dfw::ui {

/// Why a column and a field may belong together: "“tel” means phone", "9 of 10 values look like
/// e-mail addresses". A phrase without a full stop, so that several make one sentence.
QString reasonText(const mapping::SuggestionReason &reason);
/// All of a candidate's reasons, the weightiest first: "Same word: city; same parent as zip."
QString reasonsSentence(const mapping::SuggestionCandidate &candidate);
/// "92 %". Never "100 %": a suggestion is a guess.
QString scoreText(double score);
/// "≥ 70 %"
QString thresholdText(double threshold);
/// For the line and for screen readers: "Suggested: tel to mobilePhone.number, 92 %. “tel” means
/// phone."
QString suggestionSentence(const QString &column, const mapping::SuggestionCandidate &candidate);

} // namespace dfw::ui
