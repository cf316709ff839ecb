// SPDX-License-Identifier: Apache-2.0
#include "mapping/similarity.h"

#include <algorithm>
#include <numeric>
#include <vector>

namespace dfw::mapping {

namespace {

// Letters to insert, remove or replace; gives up above `most`.
qsizetype editDistance(const QString &a, const QString &b, qsizetype most)
{
    if (qAbs(a.size() - b.size()) > most)
        return most + 1;
    std::vector<qsizetype> line(static_cast<size_t>(b.size()) + 1);
    std::iota(line.begin(), line.end(), 0);
    for (qsizetype i = 1; i <= a.size(); ++i) {
        qsizetype diagonal = line[0];
        line[0] = i;
        qsizetype least = i;
        for (qsizetype j = 1; j <= b.size(); ++j) {
            const auto at = static_cast<size_t>(j);
            const qsizetype replaced = diagonal + (a.at(i - 1) == b.at(j - 1) ? 0 : 1);
            diagonal = line[at];
            line[at] = std::min({line[at] + 1, line[at - 1] + 1, replaced});
            least = std::min(least, line[at]);
        }
        if (least > most)
            return most + 1;
    }
    return line.back();
}

} // namespace

ComparableName comparable(const QString &name)
{
    ComparableName out;
    QString word;
    const auto end = [&] {
        if (!word.isEmpty())
            out.words.append(word);
        word.clear();
    };
    QChar before;
    for (qsizetype i = 0; i < name.size(); ++i) {
        const QChar c = name.at(i);
        if (!c.isLetterOrNumber()) {
            end();
            before = c;
            continue;
        }
        const bool nextIsLower = i + 1 < name.size() && name.at(i + 1).isLower();
        // "firstName", "XMLFile", "line2"
        if ((c.isUpper() && (before.isLower() || before.isDigit() || nextIsLower)) ||
            (c.isDigit() != before.isDigit() && before.isLetterOrNumber()))
            end();
        word += c.toLower();
        out.letters += c.toLower();
        before = c;
    }
    end();
    return out;
}

double sharedWords(const QStringList &a, const QStringList &b)
{
    if (a.isEmpty() || b.isEmpty())
        return 0;
    const auto shared =
        std::count_if(a.begin(), a.end(), [&b](const QString &word) { return b.contains(word); });
    return 2.0 * double(shared) / double(a.size() + b.size());
}

double similarity(const ComparableName &a, const ComparableName &b)
{
    if (a.letters.isEmpty() || b.letters.isEmpty())
        return 0;
    if (a.letters == b.letters)
        return 1;
    const qsizetype longest = std::max(a.letters.size(), b.letters.size());
    const qsizetype most = longest / 2;
    const qsizetype distance = editDistance(a.letters, b.letters, most);
    const double byLetters = distance > most ? 0 : 1.0 - double(distance) / double(longest);
    return std::min(0.98, std::max(byLetters, sharedWords(a.words, b.words)));
}

} // namespace dfw::mapping
