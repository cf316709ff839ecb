// SPDX-License-Identifier: Apache-2.0
#include "mapping/suggest.h"

#include "mapping/suggestscore.h"
#include "mapping/words.h"

#include <algorithm>
#include <cmath>
#include <QSet>

namespace dfw::mapping {

using namespace Qt::StringLiterals;

namespace {

constexpr int mostExamples = 20;   // sample values looked at in a column
constexpr int mostCandidates = 24; // fields scored in full
constexpr int mostOthers = 2;
constexpr int window = 6;             // columns to either side that may say where one belongs
constexpr double leastScore = 0.1;    // below it nothing is worth showing at any threshold
constexpr double surely = 0.6;        // a column that may speak for its neighbours
constexpr double secondChoice = 0.85; // factor for a field that is not the column's best
constexpr double tieFactor = 0.7;     // two fields that are equally right are a question
constexpr double tableWide = 0.4;     // share of columns that makes a word say nothing
constexpr int fewColumns = 6;

/// A column with what is known of it and the fields that may be right for it.
struct Work
{
    ColumnFacts facts;
    QStringList tokens;
    QList<PairScore> pairs; ///< best first
    bool cutOff = false;    ///< there were more fields than could be scored
    bool isOpen = true;     ///< has no row yet
    bool isTie = false;     ///< another field is as good as the best
    int parent = -1;        ///< where its row or its best field is, if it is sure
    double sureness = 0;
    QString neighbour;
};

QString typeNameOf(const Column &column)
{
    if (!column.xdmType.isEmpty())
        return column.xdmType;
    const QString type = column.xdm.value(u"type"_s).toString();
    return type.isEmpty() ? column.rawType : type;
}

// Nothing in the column decides between the two, nor do its neighbours.
bool isTie(const PairScore &a, const PairScore &b)
{
    constexpr double sameOdds = 0.03;
    constexpr double sameSupport = 0.05;
    return std::abs(a.alone() - b.alone()) < sameOdds &&
           std::abs(a.position - b.position) < sameSupport;
}

class Engine
{
public:
    Engine(const SuggestInput &input, std::stop_token stop)
        : m_input(input), m_stop(stop), m_wording(Lexicon::builtIn()),
          m_index(input.fields, m_wording, stop), m_sums(m_index.fields().size(), 0.f)
    {
    }
    QList<Suggestion> run();

private:
    void readColumns();
    void weighTableWords();
    void takeRows();
    void findCandidates(Work &work);
    void decide();
    void askNeighbours();
    QList<Suggestion> assigned();
    static double factorFor(const Work &work, qsizetype pair)
    {
        return (work.isTie ? tieFactor : 1) * (pair > (work.isTie ? 1 : 0) ? secondChoice : 1);
    }
    SuggestionCandidate candidate(const Work &work, const PairScore &pair, double factor) const;

    const SuggestInput &m_input;
    std::stop_token m_stop;
    Wording m_wording;
    FieldIndex m_index;
    QList<Work> m_work;
    QSet<int> m_taken; ///< numbers of fields
    QList<float> m_sums;
};

void Engine::readColumns()
{
    QHash<QString, qsizetype> places;
    for (qsizetype i = 0; i < m_input.sample.columns.size(); ++i)
        places.insert(m_input.sample.columns.at(i), i);
    m_work.reserve(m_input.columns.size());
    for (const Column &column : m_input.columns) {
        if (m_stop.stop_requested())
            return;
        Work work;
        work.facts.name = column.name;
        work.facts.type = column.type();
        work.facts.typeName = typeNameOf(column);
        work.facts.readings = m_wording.readColumn(column.name);
        work.tokens = nameTokens(column.name);
        const qsizetype place = places.value(column.name, -1);
        for (qsizetype row = 0; place >= 0 && row < m_input.sample.rows.size() &&
                                work.facts.values.filled() < mostExamples;
             ++row) {
            const QVariant value = m_input.sample.rows.at(row).value(place);
            const int before = work.facts.values.filled();
            work.facts.values.add(value);
            if (work.facts.values.filled() > before)
                work.facts.examples.append(folded(value.toString().left(60)).trimmed());
        }
        m_work.append(work);
    }
}

// "ACCT" in front of every column tells none from the others.
void Engine::weighTableWords()
{
    if (m_work.size() < fewColumns)
        return;
    QHash<Concept, int> counts;
    for (const Work &work : std::as_const(m_work)) {
        QSet<Concept> seen;
        for (const Reading &reading : work.facts.readings) {
            for (const Term &term : reading.terms)
                seen.insert(term.concept_);
        }
        for (const Concept one : std::as_const(seen))
            ++counts[one];
    }
    const double most = tableWide * double(m_work.size());
    for (Work &work : m_work) {
        for (Reading &reading : work.facts.readings) {
            if (reading.terms.size() < 2)
                continue;
            for (Term &term : reading.terms) {
                if (counts.value(term.concept_) > most)
                    term.weight *= 0.4f;
            }
        }
    }
}

void Engine::takeRows()
{
    QHash<QString, int> numbers;
    for (int i = 0; i < m_index.fields().size(); ++i)
        numbers.insert(m_index.fields().at(i).field->path, i);
    QHash<QString, QString> targets; // column → one of its fields
    for (const MappingRow &row : m_input.rows) {
        if (row.target.isEmpty())
            continue;
        if (const auto at = numbers.constFind(row.target); at != numbers.cend())
            m_taken.insert(*at);
        if (row.kind == MappingKind::Column)
            targets.insert(row.source, row.target);
    }
    for (Work &work : m_work) {
        const auto at = targets.constFind(work.facts.name);
        if (at == targets.cend())
            continue;
        work.isOpen = false;
        work.parent = m_index.parentOf(at->left(qMax<qsizetype>(0, at->lastIndexOf(u'.'))));
        work.sureness = 1;
    }
}

// A rough sum over the fields that have any of the column's words; the best are scored in full.
void Engine::findCandidates(Work &work)
{
    QList<int> touched;
    QHash<Concept, double> asked; // concept → weight
    for (const Reading &reading : std::as_const(work.facts.readings)) {
        double total = 0;
        for (const Term &term : reading.terms)
            total += term.weight;
        for (const Term &term : reading.terms) {
            double &weight = asked[term.concept_];
            weight = qMax(weight, term.weight / total);
            for (const auto &[other, worth] : m_wording.lexicon().near(term.concept_)) {
                double &nearWeight = asked[other];
                nearWeight = qMax(nearWeight, worth * 0.8 * term.weight / total);
            }
        }
    }
    for (auto it = asked.cbegin(); it != asked.cend(); ++it) {
        for (const FieldIndex::Posting &posting : m_index.postings(it.key())) {
            float &sum = m_sums[posting.field];
            if (sum == 0.f)
                touched.append(posting.field);
            sum += float(it.value()) * posting.share;
        }
    }
    work.cutOff = touched.size() > mostCandidates;
    if (work.cutOff) {
        const auto better = [&](int a, int b) {
            return m_sums.at(a) != m_sums.at(b) ? m_sums.at(a) > m_sums.at(b) : a < b;
        };
        std::partial_sort(touched.begin(), touched.begin() + mostCandidates, touched.end(), better);
    }
    for (qsizetype i = 0; i < touched.size(); ++i) {
        if (i < mostCandidates) {
            const PairScore pair = scorePair(work.facts, m_index, touched.at(i), m_wording);
            if (pair.fits())
                work.pairs.append(pair);
        }
        m_sums[touched.at(i)] = 0.f;
    }
}

void Engine::decide()
{
    for (Work &work : m_work) {
        std::sort(work.pairs.begin(), work.pairs.end(), [](const PairScore &a, const PairScore &b) {
            return a.score() != b.score() ? a.score() > b.score() : a.field < b.field;
        });
        if (!work.isOpen)
            continue;
        work.parent = -1;
        work.isTie = work.pairs.size() > 1 && isTie(work.pairs.at(0), work.pairs.at(1));
        if (!work.isTie && !work.pairs.isEmpty() && work.pairs.first().score() >= surely) {
            work.parent = m_index.fields().at(work.pairs.first().field).parent;
            work.sureness = work.pairs.first().score();
        }
    }
}

// Columns that stand together or share a word mostly go to the same part of the tree.
void Engine::askNeighbours()
{
    QHash<int, double> everywhere;
    double sure = 0;
    for (const Work &work : std::as_const(m_work)) {
        if (work.parent >= 0) {
            everywhere[work.parent] += work.sureness;
            sure += work.sureness;
        }
    }
    for (qsizetype i = 0; i < m_work.size(); ++i) {
        Work &work = m_work[i];
        if (m_stop.stop_requested())
            return;
        if (!work.isOpen || work.facts.readings.isEmpty())
            continue;
        QHash<int, double> votes;
        QHash<int, std::pair<double, QString>> speakers;
        double total = 0.5;
        for (qsizetype j = qMax<qsizetype>(0, i - window); j < qMin(m_work.size(), i + window + 1);
             ++j) {
            const Work &other = m_work.at(j);
            if (j == i || other.parent < 0)
                continue;
            double vote = other.sureness / (1 + 0.5 * double(std::abs(j - i) - 1));
            const bool alikeName = !work.tokens.isEmpty() && !other.tokens.isEmpty() &&
                                   work.tokens.size() > 1 && other.tokens.size() > 1 &&
                                   (work.tokens.first() == other.tokens.first() ||
                                    work.tokens.last() == other.tokens.last());
            vote *= alikeName ? 2.0 : 1.0;
            votes[other.parent] += vote;
            total += vote;
            if (vote > speakers.value(other.parent).first)
                speakers.insert(other.parent, {vote, other.facts.name});
        }
        const auto support = [&](int parent) {
            // The column's own voice does not count.
            const double own = work.parent == parent ? work.sureness : 0;
            const double rest = sure - (work.parent >= 0 ? work.sureness : 0);
            const double share = rest > 0.5 ? (everywhere.value(parent) - own) / rest : 0;
            return qBound(0.0, 0.6 * votes.value(parent) / total + 0.4 * share, 1.0);
        };
        if (work.cutOff) {
            QSet<int> there;
            for (const PairScore &pair : std::as_const(work.pairs))
                there.insert(pair.field);
            for (auto it = votes.cbegin(); it != votes.cend(); ++it) {
                for (const int field : m_index.parents().at(it.key()).children) {
                    if (there.contains(field))
                        continue;
                    const PairScore pair = scorePair(work.facts, m_index, field, m_wording);
                    if (pair.fits())
                        work.pairs.append(pair);
                }
            }
        }
        for (PairScore &pair : work.pairs)
            pair.position = support(m_index.fields().at(pair.field).parent);
        if (!work.pairs.isEmpty()) {
            const auto best = std::max_element(
                work.pairs.cbegin(), work.pairs.cend(),
                [](const PairScore &a, const PairScore &b) { return a.score() < b.score(); });
            work.neighbour = speakers.value(m_index.fields().at(best->field).parent).second;
        }
    }
}

SuggestionCandidate Engine::candidate(const Work &work, const PairScore &pair, double factor) const
{
    return {.target = m_index.fields().at(pair.field).field->path,
            .score = std::round(pair.score() * factor * 1000) / 1000,
            .reasons = reasonsFor(pair, work.facts, m_index, m_wording, work.neighbour)};
}

// Best pairs of all first, so that a field goes to the column that has most reason for it.
QList<Suggestion> Engine::assigned()
{
    struct Claim
    {
        qsizetype column = 0;
        qsizetype pair = 0;
        double score = 0;
    };
    QList<Claim> claims;
    for (qsizetype i = 0; i < m_work.size(); ++i) {
        const Work &work = m_work.at(i);
        for (qsizetype j = 0; work.isOpen && j < work.pairs.size(); ++j) {
            const double score = work.pairs.at(j).score() * factorFor(work, j);
            if (score < leastScore)
                break;
            claims.append({i, j, score});
        }
    }
    std::stable_sort(claims.begin(), claims.end(),
                     [](const Claim &a, const Claim &b) { return a.score > b.score; });
    QList<qsizetype> chosen(m_work.size(), -1);
    QSet<int> taken = m_taken;
    for (const Claim &claim : std::as_const(claims)) {
        const int field = m_work.at(claim.column).pairs.at(claim.pair).field;
        if (chosen.at(claim.column) >= 0 || taken.contains(field))
            continue;
        chosen[claim.column] = claim.pair;
        taken.insert(field);
    }
    QList<Suggestion> out;
    for (qsizetype i = 0; i < m_work.size(); ++i) {
        const qsizetype at = chosen.at(i);
        if (m_stop.stop_requested())
            return {};
        if (at < 0)
            continue;
        const Work &work = m_work.at(i);
        Suggestion one{.column = work.facts.name,
                       .best = candidate(work, work.pairs.at(at), factorFor(work, at))};
        for (qsizetype j = 0; j < work.pairs.size() && one.others.size() < mostOthers; ++j) {
            if (j != at && !m_taken.contains(work.pairs.at(j).field) &&
                work.pairs.at(j).score() >= leastScore)
                one.others.append(
                    candidate(work, work.pairs.at(j), work.isTie && j < 2 ? tieFactor : 1));
        }
        out.append(one);
    }
    return out;
}

QList<Suggestion> Engine::run()
{
    readColumns();
    weighTableWords();
    takeRows();
    for (Work &work : m_work) {
        if (m_stop.stop_requested())
            return {};
        if (work.isOpen)
            findCandidates(work);
    }
    decide();
    askNeighbours();
    decide();
    return assigned();
}

} // namespace

QList<Suggestion> suggest(const SuggestInput &input, std::stop_token stop)
{
    if (input.columns.isEmpty() || input.fields.isEmpty())
        return {};
    return Engine(input, stop).run();
}

} // namespace dfw::mapping
