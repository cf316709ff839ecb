// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <array>
#include <QString>
#include <QVariant>

namespace dfw::mapping {

/// What a single value looks like. A value may look like several things: "12345" is a whole number
/// and a postal code.
enum class ValuePattern {
    Email,
    Phone,
    Url,
    Uuid,
    Date,     ///< also "31/12/2024" and "20241231"
    DateTime, ///< a date with a time of day
    PostalCode,
    CountryCode,  ///< two letters of ISO 3166
    LanguageCode, ///< "sv", "pt-BR"
    CurrencyCode, ///< three letters of ISO 4217 in common use
    Boolean,      ///< true, yes, oui, sim, ja, 0, 1, …
    WholeNumber,
    Number, ///< also with a decimal comma, a currency sign, spaces between thousands
    Count
};

/// Stable word for a pattern, e.g. "email"; the sentence about it is made in ui/texts.
QString patternName(ValuePattern pattern);

bool looksLike(const QString &value, ValuePattern pattern);

/// How many of a column's sample values look like what. Empty values and nulls are not counted.
class ValueShares
{
public:
    void add(const QVariant &value);
    int filled() const { return m_filled; }
    int count(ValuePattern pattern) const { return m_counts[std::size_t(pattern)]; }
    /// 0…1; 0 while nothing is known.
    double share(ValuePattern pattern) const
    {
        return m_filled > 0 ? double(count(pattern)) / m_filled : 0;
    }

private:
    std::array<int, std::size_t(ValuePattern::Count)> m_counts{};
    int m_filled = 0;
};

} // namespace dfw::mapping
