// SPDX-License-Identifier: Apache-2.0
#include "texts/suggestiontext.h"

#include "texts/fill.h"

#include <array>
#include <cmath>
#include <QCoreApplication>
#include <QLocale>

namespace dfw::ui {

using namespace Qt::StringLiterals;
using mapping::SuggestionReason;

namespace {

class SuggestionText
{
    Q_DECLARE_TR_FUNCTIONS(SuggestionText)
public:
    static QString reason(const SuggestionReason &reason);
    static QString values(const SuggestionReason &reason);
    static QString looksLike(const QString &pattern);
    static QString isNot(const QString &pattern);
    static QString sentence(const QString &column, const mapping::SuggestionCandidate &candidate);
    static QString percent(double share);
    static QString atLeast(double share);
};

struct PatternWords
{
    const char *pattern;
    const char *looksLike;
    const char *isNot;
};

// Whole phrases, because other languages bend words in them.
constexpr std::array patterns{
    PatternWords{
        "email", QT_TRANSLATE_NOOP("SuggestionText", "%1 of %2 values look like e-mail addresses"),
        QT_TRANSLATE_NOOP("SuggestionText", "only %1 of %2 values look like e-mail addresses")},
    PatternWords{
        "phone", QT_TRANSLATE_NOOP("SuggestionText", "%1 of %2 values look like phone numbers"),
        QT_TRANSLATE_NOOP("SuggestionText", "only %1 of %2 values look like phone numbers")},
    PatternWords{
        "url", QT_TRANSLATE_NOOP("SuggestionText", "%1 of %2 values look like web addresses"),
        QT_TRANSLATE_NOOP("SuggestionText", "only %1 of %2 values look like web addresses")},
    PatternWords{"uuid", QT_TRANSLATE_NOOP("SuggestionText", "%1 of %2 values look like UUIDs"),
                 QT_TRANSLATE_NOOP("SuggestionText", "only %1 of %2 values look like UUIDs")},
    PatternWords{
        "date-time",
        QT_TRANSLATE_NOOP("SuggestionText", "%1 of %2 values look like dates with a time"),
        QT_TRANSLATE_NOOP("SuggestionText", "only %1 of %2 values look like dates with a time")},
    PatternWords{"date", QT_TRANSLATE_NOOP("SuggestionText", "%1 of %2 values look like dates"),
                 QT_TRANSLATE_NOOP("SuggestionText", "only %1 of %2 values look like dates")},
    PatternWords{
        "postal-code",
        QT_TRANSLATE_NOOP("SuggestionText", "%1 of %2 values look like postal codes"),
        QT_TRANSLATE_NOOP("SuggestionText", "only %1 of %2 values look like postal codes")},
    PatternWords{
        "country-code",
        QT_TRANSLATE_NOOP("SuggestionText", "%1 of %2 values are country codes of two letters"),
        QT_TRANSLATE_NOOP("SuggestionText",
                          "only %1 of %2 values are country codes of two letters")},
    PatternWords{
        "language-code",
        QT_TRANSLATE_NOOP("SuggestionText", "%1 of %2 values look like language codes"),
        QT_TRANSLATE_NOOP("SuggestionText", "only %1 of %2 values look like language codes")},
    PatternWords{"currency-code",
                 QT_TRANSLATE_NOOP("SuggestionText", "%1 of %2 values are currency codes"),
                 QT_TRANSLATE_NOOP("SuggestionText", "only %1 of %2 values are currency codes")},
};

QString SuggestionText::values(const SuggestionReason &reason)
{
    const QString pattern = reason.arguments.value(0);
    const int count = reason.arguments.value(1).toInt();
    const int filled = reason.arguments.value(2).toInt();
    for (const PatternWords &words : patterns) {
        if (pattern != QLatin1StringView(words.pattern))
            continue;
        const QString text = tr(count * 2 < filled ? words.isNot : words.looksLike);
        return fill(text, {QLocale().toString(count), QLocale().toString(filled)});
    }
    return reason.weight > 0 ? tr("the values fit") : tr("the values do not look like it");
}

QString SuggestionText::reason(const SuggestionReason &reason)
{
    using enum SuggestionReason::Kind;
    const QStringList &said = reason.arguments;
    switch (reason.kind) {
    case SameName:
        return tr("same name");
    case SharedWords:
        return said.size() == 1 ? fill(tr("same word: %1"), said)
                                : fill(tr("same words: %1"), {said.join(u", "_s)});
    case Synonym:
        return fill(tr("“%1” means %2"), said);
    case Abbreviation:
        return fill(tr("“%1” is short for %2"), said);
    case Position:
        return fill(tr("%1 fits as well"), said);
    case Neighbours:
        return fill(tr("same parent as %1"), said);
    case Type:
        if (reason.weight > 0)
            return said.value(0) == said.value(1) ? fill(tr("same type: %1"), said)
                                                  : fill(tr("%1 fits into %2"), said);
        return fill(tr("%1 into %2 is unusual"), said);
    case Values:
        return values(reason);
    case AllowedValues:
        return fill(tr("%1 of %2 values are among those the field allows"), said);
    }
    return {};
}

QString SuggestionText::percent(double share)
{
    const int whole = qBound(0, static_cast<int>(std::floor(share * 100 + 1e-6)), 99);
    return tr("%1 %").arg(QLocale().toString(whole));
}

QString SuggestionText::atLeast(double share)
{
    return tr("≥ %1 %").arg(QLocale().toString(qRound(share * 100)));
}

QString SuggestionText::sentence(const QString &column,
                                 const mapping::SuggestionCandidate &candidate)
{
    return fill(tr("Suggested: %1 to %2, %3. %4"),
                {column, candidate.target, percent(candidate.score), reasonsSentence(candidate)});
}

} // namespace

QString reasonText(const SuggestionReason &reason)
{
    return SuggestionText::reason(reason);
}

QString reasonsSentence(const mapping::SuggestionCandidate &candidate)
{
    QStringList parts;
    for (const SuggestionReason &reason : candidate.reasons)
        parts.append(reasonText(reason));
    parts.removeAll(QString());
    QString out = parts.join(u"; "_s);
    if (out.isEmpty())
        return out;
    out[0] = out.at(0).toUpper();
    return out + u'.';
}

QString scoreText(double score)
{
    return SuggestionText::percent(score);
}

QString thresholdText(double threshold)
{
    return SuggestionText::atLeast(threshold);
}

QString suggestionSentence(const QString &column, const mapping::SuggestionCandidate &candidate)
{
    return SuggestionText::sentence(column, candidate);
}

} // namespace dfw::ui
