// SPDX-License-Identifier: Apache-2.0
#include "presenters/columnspresenter.h"

#include <algorithm>
#include <QDateTime>
#include <QSet>

namespace dfw::presenters {

namespace {

constexpr int mostExamples = 5;

bool isEmptyCell(const QVariant &cell)
{
    return cell.isNull() || cell.toString().isEmpty();
}

bool lessValue(const QString &a, const QString &b, bool numeric)
{
    return numeric ? a.toDouble() < b.toDouble() : a < b;
}

// Types decide how Platform reads a value; a text that says something else arrives empty or not at
// all, so the user should see it while choosing.
bool fitsType(const QString &text, ValueType type)
{
    bool fits = true;
    switch (type) {
    case ValueType::Date:
    case ValueType::DateTime:
        return QDateTime::fromString(text, Qt::ISODateWithMs).isValid() ||
               QDateTime::fromString(text, Qt::ISODate).isValid();
    case ValueType::Integer:
        text.toLongLong(&fits);
        return fits;
    case ValueType::Number:
        text.toDouble(&fits);
        return fits;
    default:
        return true;
    }
}

void describe(ColumnChoice &choice, const SampleRows &sample)
{
    const qsizetype index = sample.columns.indexOf(choice.column.name);
    if (index < 0)
        return;
    const ValueType type = choice.column.type();
    const bool numeric = type == ValueType::Integer || type == ValueType::Number;
    QSet<QString> seen;
    for (const QVariantList &row : sample.rows) {
        ++choice.rows;
        const QVariant &cell = row.at(index);
        if (isEmptyCell(cell))
            continue;
        const QString text = cell.toString();
        if (choice.filled++ == 0)
            choice.sample = choice.least = choice.greatest = text;
        if (!fitsType(text, type) && choice.odd++ == 0)
            choice.oddExample = text;
        if (lessValue(text, choice.least, numeric))
            choice.least = text;
        if (lessValue(choice.greatest, text, numeric))
            choice.greatest = text;
        if (!seen.contains(text) && choice.examples.size() < mostExamples)
            choice.examples.append(text);
        seen.insert(text);
    }
    choice.distinct = static_cast<int>(seen.size());
}

} // namespace

ColumnsPresenter::ColumnsPresenter(SourcePresenter &source, PlanKeeper &keeper, QObject *parent)
    : QObject(parent), m_source(source), m_keeper(keeper)
{
    connect(&source, &SourcePresenter::contentsChanged, this, &ColumnsPresenter::merge);
    connect(&keeper, &PlanKeeper::planChanged, this, [this](PlanKeeper::Section section) {
        if (!m_storing &&
            (section == PlanKeeper::Section::Columns || section == PlanKeeper::Section::Everything))
            merge();
    });
}

int ColumnsPresenter::chosenCount() const
{
    return static_cast<int>(std::count_if(m_choices.begin(), m_choices.end(),
                                          [](const ColumnChoice &one) { return one.chosen; }));
}

void ColumnsPresenter::merge()
{
    const QList<Column> planned = m_keeper.plan().source.columns;
    m_choices.clear();
    if (m_source.contentsTask().isReady()) {
        QSet<QString> live;
        for (const Column &column : m_source.contents().columns) {
            live.insert(column.name);
            ColumnChoice choice{.column = column};
            choice.chosen = planned.isEmpty() || m_keeper.plan().column(column.name);
            describe(choice, m_source.contents().sample);
            m_choices.append(choice);
        }
        for (const Column &column : planned) {
            if (!live.contains(column.name))
                m_choices.append({.column = column, .chosen = true, .missing = true});
        }
        if (planned.isEmpty())
            store();
    }
    Q_EMIT choicesChanged();
}

void ColumnsPresenter::setChosen(const QStringList &names, bool chosen)
{
    for (ColumnChoice &choice : m_choices) {
        if (names.contains(choice.column.name))
            choice.chosen = chosen;
    }
    store();
    Q_EMIT choicesChanged();
}

void ColumnsPresenter::invert(const QStringList &names)
{
    for (ColumnChoice &choice : m_choices) {
        if (names.contains(choice.column.name))
            choice.chosen = !choice.chosen;
    }
    store();
    Q_EMIT choicesChanged();
}

void ColumnsPresenter::store()
{
    FlowPlan plan = m_keeper.plan();
    plan.source.columns.clear();
    for (const ColumnChoice &choice : std::as_const(m_choices)) {
        if (choice.chosen)
            plan.source.columns.append(choice.column);
    }
    m_storing = true;
    m_keeper.edit(PlanKeeper::Section::Columns, plan);
    m_storing = false;
}

} // namespace dfw::presenters
