// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QRegularExpression>
#include <QString>

namespace dfw::dataprep {

/// A match of PatternSearch.
class PatternMatch
{
public:
    explicit PatternMatch(QRegularExpressionMatch match) : m_match(std::move(match)) {}

    /// The search was given up: the pattern takes too many steps on this text.
    bool failed() const { return !m_match.isValid(); }
    bool found() const { return m_match.hasMatch(); }
    qsizetype start() const { return m_match.capturedStart(); }
    qsizetype end() const { return m_match.capturedEnd(); }
    qsizetype length() const { return m_match.capturedLength(); }
    QStringList groups() const { return m_match.capturedTexts(); }

private:
    QRegularExpressionMatch m_match;
};

/// A regular expression from an expression or a schema: text from outside, so that it may be wrong
/// or take for ever. Searching is bounded. Compiled patterns are kept per thread.
class PatternSearch
{
public:
    explicit PatternSearch(const QString &pattern);

    bool isValid() const { return m_valid; }
    PatternMatch next(const QString &text, qsizetype from = 0) const
    {
        return PatternMatch(m_expression.match(text, from));
    }

private:
    QRegularExpression m_expression;
    bool m_valid = false;
};

} // namespace dfw::dataprep
