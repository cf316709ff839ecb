// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QString>
#include <QStringList>

namespace dfw::mapping {

/// A name made ready for being compared: "First_Name" and "firstName" are alike.
struct ComparableName
{
    QString letters;   ///< lower case, without what parts words
    QStringList words; ///< "first", "name"

    bool operator==(const ComparableName &) const = default;
};
ComparableName comparable(const QString &name);

/// 0…1; 1 for the same letters. Words in common, or few letters to change, whichever says more.
double similarity(const ComparableName &a, const ComparableName &b);

/// The share of words two names have in common, 0…1.
double sharedWords(const QStringList &a, const QStringList &b);

} // namespace dfw::mapping
