// SPDX-License-Identifier: Apache-2.0
#include "mapping/repair.h"

#include "domain/validation.h"

#include <algorithm>

namespace dfw::mapping {

using namespace Qt::StringLiterals;

namespace {

constexpr qsizetype mostCandidates = 3;
constexpr double leastScore = 0.45;
constexpr double goodScore = 0.6;
constexpr qsizetype enoughLooked = 300; // names compared letter by letter
// What counts for a path; a column has no parents.
constexpr double leafShare = 0.75;
constexpr double parentShare = 0.25;

// Every word, and the first letters: a name that lost or gained a letter still has one of them.
QStringList keysOf(const ComparableName &name)
{
    QStringList out = name.words;
    if (name.letters.size() >= 2)
        out.append(u'^' + name.letters.left(2));
    if (name.letters.size() >= 3)
        out.append(u'$' + name.letters.right(3));
    return out;
}

// "mailing.address[].city" → "city", {"mailing", "address"}
std::pair<ComparableName, QStringList> cut(const QString &path)
{
    QString plain = path;
    plain.remove(u'[').remove(u']').remove(u'*');
    const qsizetype dot = plain.lastIndexOf(u'.');
    return {comparable(plain.mid(dot + 1)), comparable(plain.left(qMax<qsizetype>(0, dot))).words};
}

} // namespace

bool Repair::isSure() const
{
    if (candidates.isEmpty() || candidates.first().score < sureRepair)
        return false;
    return candidates.size() == 1 ||
           candidates.first().score - candidates.at(1).score >= sureRepairMargin;
}

RepairFinder::Known RepairFinder::known(const QString &name, ValueType type, bool isPath)
{
    Known out{.name = name, .type = type};
    if (isPath)
        std::tie(out.leaf, out.parents) = cut(name);
    else
        out.leaf = comparable(name);
    return out;
}

RepairFinder::RepairFinder(const QList<Column> &columns, const SchemaFields &fields)
    : m_fields(fields)
{
    m_columns.reserve(columns.size());
    for (const Column &column : columns) {
        m_columnByName.insert(column.name, m_columns.size());
        m_columns.append(known(column.name, column.type(), false));
    }
    for (const SchemaField &field : fields.all()) {
        // What lies in a list needs an index nobody can guess.
        if (field.isLeaf() && !field.path.contains("[]"_L1))
            m_targets.append(known(field.path, field.type, true));
    }
    const auto index = [](const QList<Known> &all) {
        QHash<QString, QList<qsizetype>> out;
        for (qsizetype i = 0; i < all.size(); ++i) {
            const QStringList keys = keysOf(all.at(i).leaf);
            for (const QString &key : keys)
                out[key].append(i);
        }
        return out;
    };
    m_columnsByWord = index(m_columns);
    m_targetsByWord = index(m_targets);
}

bool RepairFinder::isColumnMissing(const MappingRow &row) const
{
    return row.kind == MappingKind::Column && !m_columnByName.contains(row.source);
}

bool RepairFinder::isTargetMissing(const MappingRow &row) const
{
    return !m_fields.isEmpty() && !row.target.isEmpty() && !m_fields.find(row.target);
}

ValueType RepairFinder::columnType(const QString &name) const
{
    const auto found = m_columnByName.constFind(name);
    return found == m_columnByName.cend() ? ValueType::Unknown : m_columns.at(*found).type;
}

double RepairFinder::score(const Wanted &wanted, const Known &one)
{
    const double leaf = similarity(wanted.leaf, one.leaf);
    double out = leaf;
    if (wanted.isTarget) {
        const bool bothAtTop = wanted.parents.isEmpty() && one.parents.isEmpty();
        out = leafShare * leaf +
              parentShare * (bothAtTop ? 1.0 : sharedWords(wanted.parents, one.parents));
    }
    if (wanted.type == ValueType::Unknown || one.type == ValueType::Unknown)
        return out;
    const Fit fit =
        wanted.isTarget ? typeFit(wanted.type, one.type) : typeFit(one.type, wanted.type);
    return fit == Fit::Good ? out : fit == Fit::Depends ? out * 0.97 : out * 0.5;
}

QList<RepairCandidate> RepairFinder::alike(const Wanted &wanted) const
{
    const QList<Known> &among = wanted.isTarget ? m_targets : m_columns;
    const auto &byWord = wanted.isTarget ? m_targetsByWord : m_columnsByWord;
    QSet<qsizetype> looked;
    QList<RepairCandidate> out;
    // Rare words first: what shares one of them is rarely beaten by what shares a common one.
    QList<QList<qsizetype>> lists;
    const QStringList keys = keysOf(wanted.leaf);
    for (const QString &key : keys)
        lists.append(byWord.value(key));
    std::stable_sort(lists.begin(), lists.end(),
                     [](const auto &a, const auto &b) { return a.size() < b.size(); });
    double best = 0;
    for (const QList<qsizetype> &found : std::as_const(lists)) {
        if (looked.size() >= enoughLooked || (best >= goodScore && found.size() > enoughLooked))
            break;
        for (const qsizetype i : found) {
            if (looked.contains(i))
                continue;
            looked.insert(i);
            const double value = score(wanted, among.at(i));
            best = qMax(best, value);
            if (value >= leastScore)
                out.append({.name = among.at(i).name, .score = value});
        }
    }
    const auto better = [](const RepairCandidate &a, const RepairCandidate &b) {
        return a.score != b.score ? a.score > b.score : a.name < b.name;
    };
    std::sort(out.begin(), out.end(), better);
    return out;
}

QList<RepairCandidate> RepairFinder::best(const QString &missing, const Wanted &wanted,
                                          const QSet<QString> &taken) const
{
    const QString key = u"%1 %2 %3"_s.arg(wanted.isTarget).arg(int(wanted.type)).arg(missing);
    auto found = m_found.constFind(key);
    if (found == m_found.cend())
        found = m_found.insert(key, alike(wanted));
    QList<RepairCandidate> out;
    for (const RepairCandidate &one : *found) {
        if (out.size() < mostCandidates && !taken.contains(one.name))
            out.append(one);
    }
    return out;
}

Repair RepairFinder::columnRepair(const MappingRow &row, const QSet<QString> &taken) const
{
    Wanted wanted{.leaf = comparable(row.source)};
    if (const SchemaField *field = m_fields.find(row.target))
        wanted.type = field->type;
    return {.part = Repair::Part::Column,
            .missing = row.source,
            .candidates = best(row.source, wanted, taken)};
}

Repair RepairFinder::targetRepair(const MappingRow &row, const QSet<QString> &taken) const
{
    Wanted wanted{.isTarget = true};
    std::tie(wanted.leaf, wanted.parents) = cut(row.target);
    if (row.kind == MappingKind::Column)
        wanted.type = columnType(row.source);
    return {.part = Repair::Part::Target,
            .missing = row.target,
            .candidates = best(row.target, wanted, taken)};
}

namespace {

struct Taken
{
    QSet<QString> columns;
    QSet<QString> targets;
};

Taken takenOf(const Mapping &rows)
{
    Taken out;
    for (const MappingRow &row : rows) {
        if (row.target.isEmpty())
            continue;
        out.targets.insert(row.target);
        if (row.kind == MappingKind::Column)
            out.columns.insert(row.source);
    }
    return out;
}

} // namespace

QList<Repair> RepairFinder::repairs(const MappingRow &row, const Mapping &rows) const
{
    QList<Repair> out;
    const bool column = isColumnMissing(row) && !row.target.isEmpty();
    const bool target = isTargetMissing(row);
    if (!column && !target)
        return out;
    const Taken taken = takenOf(rows);
    if (column)
        out.append(columnRepair(row, taken.columns));
    if (target)
        out.append(targetRepair(row, taken.targets));
    return out;
}

Mapping RepairFinder::repaired(const Mapping &rows) const
{
    struct Found
    {
        qsizetype row;
        Repair repair;
    };
    const Taken taken = takenOf(rows);
    QList<Found> found;
    for (qsizetype i = 0; i < rows.size(); ++i) {
        const MappingRow &row = rows.at(i);
        if (isColumnMissing(row) && !row.target.isEmpty())
            found.append({i, columnRepair(row, taken.columns)});
        if (isTargetMissing(row))
            found.append({i, targetRepair(row, taken.targets)});
    }
    found.removeIf([](const Found &one) { return !one.repair.isSure(); });
    std::stable_sort(found.begin(), found.end(), [](const Found &a, const Found &b) {
        return a.repair.candidates.first().score > b.repair.candidates.first().score;
    });
    Mapping out = rows;
    QSet<QString> targets;
    QHash<QString, QString> columns; // new column → the one it stands for: all its rows move
    for (const Found &one : std::as_const(found)) {
        const QString name = one.repair.candidates.first().name;
        if (one.repair.part == Repair::Part::Target) {
            if (targets.contains(name))
                continue;
            targets.insert(name);
            out[one.row].target = name;
        } else if (columns.value(name, one.repair.missing) == one.repair.missing) {
            columns.insert(name, one.repair.missing);
            out[one.row].source = name;
        }
    }
    return out;
}

} // namespace dfw::mapping
