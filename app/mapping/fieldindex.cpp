// SPDX-License-Identifier: Apache-2.0
#include "mapping/fieldindex.h"

#include "mapping/words.h"

#include <algorithm>
#include <QSet>

namespace dfw::mapping {

using namespace Qt::StringLiterals;

namespace {

constexpr double otherParentShare = 0.9;
constexpr double loneLightFactor = 0.85;
constexpr double titleFactor = 0.98;
constexpr qsizetype mostDescriptionWords = 16;

bool canTakeColumn(const SchemaField &field)
{
    if (field.deprecated || field.type == ValueType::Object || field.type == ValueType::Array ||
        field.type == ValueType::Map || field.path.contains("[]"_L1))
        return false;
    // Written by the Platform (schema-catalog-dataprep reference 2.3).
    static const QStringList system{u"createdByBatchID"_s, u"modifiedByBatchID"_s,
                                    u"repositoryCreatedBy"_s, u"repositoryLastModifiedBy"_s};
    return !field.path.startsWith("_repo."_L1) && !field.path.contains("._repo."_L1) &&
           !system.contains(field.path.mid(field.path.lastIndexOf(u'.') + 1));
}

double totalOf(const QList<Term> &terms)
{
    double out = 0;
    for (const Term &term : terms)
        out += term.weight;
    return out;
}

bool has(const QList<Term> &terms, Concept one)
{
    return std::any_of(terms.begin(), terms.end(),
                       [&](const Term &term) { return term.concept_ == one; });
}

} // namespace

FieldIndex::FieldIndex(const SchemaFields &fields, Wording &wording, std::stop_token stop)
    : m_schema(fields)
{
    for (const SchemaField &field : m_schema.all()) {
        if (stop.stop_requested())
            return;
        if (!canTakeColumn(field))
            continue;
        IndexedField entry;
        entry.field = &field;
        entry.parent =
            parentFor(field.path.left(qMax<qsizetype>(0, field.path.lastIndexOf(u'.'))), wording);
        addPhrases(entry, wording);
        m_parents[entry.parent].children.append(int(m_fields.size()));
        m_fields.append(entry);
        post(int(m_fields.size()) - 1);
    }
}

int FieldIndex::parentFor(const QString &path, Wording &wording)
{
    const auto at = m_parentNumbers.constFind(path);
    if (at != m_parentNumbers.cend())
        return *at;
    // What these words add is which kind of thing it is, not which one.
    static const QStringList nouns{u"address"_s, u"phone"_s, u"email"_s, u"detail"_s, u"name"_s};
    FieldParent parent{.path = path};
    const Lexicon &lexicon = wording.lexicon();
    const QStringList names = path.split(u'.', Qt::SkipEmptyParts);
    for (qsizetype i = 0; i < names.size(); ++i) {
        const QString &name = names.at(i);
        const QList<Reading> readings = wording.readField(name);
        // The organisation's own namespace says nothing about a field.
        if (readings.isEmpty() || (i == 0 && name.startsWith(u'_')))
            continue;
        ParentMention mention;
        bool onlyWrapper = true;
        for (const Reading &reading : readings) {
            for (const Term &term : reading.terms) {
                if (!has(parent.words, term.concept_))
                    parent.words.append(term);
                const QString word = lexicon.conceptName(term.concept_);
                if (lexicon.isWrapper(word))
                    continue;
                onlyWrapper = false;
                if (!nouns.contains(word))
                    mention.qualifiers.append(term.concept_);
            }
        }
        const double *share = lexicon.parentShare(names.first(i + 1).join(u'.'));
        mention.share = share ? *share : onlyWrapper ? 1.0 : otherParentShare;
        if (mention.share < 1.0)
            parent.mentions.append(mention);
    }
    const int number = int(m_parents.size());
    m_parentNumbers.insert(path, number);
    m_parents.append(parent);
    return number;
}

void FieldIndex::addPhrases(IndexedField &entry, Wording &wording) const
{
    const SchemaField &field = *entry.field;
    const Lexicon &lexicon = wording.lexicon();
    const QString name = field.path.mid(field.path.lastIndexOf(u'.') + 1);
    const FieldParent &parent = m_parents.at(entry.parent);
    const auto add = [&](const QList<Reading> &readings, double factor) {
        for (const Reading &reading : readings) {
            const double total = totalOf(reading.terms);
            if (total > 0)
                entry.phrases.append({reading.terms, total, factor});
        }
    };
    const Lexicon::FieldWords *known = lexicon.fieldWords(field.path);
    if (known) {
        for (const QString &phrase : known->phrases)
            add(wording.readField(phrase).first(1), 1);
    }
    if (!known || !known->instead) {
        const QList<Reading> readings = wording.readField(name);
        const bool light = !readings.isEmpty() && readings.first().terms.size() == 1 &&
                           readings.first().terms.first().weight < 0.65f;
        add(readings, light && !parent.words.isEmpty() ? loneLightFactor : 1);
        // "ticket.number" is a ticket number.
        if (light && !parent.words.isEmpty()) {
            FieldPhrase both{.terms = parent.words};
            for (const Term &term : readings.first().terms) {
                if (!has(both.terms, term.concept_))
                    both.terms.append(term);
            }
            both.total = totalOf(both.terms);
            entry.phrases.append(both);
        }
        if (!field.title.isEmpty() && nameTokens(field.title) != nameTokens(name))
            add(wording.readField(field.title), titleFactor);
    }
    QSet<Concept> described;
    if (!field.description.isEmpty()) {
        const QStringList words = nameTokens(field.description.left(200));
        for (const QString &word : words.first(qMin(words.size(), mostDescriptionWords))) {
            for (const Lexicon::Entry &one : lexicon.entries(word)) {
                if (one.kind != WordKind::Short && one.concepts.size() == 1)
                    described.insert(one.concepts.first());
            }
        }
    }
    entry.described = {described.begin(), described.end()};

    const auto says = [&](const char *concept_) {
        const Concept one = lexicon.conceptOf(QString::fromLatin1(concept_));
        return std::any_of(entry.phrases.begin(), entry.phrases.end(),
                           [&](const FieldPhrase &phrase) { return has(phrase.terms, one); });
    };
    entry.saysDate =
        says("date") || says("time") || says("timestamp") || says("birth") || says("since");
    entry.saysCode = says("id") || says("number") || says("code") || says("key") || says("phone") ||
                     says("fax") || says("postal") || says("reference") || says("sku") ||
                     says("extension") || says("version");
    if (field.type != ValueType::String)
        return;
    if (field.format == "email"_L1 || (says("email") && !says("status") && !says("type")))
        entry.expected = ValuePattern::Email;
    else if (field.format == "uri"_L1 || says("url"))
        entry.expected = ValuePattern::Url;
    else if ((says("phone") || says("fax")) && !says("extension") && !says("code") &&
             !says("status"))
        entry.expected = ValuePattern::Phone;
    else if (name == "countryCode"_L1 && says("country"))
        entry.expected = ValuePattern::CountryCode;
    else if (says("currency"))
        entry.expected = ValuePattern::CurrencyCode;
    else if (says("postal"))
        entry.expected = ValuePattern::PostalCode;
    else if (says("language"))
        entry.expected = ValuePattern::LanguageCode;
}

void FieldIndex::post(int number)
{
    const IndexedField &entry = m_fields.at(number);
    const FieldParent &parent = m_parents.at(entry.parent);
    double likely = 1;
    for (const ParentMention &mention : parent.mentions)
        likely *= mention.share;
    QHash<Concept, float> shares;
    for (const Term &term : parent.words)
        shares.insert(term.concept_, 0.45f);
    for (const FieldPhrase &phrase : entry.phrases) {
        for (const Term &term : phrase.terms) {
            const float share =
                float((0.45 + 0.45 * term.weight / phrase.total + 0.1 * likely) * phrase.factor);
            float &best = shares[term.concept_];
            best = qMax(best, share);
        }
    }
    for (auto it = shares.cbegin(); it != shares.cend(); ++it)
        m_postings[it.key()].append({number, it.value()});
}

const QList<FieldIndex::Posting> &FieldIndex::postings(Concept one) const
{
    static const QList<Posting> none;
    const auto at = m_postings.constFind(one);
    return at == m_postings.cend() ? none : *at;
}

} // namespace dfw::mapping
