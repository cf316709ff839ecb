// SPDX-License-Identifier: Apache-2.0
#include "mapping/difference.h"

#include <QHash>

namespace dfw::mapping {

namespace {

// Finds for each incoming row the row that it is about. Every row is found once.
class Pairing
{
public:
    Pairing(const Mapping &before, const Mapping &incoming)
        : m_before(before), m_incoming(incoming), m_partner(incoming.size(), -1),
          m_taken(before.size(), false)
    {
        // The surest first, so that a row is not taken by a guess from the row it really is.
        pair([](const MappingRow &one) { return key(one, true, true); });
        pair([](const MappingRow &one) {
            return one.kind == MappingKind::Column ? QString() : key(one, false, true);
        });
        // A column's row that is still without a field, then any of that column's.
        pair([](const MappingRow &one) { return key(one, true, false); }, true);
        pair([](const MappingRow &one) { return key(one, true, false); });
    }

    qsizetype partner(qsizetype incoming) const { return m_partner.at(incoming); }
    bool isTaken(qsizetype row) const { return m_taken.at(row); }

private:
    static QString key(const MappingRow &row, bool source, bool target)
    {
        const QChar between = u'\0';
        return QString::number(int(row.kind)) + between + (source ? row.source : QString()) +
               between + (target ? row.target : QString());
    }

    template<typename Key>
    void pair(Key keyOf, bool onlyWithoutTarget = false)
    {
        QHash<QString, QList<qsizetype>> open; // last first, to take from the end
        for (qsizetype i = m_before.size() - 1; i >= 0; --i) {
            const MappingRow &row = m_before.at(i);
            if (m_taken.at(i) || (onlyWithoutTarget && !row.target.isEmpty()))
                continue;
            if (const QString key = keyOf(row); !key.isEmpty())
                open[key].append(i);
        }
        for (qsizetype i = 0; i < m_incoming.size(); ++i) {
            if (m_partner.at(i) >= 0)
                continue;
            const auto found = open.find(keyOf(m_incoming.at(i)));
            if (found == open.end() || found->isEmpty())
                continue;
            m_partner[i] = found->takeLast();
            m_taken[m_partner.at(i)] = true;
        }
    }

    const Mapping &m_before;
    const Mapping &m_incoming;
    QList<qsizetype> m_partner;
    QList<bool> m_taken;
};

Mapping meaningful(const Mapping &incoming)
{
    Mapping out;
    for (const MappingRow &row : incoming) {
        if (!row.target.isEmpty() || row.kind != MappingKind::Column)
            out.append(row);
    }
    return out;
}

bool isRow(const Mapping &rows, qsizetype row)
{
    return row >= 0 && row < rows.size();
}

} // namespace

QList<Difference> differences(const Mapping &before, const Mapping &incomingRows, ApplyMode mode,
                              const Surroundings &around)
{
    const Mapping incoming = meaningful(incomingRows);
    const Pairing pairing(before, incoming);
    const QSet<QString> columns(around.columns.begin(), around.columns.end());
    // Who keeps its field: rows that no incoming one is about, and that are not removed.
    QHash<QString, QString> holders;
    for (qsizetype i = 0; i < before.size(); ++i) {
        if (mode == ApplyMode::Merge && !pairing.isTaken(i) && !before.at(i).target.isEmpty())
            holders.insert(before.at(i).target, before.at(i).source);
    }
    QList<Difference> out;
    out.reserve(incoming.size());
    for (qsizetype i = 0; i < incoming.size(); ++i) {
        const MappingRow &row = incoming.at(i);
        Difference one{.row = pairing.partner(i), .after = row};
        if (one.row >= 0)
            one.before = before.at(one.row);
        one.unknownColumn = row.kind == MappingKind::Column && !columns.contains(row.source);
        one.unknownTarget =
            around.fields && !row.target.isEmpty() && !around.fields->find(row.target);
        const auto holder = holders.constFind(row.target);
        if (one.row >= 0 && one.before == row) {
            one.change = Change::Same;
        } else if (holder != holders.cend()) {
            one.change = Change::Conflict;
            one.holder = *holder;
        } else if (one.unknownColumn || one.unknownTarget) {
            one.change = Change::Broken;
        } else {
            // A row without a field that gets one is an addition to whoever looks at the mapping.
            one.change =
                one.row < 0 || one.before.target.isEmpty() ? Change::Added : Change::Changed;
        }
        if (!row.target.isEmpty() && holder == holders.cend())
            holders.insert(row.target, row.source); // a second incoming row cannot have it too
        out.append(one);
    }
    for (qsizetype i = 0; mode == ApplyMode::ReplaceAll && i < before.size(); ++i) {
        const MappingRow &row = before.at(i);
        if (!pairing.isTaken(i) && (!row.target.isEmpty() || row.kind != MappingKind::Column))
            out.append({.change = Change::Removed, .row = i, .before = row});
    }
    return out;
}

QList<Difference> rowChanges(const Mapping &before, const Mapping &after)
{
    QHash<QString, qsizetype> afterwards; // field → the first row that will have it
    for (qsizetype i = 0; i < after.size(); ++i) {
        if (!after.at(i).target.isEmpty() && !afterwards.contains(after.at(i).target))
            afterwards.insert(after.at(i).target, i);
    }
    // A row that keeps its field has the better claim than one that comes to it.
    for (qsizetype i = 0; i < qMin(before.size(), after.size()); ++i) {
        if (!after.at(i).target.isEmpty() && before.at(i) == after.at(i))
            afterwards.insert(after.at(i).target, i);
    }
    QList<Difference> out;
    for (qsizetype i = 0; i < qMin(before.size(), after.size()); ++i) {
        if (before.at(i) == after.at(i))
            continue;
        Difference one{
            .change = Change::Changed, .row = i, .before = before.at(i), .after = after.at(i)};
        const qsizetype holder = afterwards.value(one.after.target, i);
        if (holder != i) {
            one.change = Change::Conflict;
            one.holder = after.at(holder).source;
        } else if (one.before.target.isEmpty()) {
            one.change = Change::Added;
        }
        out.append(one);
    }
    return out;
}

Mapping withTargets(const Mapping &before, const QList<int> &rows, const Mapping &targets)
{
    Mapping out = before;
    for (qsizetype i = 0; i < qMin(rows.size(), targets.size()); ++i) {
        if (isRow(out, rows.at(i)))
            out[rows.at(i)].target = targets.at(i).target;
    }
    return out;
}

QSet<qsizetype> offered(const QList<Difference> &differences)
{
    QSet<qsizetype> out;
    for (qsizetype i = 0; i < differences.size(); ++i) {
        const Change change = differences.at(i).change;
        if (change == Change::Added || change == Change::Changed || change == Change::Removed)
            out.insert(i);
    }
    return out;
}

namespace {

// apply() with the rows it has to keep an eye on.
class Applying
{
public:
    explicit Applying(const Mapping &before)
        : m_present(before.size()), m_rows(before), m_removed(before.size(), false)
    {
        for (qsizetype i = 0; i < before.size(); ++i)
            hold(i);
    }

    void write(const Difference &one)
    {
        const qsizetype number = one.row < 0 ? m_rows.size() : one.row;
        if (number == m_rows.size()) {
            m_rows.append(MappingRow{});
            m_removed.append(false);
        }
        if (const qsizetype held = m_holders.value(one.after.target, -1);
            held >= 0 && held != number) {
            touch(m_rows.at(held));
            m_rows[held].target.clear();
        }
        release(number);
        touch(m_rows.at(number));
        touch(one.after);
        m_rows[number] = one.after;
        hold(number);
    }

    void remove(qsizetype number)
    {
        release(number);
        touch(m_rows.at(number));
        m_removed[number] = true;
    }

    Mapping take() const;

private:
    void hold(qsizetype number)
    {
        if (const QString &target = m_rows.at(number).target; !target.isEmpty())
            m_holders.insert(target, number);
    }
    void release(qsizetype number)
    {
        if (m_holders.value(m_rows.at(number).target, -1) == number)
            m_holders.remove(m_rows.at(number).target);
    }
    void touch(const MappingRow &row)
    {
        if (row.kind == MappingKind::Column)
            m_touched.insert(row.source);
    }
    Mapping kept(QList<bool> *isPresent) const;

    qsizetype m_present;
    Mapping m_rows;
    QList<bool> m_removed;
    QSet<QString> m_touched; ///< columns of the rows that were changed
    QHash<QString, qsizetype> m_holders;
};

// A column without a field needs one row to stand in the table, and none where it has another.
Mapping Applying::kept(QList<bool> *isPresent) const
{
    QSet<QString> seen;
    for (qsizetype i = 0; i < m_rows.size(); ++i) {
        const MappingRow &row = m_rows.at(i);
        if (row.kind == MappingKind::Column && !m_removed.at(i) && !row.target.isEmpty())
            seen.insert(row.source);
    }
    Mapping out;
    for (qsizetype i = 0; i < m_rows.size(); ++i) {
        MappingRow row = m_rows.at(i);
        const bool isColumn = row.kind == MappingKind::Column;
        if (m_removed.at(i) && !isColumn)
            continue;
        if (m_removed.at(i))
            row.target.clear();
        if (isColumn && row.target.isEmpty() && m_touched.contains(row.source)) {
            if (seen.contains(row.source))
                continue;
            seen.insert(row.source);
        }
        out.append(row);
        isPresent->append(i < m_present);
    }
    return out;
}

// New rows stand behind their column's last one, the others at the end.
Mapping Applying::take() const
{
    QList<bool> isPresent;
    const Mapping rows = kept(&isPresent);
    QHash<QString, qsizetype> last;
    for (qsizetype i = 0; i < rows.size(); ++i) {
        if (isPresent.at(i) && rows.at(i).kind == MappingKind::Column)
            last.insert(rows.at(i).source, i);
    }
    QHash<qsizetype, Mapping> behind;
    Mapping atEnd;
    for (qsizetype i = 0; i < rows.size(); ++i) {
        if (isPresent.at(i))
            continue;
        const qsizetype place =
            rows.at(i).kind == MappingKind::Column ? last.value(rows.at(i).source, -1) : -1;
        (place < 0 ? atEnd : behind[place]).append(rows.at(i));
    }
    Mapping out;
    out.reserve(rows.size());
    for (qsizetype i = 0; i < rows.size(); ++i) {
        if (isPresent.at(i))
            out.append(rows.at(i));
        out += behind.value(i);
    }
    return out + atEnd;
}

} // namespace

Mapping apply(const Mapping &before, const QList<Difference> &differences,
              const QSet<qsizetype> &chosen)
{
    Applying applying(before);
    for (qsizetype i = 0; i < differences.size(); ++i) {
        const Difference &one = differences.at(i);
        if (!chosen.contains(i) || one.change == Change::Same)
            continue;
        if (one.change == Change::Removed)
            applying.remove(one.row);
        else
            applying.write(one);
    }
    return applying.take();
}

} // namespace dfw::mapping
