// SPDX-License-Identifier: Apache-2.0
#include "mapping/suggestscore.h"

#include "domain/validation.h"
#include "mapping/words.h"

#include <algorithm>
#include <cmath>

namespace dfw::mapping {

using namespace Qt::StringLiterals;

namespace {

// Chosen by hand on the tables of tests/data/suggestions that are marked "tune".
constexpr double descriptionWorth = 0.4; // and a word of the description
constexpr double columnPower = 1.25;     // words of the column nothing explains cost more …
constexpr double fieldPower = 0.85;      // … than words of the field the column leaves out
constexpr double impliedWeight = 0.25;   // "date" where both are dates anyway
constexpr double positionWorth = 1.1;
constexpr double leastWords = 0.12;
constexpr int fewValues = 3;
constexpr double plainlyNot = -3.5; // outweighs any name

double logit(double p)
{
    p = std::clamp(p, 0.02, 0.975);
    return std::log(p / (1 - p));
}

double likely(double x)
{
    return 1 / (1 + std::exp(-x));
}

bool isTime(ValueType type)
{
    return type == ValueType::Date || type == ValueType::DateTime;
}

bool isNumber(ValueType type)
{
    return type == ValueType::Integer || type == ValueType::Number;
}

struct TimeConcepts
{
    explicit TimeConcepts(const Lexicon &lexicon)
        : list{lexicon.conceptOf(u"date"_s), lexicon.conceptOf(u"time"_s),
               lexicon.conceptOf(u"timestamp"_s)}
    {
    }
    QList<Concept> list;
};

/// A word both sides leave out or add freely, because the type says it.
double weightOf(const Term &term, bool timesOnBothSides, const Lexicon &lexicon)
{
    static const TimeConcepts times(lexicon);
    return timesOnBothSides && times.list.contains(term.concept_) ? term.weight * impliedWeight
                                                                  : term.weight;
}

double wordsScore(const Reading &reading, const FieldPhrase &phrase, const IndexedField &field,
                  const FieldParent &parent, bool times, const Lexicon &lexicon)
{
    double explained = 0;
    double said = 0;
    double touched = 0; // of the field's own name, not of its parents'
    for (const Term &term : reading.terms) {
        const double own = bestAlike(term, phrase.terms);
        double best = own;
        if (best < contextWorth)
            best = qMax(best, contextWorth * bestAlike(term, parent.words));
        if (best < descriptionWorth && field.described.contains(term.concept_))
            best = descriptionWorth;
        const double weight = weightOf(term, times, lexicon);
        explained += weight * best;
        said += weight;
        touched = qMax(touched, own);
    }
    double covered = 0;
    double wanted = 0;
    for (const Term &term : phrase.terms) {
        const double weight = weightOf(term, times, lexicon);
        covered += weight * bestAlike(term.concept_, reading.terms);
        wanted += weight;
    }
    if (said <= 0 || wanted <= 0 || touched <= 0)
        return 0;
    return std::pow(explained / said, columnPower) * std::pow(covered / wanted, fieldPower) *
           phrase.factor * reading.trust;
}

double shareOf(const Reading &reading, const FieldParent &parent)
{
    double out = 1;
    for (const ParentMention &mention : parent.mentions) {
        double said = 0;
        for (const Concept one : mention.qualifiers)
            said = qMax(said, bestAlike(one, reading.terms));
        out *= mention.share + (1 - mention.share) * said;
    }
    return out;
}

double typeEvidence(const ColumnFacts &column, const IndexedField &entry)
{
    const ValueType from = column.type;
    const ValueType to = entry.field->type;
    const ValueShares &values = column.values;
    if (from == ValueType::Unknown || to == ValueType::Unknown)
        return 0;
    if (to == ValueType::String) {
        if (isTime(from))
            return entry.saysDate ? -0.3 : -1.6;
        if (from == ValueType::Boolean)
            return -1.6;
        if (from == ValueType::Number)
            return entry.saysCode ? -1.0 : -1.2;
        if (from == ValueType::Integer)
            return entry.saysCode ? 0 : -0.7;
        return 0;
    }
    if (from == ValueType::String) {
        const ValuePattern wanted = isTime(to)                 ? ValuePattern::Date
                                    : to == ValueType::Boolean ? ValuePattern::Boolean
                                    : to == ValueType::Integer ? ValuePattern::WholeNumber
                                                               : ValuePattern::Number;
        if (values.filled() == 0)
            return -0.4;
        if (values.filled() >= fewValues && values.share(wanted) < 0.1)
            return plainlyNot;
        return values.share(wanted) >= 0.75 ? 0.3 : values.share(wanted) >= 0.5 ? -0.5 : -2.5;
    }
    if (from == to)
        return 0.35;
    if (isNumber(from) && isNumber(to)) {
        const bool whole = to == ValueType::Number || values.filled() == 0 ||
                           values.share(ValuePattern::WholeNumber) > 0.99;
        return whole ? 0.2 : -0.8;
    }
    return isTime(from) && isTime(to) ? 0.15 : 0;
}

double enumEvidence(const ColumnFacts &column, const SchemaField &field)
{
    if (column.examples.size() < fewValues)
        return 0;
    const double share = double(allowedCount(column, field)) / double(column.examples.size());
    return share >= 0.75 ? 0.9 : share > 0 ? 0.2 : -0.3;
}

double valueEvidence(const ColumnFacts &column, const IndexedField &entry)
{
    const ValueShares &values = column.values;
    if (!entry.field->enumValues.isEmpty())
        return enumEvidence(column, *entry.field);
    if (entry.field->type != ValueType::String || column.type == ValueType::Boolean ||
        isTime(column.type) || values.filled() == 0)
        return 0;
    if (entry.expected) {
        const double share = values.share(*entry.expected);
        const bool enough = values.filled() >= fewValues;
        switch (*entry.expected) {
        case ValuePattern::Email:
            return share >= 0.5            ? 1.1 * share
                   : enough && share < 0.1 ? plainlyNot
                   : enough                ? -2.2
                                           : -0.5;
        case ValuePattern::Url:
            return share >= 0.5 ? 1.0 * share : enough ? -1.4 : -0.3;
        case ValuePattern::Phone:
            return share >= 0.5 ? 0.8 * share : enough ? -1.2 : -0.2;
        case ValuePattern::CountryCode:
            return share >= 0.5 ? 0.9 * share : enough ? -1.8 : -0.4;
        case ValuePattern::CurrencyCode:
            return share >= 0.5 ? 0.9 * share : enough ? -1.2 : -0.2;
        case ValuePattern::LanguageCode:
            return share >= 0.5 ? 0.6 * share : -0.2;
        case ValuePattern::PostalCode:
            return share >= 0.5 ? 0.6 * share : -0.4;
        default:
            return 0;
        }
    }
    // What the values plainly are and the field does not ask for.
    if (values.share(ValuePattern::Email) >= 0.75)
        return -2.0;
    if (values.share(ValuePattern::Url) >= 0.75)
        return -1.6;
    if (values.share(ValuePattern::Uuid) >= 0.75)
        return entry.saysCode ? 0.3 : -1.2;
    if (values.share(ValuePattern::DateTime) >= 0.75)
        return entry.saysDate ? 0 : -1.2;
    if (values.share(ValuePattern::CountryCode) >= 0.75 && !entry.saysCode)
        return -0.4;
    if (values.share(ValuePattern::Phone) >= 0.75 && !entry.saysCode)
        return -1.0;
    return 0;
}

} // namespace

double alike(const Term &term, Concept other)
{
    if (term.concept_ == other)
        return 1;
    for (const auto &[one, worth] : *term.near) {
        if (one == other)
            return worth;
    }
    return 0;
}

double bestAlike(const Term &term, const QList<Term> &others)
{
    double best = 0;
    for (const Term &other : others)
        best = qMax(best, alike(term, other.concept_));
    return best;
}

double bestAlike(Concept one, const QList<Term> &terms)
{
    double best = 0;
    for (const Term &term : terms)
        best = qMax(best, alike(term, one));
    return best;
}

int allowedCount(const ColumnFacts &column, const SchemaField &field)
{
    const auto isAllowed = [&](const QString &example) {
        return std::any_of(field.enumValues.begin(), field.enumValues.end(),
                           [&](const QString &allowed) { return folded(allowed) == example; });
    };
    return int(std::count_if(column.examples.begin(), column.examples.end(), isAllowed));
}

double PairScore::alone() const
{
    return logit(words * share) + type + values;
}

double PairScore::score() const
{
    const double meant = share + (1 - share) * 0.9 * position;
    return likely(logit(words * meant) + type + values + positionWorth * position);
}

PairScore scorePair(const ColumnFacts &column, const FieldIndex &index, int field,
                    const Wording &wording)
{
    const IndexedField &entry = index.fields().at(field);
    PairScore out;
    if (typeFit(column.type, entry.field->type) == Fit::Never)
        return out;
    const FieldParent &parent = index.parents().at(entry.parent);
    const Lexicon &lexicon = wording.lexicon();
    const bool times = isTime(entry.field->type) &&
                       (isTime(column.type) || column.values.share(ValuePattern::Date) >= 0.75);
    double best = 0;
    for (int i = 0; i < column.readings.size(); ++i) {
        const Reading &reading = column.readings.at(i);
        const double share = shareOf(reading, parent);
        for (int j = 0; j < entry.phrases.size(); ++j) {
            const double words =
                wordsScore(reading, entry.phrases.at(j), entry, parent, times, lexicon);
            if (words * share <= best)
                continue;
            best = words * share;
            out.words = words;
            out.share = share;
            out.reading = i;
            out.phrase = j;
        }
    }
    if (out.words < leastWords)
        return out;
    out.field = field;
    out.type = typeEvidence(column, entry);
    out.values = valueEvidence(column, entry);
    return out;
}

} // namespace dfw::mapping
