// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QRegularExpression>
#include <QString>

namespace dfw::dataprep {

/// A match of PatternSearch.
class PatternMatch
{
public:
    PatternMatch() = default; ///< failed
    explicit PatternMatch(QRegularExpressionMatch match)
        : m_match(std::move(match)), m_ended(m_match.isValid())
    {
    }

    /// The search was given up: the pattern takes too many steps on this text, or the text is
    /// longer than is searched.
    bool failed() const { return !m_ended; }
    bool found() const { return m_match.hasMatch(); }
    qsizetype start() const { return m_match.capturedStart(); }
    qsizetype end() const { return m_match.capturedEnd(); }
    qsizetype length() const { return m_match.capturedLength(); }
    QStringList groups() const { return m_match.capturedTexts(); }

private:
    QRegularExpressionMatch m_match;
    bool m_ended = false;
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
        return text.size() > longestText ? PatternMatch()
                                         : PatternMatch(m_expression.match(text, from));
    }

    static constexpr qsizetype longestText = 20'000;

private:
    QRegularExpression m_expression;
    bool m_valid = false;
};

} // namespace dfw::dataprep
