// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "domain/column.h"
#include "mapping/fieldindex.h"
#include "mapping/suggestion.h"

namespace dfw::mapping {

/// What a word of the parent is worth when it explains a column's word.
inline constexpr double contextWorth = 0.95;

/// What the engine knows of a column before it looks at fields.
struct ColumnFacts
{
    QString name;
    ValueType type = ValueType::Unknown;
    QString typeName; ///< as the user reads it
    QList<Reading> readings;
    ValueShares values;
    QStringList examples; ///< folded values, for fields that allow some only
};

/// How well a column and a field fit, in parts that add up as evidence (log odds).
struct PairScore
{
    int field = -1;
    int reading = -1;
    int phrase = -1;
    double words = 0; ///< 0…1: how well the names explain each other
    double share = 1; ///< 0…1: how likely the unsaid parent is meant
    double type = 0;
    double values = 0;
    double position = 0; ///< 0…1: how many neighbours go to the same parent

    bool fits() const { return field >= 0; }
    /// Log odds without what the neighbours say.
    double alone() const;
    /// 0…1.
    double score() const;
};

/// How well a term stands for a concept, or for the best of some: 0…1.
double alike(const Term &term, Concept other);
double bestAlike(const Term &term, const QList<Term> &others);
double bestAlike(Concept one, const QList<Term> &terms);

/// How many of the column's values the field allows.
int allowedCount(const ColumnFacts &column, const SchemaField &field);

/// No field in the answer where the types never fit or the names have nothing in common.
PairScore scorePair(const ColumnFacts &column, const FieldIndex &index, int field,
                    const Wording &wording);

/// `neighbour`: the column beside it that speaks for the parent; may be empty.
QList<SuggestionReason> reasonsFor(const PairScore &pair, const ColumnFacts &column,
                                   const FieldIndex &index, const Wording &wording,
                                   const QString &neighbour);

} // namespace dfw::mapping
