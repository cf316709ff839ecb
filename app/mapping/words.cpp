// SPDX-License-Identifier: Apache-2.0
#include "mapping/words.h"

#include <algorithm>

namespace dfw::mapping {

using namespace Qt::StringLiterals;

namespace {

// Letters that do not come apart into a letter and an accent.
QString spelledOut(QChar letter)
{
    switch (letter.unicode()) {
    case u'ß':
        return u"ss"_s;
    case u'æ':
        return u"ae"_s;
    case u'œ':
        return u"oe"_s;
    case u'ø':
        return u"o"_s;
    case u'ł':
        return u"l"_s;
    case u'đ':
        return u"d"_s;
    default:
        return letter;
    }
}

bool isVowel(QChar letter)
{
    return QStringView(u"aeiouy").contains(letter);
}

} // namespace

QString folded(QStringView text)
{
    QString out;
    out.reserve(text.size());
    const QString apart = text.toString().normalized(QString::NormalizationForm_KD).toLower();
    for (const QChar letter : apart) {
        if (letter.category() == QChar::Mark_NonSpacing)
            continue;
        if (letter.unicode() < 0x80)
            out.append(letter);
        else
            out.append(spelledOut(letter));
    }
    return out;
}

QStringList nameTokens(QStringView name)
{
    enum class Kind { None, Lower, Upper, Digit };
    const auto kindOf = [](QChar c) {
        if (c.isDigit())
            return Kind::Digit;
        if (!c.isLetter() && c.category() != QChar::Mark_NonSpacing)
            return Kind::None;
        return c.isUpper() ? Kind::Upper : Kind::Lower;
    };
    QStringList out;
    qsizetype start = 0;
    const auto cut = [&](qsizetype end) {
        if (end > start)
            out.append(folded(name.sliced(start, end - start)));
        start = end;
    };
    Kind before = Kind::None;
    for (qsizetype i = 0; i < name.size(); ++i) {
        const Kind now = kindOf(name.at(i));
        if (now == Kind::None) {
            cut(i);
            start = i + 1;
        } else if ((now == Kind::Digit) != (before == Kind::Digit) ||
                   (before == Kind::Lower && now == Kind::Upper)) {
            cut(i);
        } else if (before == Kind::Upper && now == Kind::Lower && i - start > 1) {
            cut(i - 1); // "URLPath": the hump begins one letter earlier
        }
        before = now;
    }
    cut(name.size());
    return out;
}

QString stemmed(const QString &word)
{
    const auto without = [&](QLatin1StringView ending, qsizetype least) {
        return word.endsWith(ending) && word.size() - ending.size() >= least;
    };
    if (without("ies"_L1, 3))
        return word.chopped(3) + u'y';
    if (without("sses"_L1, 2) || without("xes"_L1, 2))
        return word.chopped(2);
    if (without("s"_L1, 3) && !word.endsWith("ss"_L1) && !word.endsWith("us"_L1) &&
        !word.endsWith("is"_L1))
        return word.chopped(1);
    for (const auto ending : {"ed"_L1, "ing"_L1}) {
        if (!without(ending, 4))
            continue;
        QString out = word.chopped(ending.size());
        const QChar last = out.back();
        if (out.size() > 3 && last == out.at(out.size() - 2) && !isVowel(last) && last != u'l' &&
            last != u's')
            out.chop(1);
        return out;
    }
    return word;
}

bool mayAbbreviate(const QString &shortForm, const QString &word)
{
    if (shortForm.size() < 3 || word.size() < shortForm.size() + 1 ||
        shortForm.front() != word.front())
        return false;
    if (word.startsWith(shortForm))
        return true;
    qsizetype at = 0;
    int leftOutConsonants = 0;
    for (const QChar letter : word) {
        if (at < shortForm.size() && shortForm.at(at) == letter)
            ++at;
        else if (!isVowel(letter))
            ++leftOutConsonants;
    }
    // A doubled consonant or an ending may go: "addrs", "pmnt".
    return at == shortForm.size() && leftOutConsonants <= 2 &&
           std::none_of(shortForm.begin() + 1, shortForm.end() - 1, isVowel);
}

} // namespace dfw::mapping
