// SPDX-License-Identifier: Apache-2.0
#include "mapping/suggestscore.h"
#include "mapping/words.h"

#include <algorithm>
#include <cmath>

namespace dfw::mapping {

using namespace Qt::StringLiterals;

namespace {

QString leafOf(const QString &path)
{
    return path.mid(path.lastIndexOf(u'.') + 1);
}

/// The words' part of the reasons: one a term of the column.
QList<SuggestionReason> wordReasons(const PairScore &pair, const ColumnFacts &column,
                                    const IndexedField &entry, const FieldParent &parent,
                                    const Lexicon &lexicon, double worth)
{
    const Reading &reading = column.readings.at(pair.reading);
    const FieldPhrase &phrase = entry.phrases.at(pair.phrase);
    const QString leaf = leafOf(entry.field->path);
    if (nameTokens(column.name) == nameTokens(leaf))
        return {{SuggestionReason::Kind::SameName, {leaf}, worth}};
    double total = 0;
    struct Part
    {
        SuggestionReason reason;
        double weight = 0;
    };
    QList<Part> parts;
    QStringList shared;
    double sharedWeight = 0;
    QStringList told;
    for (const Term &term : reading.terms) {
        const Term *partner = nullptr;
        double best = 0;
        bool ofParent = false;
        for (const Term &other : phrase.terms) {
            const double worthOf = alike(term, other.concept_);
            if (worthOf > best) {
                best = worthOf;
                partner = &other;
            }
        }
        for (const Term &other : parent.words) {
            const double worthOf = contextWorth * alike(term, other.concept_);
            if (worthOf > best) {
                best = worthOf;
                partner = &other;
                ofParent = true;
            }
        }
        if (!partner)
            continue;
        const double weight = best * term.weight;
        total += weight;
        if (ofParent) {
            parts.append({{SuggestionReason::Kind::Position, {leafOf(parent.path)}, 0}, weight});
            continue;
        }
        if (stemmed(term.word) == stemmed(partner->word)) {
            if (!shared.contains(term.word))
                shared.append(term.word);
            sharedWeight += weight;
            continue;
        }
        // One word may carry two concepts ("dob"): it is told once.
        const QString key = term.word;
        if (told.contains(key)) {
            for (Part &part : parts) {
                if (part.reason.arguments.value(0) == key)
                    part.weight += weight;
            }
            continue;
        }
        told.append(key);
        QStringList meant;
        for (const Term &other : reading.terms) {
            if (other.word == key && bestAlike(other, phrase.terms) > 0)
                meant.append(lexicon.conceptName(other.concept_));
        }
        meant.removeAll(QString());
        const QString word = meant.size() > 1 || best >= 1 ? meant.join(u' ') : partner->word;
        parts.append({{term.kind == WordKind::Short ? SuggestionReason::Kind::Abbreviation
                                                    : SuggestionReason::Kind::Synonym,
                       {key, word.isEmpty() ? partner->word : word},
                       0},
                      weight});
    }
    if (!shared.isEmpty())
        parts.append({{SuggestionReason::Kind::SharedWords, shared, 0}, sharedWeight});
    QList<SuggestionReason> out;
    for (Part &part : parts) {
        part.reason.weight = total > 0 ? worth * part.weight / total : 0;
        const auto same = std::find_if(out.begin(), out.end(), [&](const SuggestionReason &one) {
            return one.kind == part.reason.kind && one.arguments == part.reason.arguments;
        });
        if (same != out.end())
            same->weight += part.reason.weight;
        else
            out.append(part.reason);
    }
    return out;
}

SuggestionReason valueReason(const ColumnFacts &column, const IndexedField &entry, double weight)
{
    if (!entry.field->enumValues.isEmpty()) {
        const int among = allowedCount(column, *entry.field);
        return {SuggestionReason::Kind::AllowedValues,
                {QString::number(among), QString::number(column.examples.size())},
                weight};
    }
    ValuePattern pattern = ValuePattern::Count;
    if (entry.expected) {
        pattern = *entry.expected;
    } else {
        for (const ValuePattern one :
             {ValuePattern::Email, ValuePattern::Url, ValuePattern::Uuid, ValuePattern::DateTime,
              ValuePattern::CountryCode, ValuePattern::Phone}) {
            if (column.values.share(one) >= 0.75) {
                pattern = one;
                break;
            }
        }
    }
    return {SuggestionReason::Kind::Values,
            {patternName(pattern), QString::number(column.values.count(pattern)),
             QString::number(column.values.filled())},
            weight};
}

} // namespace

QList<SuggestionReason> reasonsFor(const PairScore &pair, const ColumnFacts &column,
                                   const FieldIndex &index, const Wording &wording,
                                   const QString &neighbour)
{
    const IndexedField &entry = index.fields().at(pair.field);
    const FieldParent &parent = index.parents().at(entry.parent);
    const double all = pair.score();
    // What the score would lose without each part.
    const auto without = [&](auto change) {
        PairScore other = pair;
        change(other);
        return all - other.score();
    };
    const double type = without([](PairScore &one) { one.type = 0; });
    const double values = without([](PairScore &one) { one.values = 0; });
    const double position = without([](PairScore &one) { one.position = 0; });
    QList<SuggestionReason> out =
        wordReasons(pair, column, entry, parent, wording.lexicon(), all - type - values - position);
    constexpr double worthTelling = 0.005;
    if (std::abs(type) > worthTelling)
        out.append({SuggestionReason::Kind::Type, {column.typeName, entry.field->rawType}, type});
    if (std::abs(values) > worthTelling)
        out.append(valueReason(column, entry, values));
    if (position > worthTelling && !neighbour.isEmpty())
        out.append(
            {SuggestionReason::Kind::Neighbours, {neighbour, leafOf(parent.path)}, position});
    std::stable_sort(out.begin(), out.end(),
                     [](const SuggestionReason &a, const SuggestionReason &b) {
                         return std::abs(a.weight) > std::abs(b.weight);
                     });
    return out;
}

} // namespace dfw::mapping
