// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QDateTime>
#include <QList>
#include <QString>

#include <optional>

namespace dfw::dataprep {

/// A date format in Java's letters, as in date(x, "dd/MM/yyyy"), made ready once
/// (data-prep/data-handling.md). Names of months and days are English. A text without a zone is
/// taken for UTC. Covers y M L d D H h K k m s S a E Z X x V and quoted text; what else Java knows
/// (week-year, week, era …) is named by uncovered() and never guessed.
class DateFormat
{
public:
    explicit DateFormat(const QString &pattern);

    /// The first letter of the pattern that is not covered; empty where all are.
    const QString &uncovered() const { return m_uncovered; }
    bool hasZone() const { return m_hasZone; }

    /// No value where the text does not fit as a whole or names no real date. Keeps the text's
    /// offset.
    std::optional<QDateTime> parse(QStringView text) const;
    QString format(const QDateTime &moment) const;

private:
    struct Part
    {
        QChar letter; ///< null for literal text
        int count = 0;
        QString literal;
    };
    friend class DateReader;

    QList<Part> m_parts;
    QString m_uncovered;
    bool m_hasZone = false;
};

} // namespace dfw::dataprep
