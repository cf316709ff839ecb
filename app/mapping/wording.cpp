// SPDX-License-Identifier: Apache-2.0
#include "mapping/wording.h"

#include "mapping/words.h"

#include <algorithm>
#include <functional>
#include <limits>

namespace dfw::mapping {

using namespace Qt::StringLiterals;

namespace {

constexpr int mostFieldReadings = 3;
constexpr int mostColumnReadings = 8;
constexpr double trustWhenCut = 0.97;
constexpr double trustWhenGuessed = 0.9;
constexpr qsizetype longestGlued = 40;

// Two letters that are words inside a glued name; other short ones would be found everywhere.
bool isShortPiece(QStringView piece)
{
    static const QStringList known{u"id"_s, u"nr"_s, u"no"_s, u"dt"_s, u"is"_s,
                                   u"to"_s, u"by"_s, u"cd"_s, u"nm"_s};
    return known.contains(piece);
}

} // namespace

bool Wording::isKnown(const QString &word) const
{
    return m_lexicon.knows(word) || m_lexicon.isIgnored(word) || m_lexicon.conceptOf(word) >= 0 ||
           m_learnt.contains(word);
}

Concept Wording::conceptFor(const QString &word)
{
    for (const QString &form : {word, stemmed(word)}) {
        const Concept known = m_lexicon.conceptOf(form);
        if (known >= 0)
            return known;
    }
    const QString form = stemmed(word);
    const auto at = m_own.constFind(form);
    if (at != m_own.cend())
        return *at;
    const Concept one = Concept(m_lexicon.conceptCount() + m_own.size());
    m_own.insert(form, one);
    return one;
}

// Fewest pieces that are all words; the token itself where there is no such cut.
QList<Wording::Word> Wording::cut(const QString &token)
{
    const auto before = m_cuts.constFind(token);
    if (before != m_cuts.cend())
        return *before;
    const Word whole{token, 1, false, token};
    if (isKnown(token) || isKnown(stemmed(token)) || token.size() < 5 ||
        token.size() > longestGlued || token.front().isDigit())
        return {whole};
    const int size = int(token.size());
    constexpr double never = std::numeric_limits<double>::max();
    QList<double> cost(size + 1, never);
    QList<int> from(size + 1, -1);
    cost[0] = 0;
    for (int start = 0; start < size; ++start) {
        if (cost.at(start) == never)
            continue;
        for (int end = start + 2; end <= size; ++end) {
            const QString piece = token.sliced(start, end - start);
            const bool isLong = piece.size() > 3;
            if (isLong ? !(isKnown(piece) || (piece.size() > 5 && isKnown(stemmed(piece))))
                       : !(isShortPiece(piece) || (piece.size() == 3 && m_lexicon.knows(piece))))
                continue;
            const double next = cost.at(start) + (isLong ? 1.0 : 1.4);
            // Swedish joins words with an s.
            for (const int joint : {0, 1}) {
                const int at = end + joint;
                if (at > size || (joint == 1 && (at == size || token.at(end) != u's')))
                    continue;
                if (next + joint * 0.3 < cost.at(at)) {
                    cost[at] = next + joint * 0.3;
                    from[at] = start;
                }
            }
        }
    }
    QList<Word> out;
    if (cost.at(size) == never || cost.at(size) > 5) {
        out = {whole};
    } else {
        for (int at = size; at > 0; at = from.at(at)) {
            QString piece = token.sliced(from.at(at), at - from.at(at));
            if (!isKnown(piece) && piece.endsWith(u's') && isKnown(piece.chopped(1)))
                piece.chop(1);
            out.prepend({piece, trustWhenCut, false, piece});
        }
    }
    m_cuts.insert(token, out);
    return out;
}

// Words of the schema this one may be short for: at most two.
QStringList Wording::abbreviated(const QString &token) const
{
    QStringList out;
    if (token.size() < 3 || token.size() > 6)
        return out;
    const auto words = m_learntByInitial.constFind(token.front());
    if (words == m_learntByInitial.cend())
        return out;
    for (const QString &word : *words) {
        if (mayAbbreviate(token, word))
            out.append(word);
    }
    std::sort(out.begin(), out.end(), [&](const QString &a, const QString &b) {
        const bool aStarts = a.startsWith(token);
        const bool bStarts = b.startsWith(token);
        return aStarts != bStarts ? aStarts : a.size() != b.size() ? a.size() < b.size() : a < b;
    });
    return out.size() > 4 ? QStringList() : out.first(qMin<qsizetype>(2, out.size()));
}

QList<Reading> Wording::read(const QList<Word> &words, int most)
{
    QList<Reading> out;
    const std::function<void(qsizetype, const Reading &)> walk = [&](qsizetype at,
                                                                     const Reading &so_far) {
        if (out.size() >= most)
            return;
        if (at == words.size()) {
            out.append(so_far);
            return;
        }
        bool found = false;
        for (int length = int(qMin<qsizetype>(m_lexicon.longestPhrase(), words.size() - at));
             length > 0; --length) {
            QString phrase;
            QString original;
            double trust = so_far.trust;
            for (int i = 0; i < length; ++i) {
                const Word &word = words.at(at + i);
                phrase += (i > 0 ? u" "_s : QString()) + word.text;
                original += (i > 0 ? u" "_s : QString()) + word.original;
                trust = qMin(trust, word.trust);
            }
            QList<Lexicon::Entry> entries = m_lexicon.entries(phrase);
            if (entries.isEmpty() && length == 1)
                entries = m_lexicon.entries(stemmed(phrase));
            for (const Lexicon::Entry &entry : std::as_const(entries)) {
                Reading next = so_far;
                next.trust = trust;
                for (const Concept one : entry.concepts) {
                    const bool there =
                        std::any_of(next.terms.begin(), next.terms.end(),
                                    [&](const Term &term) { return term.concept_ == one; });
                    if (!there)
                        next.terms.append({one, float(m_lexicon.weight(one)),
                                           words.at(at).guessed ? WordKind::Short : entry.kind,
                                           original, &m_lexicon.near(one)});
                }
                found = true;
                walk(at + length, next);
            }
        }
        if (found)
            return;
        Reading next = so_far;
        const Word &word = words.at(at);
        next.trust = qMin(next.trust, word.trust);
        if (!m_lexicon.isIgnored(word.text)) {
            const Concept one = conceptFor(word.text);
            next.terms.append({one, float(m_lexicon.weight(one)),
                               word.guessed ? WordKind::Short : WordKind::Itself, word.original,
                               &m_lexicon.near(one)});
        }
        walk(at + 1, next);
    };
    walk(0, {});
    out.removeIf([](const Reading &reading) { return reading.terms.isEmpty(); });
    return out;
}

QList<Reading> Wording::readField(const QString &name)
{
    const auto before = m_fieldReadings.constFind(name);
    if (before != m_fieldReadings.cend())
        return *before;
    QList<Word> words;
    for (const QString &token : nameTokens(name)) {
        words.append({token, 1, false, token});
        if (!m_learnt.contains(token)) {
            m_learnt.insert(token, 1);
            if (token.size() > 3)
                m_learntByInitial[token.front()].append(token);
        }
    }
    const QList<Reading> out = read(words, mostFieldReadings);
    m_fieldReadings.insert(name, out);
    return out;
}

QList<Reading> Wording::readColumn(const QString &name)
{
    QList<QList<Word>> variants{{}};
    for (const QString &token : nameTokens(name)) {
        QList<Word> words = cut(token);
        QStringList guesses;
        if (words.size() == 1 && !isKnown(token) && !isKnown(stemmed(token)))
            guesses = abbreviated(token);
        if (guesses.isEmpty()) {
            for (QList<Word> &variant : variants)
                variant += words;
            continue;
        }
        QList<QList<Word>> more;
        for (const QList<Word> &variant : std::as_const(variants)) {
            for (const QString &guess : std::as_const(guesses))
                more.append(variant + QList<Word>{{guess, trustWhenGuessed, true, token}});
        }
        variants = more.first(qMin<qsizetype>(more.size(), 4));
    }
    QList<Reading> out;
    for (const QList<Word> &variant : std::as_const(variants))
        out += read(variant, mostColumnReadings);
    return out.first(qMin<qsizetype>(out.size(), mostColumnReadings));
}

} // namespace dfw::mapping
