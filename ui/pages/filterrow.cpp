// SPDX-License-Identifier: Apache-2.0
#include "pages/filterrow.h"

#include "style/appstyle.h"
#include "style/metrics.h"
#include "widgets/button.h"

#include <QComboBox>
#include <QHBoxLayout>
#include <QLineEdit>

namespace dfw::ui {

using namespace Qt::StringLiterals;
using presenters::FilterDraft;
using presenters::FilterOperator;

QString comparisonWord(const FilterOperator &comparison)
{
    const QString &word = comparison.comparison;
    const bool turned = comparison.negated;
    if (word == "="_L1)
        return FilterRow::tr("is");
    if (word == "!="_L1)
        return FilterRow::tr("is not");
    if (word == "<"_L1)
        return FilterRow::tr("is less than");
    if (word == "<="_L1)
        return FilterRow::tr("is at most");
    if (word == ">"_L1)
        return FilterRow::tr("is more than");
    if (word == ">="_L1)
        return FilterRow::tr("is at least");
    if (word == "like"_L1)
        return turned ? FilterRow::tr("is not like") : FilterRow::tr("is like");
    if (word == "in"_L1)
        return turned ? FilterRow::tr("is none of") : FilterRow::tr("is one of");
    if (word == "isNull"_L1)
        return turned ? FilterRow::tr("is filled") : FilterRow::tr("is empty (null)");
    return turned ? FilterRow::tr("not %1").arg(word) : word; // one we do not know yet
}

FilterRow::FilterRow(int number, const QList<Column> &columns,
                     const QList<FilterOperator> &operators, const FilterDraft &draft,
                     QWidget *parent)
    : QWidget(parent), m_operators(operators), m_column(new QComboBox(this)),
      m_comparison(new QComboBox(this)), m_value(new QLineEdit(this))
{
    const QString place = QString::number(number);
    m_column->setObjectName(u"filterColumn"_s + place);
    m_column->setAccessibleName(tr("Column of condition %1").arg(place));
    m_column->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    m_column->setMinimumContentsLength(12);
    for (const Column &column : columns)
        m_column->addItem(column.name, column.name);
    if (m_column->findData(draft.column) < 0 && !draft.column.isEmpty())
        m_column->addItem(draft.column, draft.column); // says so by its error
    m_column->setCurrentIndex(m_column->findData(draft.column));
    m_comparison->setObjectName(u"filterComparison"_s + place);
    m_comparison->setAccessibleName(tr("Comparison of condition %1").arg(place));
    for (const FilterOperator &one : operators)
        m_comparison->addItem(comparisonWord(one));
    m_comparison->setCurrentIndex(
        static_cast<int>(qMax<qsizetype>(0, operators.indexOf(draft.comparison))));
    m_value->setObjectName(u"filterValue"_s + place);
    m_value->setAccessibleName(tr("Value of condition %1").arg(place));
    m_value->setText(draft.text);
    auto *remove = new IconButton(u"cross"_s, tr("Remove condition %1").arg(place), this);
    remove->setObjectName(u"removeCondition"_s + place);
    auto *row = new QHBoxLayout(this);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(space::s);
    row->addWidget(m_column, 5);
    row->addWidget(m_comparison, 4);
    row->addWidget(m_value, 6);
    row->addWidget(remove);
    showValue();
    connect(m_column, &QComboBox::activated, this, &FilterRow::edited);
    connect(m_comparison, &QComboBox::activated, this, [this] {
        showValue();
        Q_EMIT edited();
    });
    connect(m_value, &QLineEdit::textChanged, this, &FilterRow::edited);
    connect(remove, &Button::clicked, this, &FilterRow::removeRequested);
}

FilterDraft FilterRow::draft() const
{
    return {.column = m_column->currentData().toString(),
            .comparison = m_operators.value(m_comparison->currentIndex()),
            .text = m_value->text()};
}

void FilterRow::showValue()
{
    const FilterOperator comparison = m_operators.value(m_comparison->currentIndex());
    m_value->setEnabled(comparison.takesValue());
    m_value->setPlaceholderText(!comparison.takesValue()             ? QString()
                                : comparison.takesList()             ? tr("SE, NO, DK")
                                : comparison.comparison == "like"_L1 ? tr("Sm%")
                                                                     : tr("Value"));
}

void FilterRow::setBad(bool bad)
{
    ui::setBad(m_value, bad && m_value->isEnabled());
    ui::setBad(m_column, bad && !m_value->isEnabled());
}

QWidget *FilterRow::place() const
{
    return m_value->isEnabled() ? static_cast<QWidget *>(m_value) : m_column;
}

} // namespace dfw::ui
