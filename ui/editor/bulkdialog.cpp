// SPDX-License-Identifier: Apache-2.0
#include "editor/bulkdialog.h"

#include "editor/differencemodel.h"
#include "style/metrics.h"
#include "widgets/button.h"
#include "widgets/segments.h"
#include "widgets/tableview.h"
#include "widgets/text.h"

#include <QHeaderView>
#include <QVBoxLayout>

namespace dfw::ui {

using namespace Qt::StringLiterals;
using mapping::Change;

BulkDialog::BulkDialog(MappingModel &model, const presenters::MappingPresenter &presenter,
                       const RowSelection &selection, QWidget *parent)
    : QDialog(parent), m_model(model), m_presenter(presenter), m_selection(selection),
      m_controls(new QVBoxLayout), m_preview(new DifferenceModel(this))
{
    m_scope = new Segments({tr("&All rows"), tr("&Selected rows")});
    m_scope->setObjectName(u"bulkScope"_s);
    m_scope->setAccessibleName(tr("Which rows are edited"));
    m_count = wrapped(Type::Body, {});
    m_count->setObjectName(u"bulkCount"_s);
    m_table = new TableView;
    m_table->setObjectName(u"bulkPreview"_s);
    m_table->setAccessibleName(tr("What would change"));
    m_table->setModel(m_preview);
    m_table->setDense();
    m_table->setPlaceholder(tr("Nothing would change."));
    m_table->setMinimumHeight(4 * height::denseRow + height::tableHead);
    m_table->horizontalHeader()->setStretchLastSection(true);
    m_table->horizontalHeader()->resizeSection(DifferenceModel::State, 130);
    m_table->horizontalHeader()->resizeSection(DifferenceModel::Source, 160);
    m_table->horizontalHeader()->resizeSection(DifferenceModel::Before, 220);
    auto *leave = new Button(Kind::Secondary, tr("Leave it"));
    leave->setObjectName(u"bulkLeaveButton"_s);
    m_apply = new Button(Kind::Primary, tr("Apply"), u"check"_s);
    m_apply->setObjectName(u"bulkApplyButton"_s);

    m_controls->setSpacing(space::m);
    auto *scope = new QHBoxLayout;
    scope->addWidget(m_scope);
    scope->addStretch(1);
    auto *buttons = new QHBoxLayout;
    buttons->setSpacing(space::s);
    buttons->addStretch(1);
    buttons->addWidget(leave);
    buttons->addWidget(m_apply);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(space::page, space::xl, space::page, space::xl);
    column->setSpacing(space::m);
    column->addLayout(m_controls);
    column->addLayout(scope);
    column->addWidget(m_count);
    column->addWidget(m_table, 1);
    column->addLayout(buttons);
    setMinimumSize(560, 440);
    resize(760, 560);

    connect(m_scope, &Segments::currentChanged, this, &BulkDialog::refresh);
    connect(leave, &QAbstractButton::clicked, this, &QDialog::reject);
    connect(m_apply, &QAbstractButton::clicked, this, &BulkDialog::apply);
    connect(m_preview, &DifferenceModel::chosenChanged, this, [this] {
        const int count = static_cast<int>(m_preview->chosen().size());
        m_apply->setText(count == 0 ? tr("Appl&y") : tr("Appl&y to %n row(s)", nullptr, count));
        m_apply->setEnabled(count > 0);
    });
}

void BulkDialog::openForSelection()
{
    const bool several = m_selection.rows().size() > 1;
    m_scope->button(1)->setEnabled(!m_selection.rows().isEmpty());
    m_scope->setCurrent(several ? 1 : 0);
    refresh();
    open();
    firstControl()->setFocus(Qt::OtherFocusReason);
}

QSet<int> BulkDialog::scope() const
{
    if (m_scope->current() == 0)
        return {};
    return QSet<int>(m_selection.rows().begin(), m_selection.rows().end());
}

void BulkDialog::refresh()
{
    const Mapping &rows = m_presenter.rows();
    m_differences = mapping::rowChanges(rows, edited(rows, scope()));
    int unknown = 0;
    int taken = 0;
    for (mapping::Difference &one : m_differences) {
        one.unknownTarget = m_presenter.hasSchema() && !one.after.target.isEmpty() &&
                            !m_presenter.field(one.after.target);
        unknown += one.unknownTarget ? 1 : 0;
        taken += one.change == Change::Conflict ? 1 : 0;
    }
    m_preview->setDifferences(m_differences);
    QStringList sentences{
        tr("%n row(s) would change.", nullptr, static_cast<int>(m_differences.size()))};
    if (taken > 0)
        sentences.append(tr("%n of them would take a field from another row and are not ticked.",
                            nullptr, taken));
    if (unknown > 0)
        sentences.append(
            tr("%n of them would name a field the schema does not have.", nullptr, unknown));
    m_count->setText(sentences.join(u' '));
}

void BulkDialog::apply()
{
    const QSet<qsizetype> chosen = m_preview->chosen();
    if (chosen.isEmpty())
        return;
    m_model.setRows(mapping::apply(m_presenter.rows(), m_differences, chosen),
                    stepName(static_cast<int>(chosen.size())));
    accept();
}

} // namespace dfw::ui
