// SPDX-License-Identifier: Apache-2.0
#include "editor/differenceview.h"

#include "style/metrics.h"
#include "widgets/button.h"
#include "widgets/segments.h"
#include "widgets/tableview.h"
#include "widgets/text.h"

#include <algorithm>
#include <QHeaderView>
#include <QKeyEvent>
#include <QVBoxLayout>

namespace dfw::ui {

using namespace Qt::StringLiterals;
using Show = DifferenceFilter::Show;

DifferenceView::DifferenceView(QWidget *parent)
    : QWidget(parent), m_model(new DifferenceModel(this)),
      m_filter(new DifferenceFilter(m_model, this))
{
    m_chips = new Chips({{tr("Changes"), 0}, {tr("To look at"), 0, u"warn"_s}, {tr("All"), 0}});
    m_chips->setObjectName(u"differenceFilter"_s);
    m_chips->setAccessibleName(tr("Which rows are shown"));
    auto *all = new Button(Kind::Quiet, tr("&Tick all"), u"check"_s);
    all->setObjectName(u"tickAllButton"_s);
    auto *none = new Button(Kind::Quiet, tr("Tick &none"), u"ring"_s);
    none->setObjectName(u"tickNoneButton"_s);
    auto *bar = new QHBoxLayout;
    bar->setSpacing(space::s);
    bar->addWidget(m_chips);
    bar->addStretch(1);
    bar->addWidget(all);
    bar->addWidget(none);

    m_table = new TableView;
    m_table->setObjectName(u"differenceTable"_s);
    m_table->setAccessibleName(tr("What applying would do"));
    m_table->setModel(m_filter);
    m_table->setDense();
    m_table->setSelectionMode(QAbstractItemView::ExtendedSelection);
    m_table->setPlaceholder(tr("Nothing would change."));
    m_table->installEventFilter(this);
    m_table->setMinimumHeight(4 * height::denseRow + height::tableHead);
    QHeaderView *header = m_table->horizontalHeader();
    header->setStretchLastSection(true);
    header->resizeSection(DifferenceModel::State, 150);
    header->resizeSection(DifferenceModel::Source, 210);
    header->resizeSection(DifferenceModel::Before, 250);

    m_sentence = wrapped(Type::Help, {}, Ink::Muted);
    m_sentence->setObjectName(u"differenceText"_s);
    m_sentence->setTextFormat(Qt::PlainText);

    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(space::s);
    column->addLayout(bar);
    column->addWidget(m_table, 1);
    column->addWidget(m_sentence);

    connect(m_chips, &Chips::currentChanged, this,
            [this](int index) { m_filter->setShow(static_cast<Show>(index)); });
    connect(all, &QAbstractButton::clicked, this,
            [this] { m_model->choose(m_filter->shownRows(), true); });
    connect(none, &QAbstractButton::clicked, this,
            [this] { m_model->choose(m_filter->shownRows(), false); });
    connect(m_model, &DifferenceModel::chosenChanged, this, &DifferenceView::chosenChanged);
    connect(m_table->selectionModel(), &QItemSelectionModel::currentRowChanged, this,
            &DifferenceView::showSentence);
}

void DifferenceView::setDifferences(const QList<mapping::Difference> &differences)
{
    m_model->setDifferences(differences);
    showCounts();
    if (m_filter->rowCount() > 0)
        m_table->setCurrentIndex(m_filter->index(0, 0));
    showSentence();
}

void DifferenceView::showCounts()
{
    const auto count = [this](Show show) {
        const auto &all = m_model->differences();
        return static_cast<int>(std::count_if(all.begin(), all.end(), [show](const auto &one) {
            return DifferenceFilter::matches(show, one);
        }));
    };
    for (const Show show : {Show::Changes, Show::ToLookAt, Show::All})
        m_chips->setCount(static_cast<int>(show), count(show));
}

void DifferenceView::showSentence()
{
    const QModelIndex current = m_filter->mapToSource(m_table->currentIndex());
    m_sentence->setText(current.isValid() ? m_model->sentence(current.row()) : QString());
}

QList<int> DifferenceView::selectedRows() const
{
    QList<int> out;
    const QModelIndexList rows = m_table->selectionModel()->selectedRows();
    for (const QModelIndex &index : rows)
        out.append(m_filter->mapToSource(index).row());
    return out;
}

bool DifferenceView::eventFilter(QObject *watched, QEvent *event)
{
    // The blank ticks all selected rows, in whatever column the cursor is.
    if (watched == m_table && event->type() == QEvent::KeyPress &&
        static_cast<QKeyEvent *>(event)->key() == Qt::Key_Space) {
        const QList<int> rows = selectedRows();
        const bool allChosen = std::all_of(rows.begin(), rows.end(), [this](int row) {
            return m_model->chosen().contains(row) || !m_model->canChoose(row);
        });
        m_model->choose(rows, !allChosen);
        return true;
    }
    return QWidget::eventFilter(watched, event);
}

} // namespace dfw::ui
