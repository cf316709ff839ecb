// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QList>
#include <QString>
#include <QStringList>

namespace dfw::mapping {

/// Why a column and a field may belong together. The sentence for each is made in ui/texts.
struct SuggestionReason
{
    enum class Kind {
        SameName,      ///< arguments: the name
        SharedWords,   ///< the words both names have
        Synonym,       ///< word of the column, word of the field
        Abbreviation,  ///< word of the column, what it is short for
        Position,      ///< the parent in the tree whose name fits as well
        Neighbours,    ///< a column beside it that goes to the same parent, that parent
        Type,          ///< type of the column, type of the field
        Values,        ///< patternName() of the sample, how many values look like it, of how many
        AllowedValues, ///< how many values are among those the field allows, of how many
    };
    Kind kind = Kind::SharedWords;
    QStringList arguments;
    double weight = 0; ///< what it adds to the score; negative where it speaks against

    bool operator==(const SuggestionReason &) const = default;
};

struct SuggestionCandidate
{
    QString target;                  ///< XDM path
    double score = 0;                ///< 0…1
    QList<SuggestionReason> reasons; ///< the weightiest first

    bool operator==(const SuggestionCandidate &) const = default;
};

/// What the suggestions say about one column: its best field, which no other column of the same
/// list has, and the next best ones.
struct Suggestion
{
    QString column;
    SuggestionCandidate best;
    QList<SuggestionCandidate> others; ///< at most two; may name a field that another column has

    bool operator==(const Suggestion &) const = default;
};

/// From this score on a suggestion is shown unless the user chooses otherwise.
inline constexpr double defaultThreshold = 0.7;

} // namespace dfw::mapping
