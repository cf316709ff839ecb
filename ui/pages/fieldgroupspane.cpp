// SPDX-License-Identifier: Apache-2.0
#include "pages/fieldgroupspane.h"

#include "models/fieldgroupmodel.h"
#include "parts/taskrow.h"
#include "style/metrics.h"
#include "texts/fill.h"
#include "widgets/inputs.h"
#include "widgets/note.h"
#include "widgets/tableview.h"
#include "widgets/text.h"

#include <QHeaderView>
#include <QKeyEvent>
#include <QSortFilterProxyModel>
#include <QVBoxLayout>

namespace dfw::ui {

using namespace Qt::StringLiterals;
using presenters::NewSchemaPresenter;

namespace {

constexpr int mostNamed = 6; // fields named in the sentence about a group

} // namespace

FieldGroupsPane::FieldGroupsPane(NewSchemaPresenter &presenter, QWidget *parent)
    : QWidget(parent), m_presenter(presenter), m_groups(new FieldGroupModel(this)),
      m_filter(new QSortFilterProxyModel(this))
{
    m_search = new SearchEdit(tr("Search field groups"));
    m_search->setObjectName(u"fieldGroupSearch"_s);
    m_note = new Note(Tone::Warn);
    m_note->setObjectName(u"fieldGroupNote"_s);
    m_filter->setSourceModel(m_groups);
    m_filter->setFilterKeyColumn(-1);
    m_filter->setFilterCaseSensitivity(Qt::CaseInsensitive);
    m_table = new TableView;
    letShrink(m_table);
    m_table->setObjectName(u"fieldGroupTable"_s);
    m_table->setAccessibleName(tr("Field groups"));
    m_table->setModel(m_filter);
    m_table->installEventFilter(this);
    m_fields = wrapped(Type::Help, {}, Ink::Muted);
    m_fields->setObjectName(u"fieldGroupFields"_s);
    m_fields->setTextFormat(Qt::PlainText); // names come from the service

    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(space::s);
    column->addWidget(m_search);
    column->addWidget(m_note);
    column->addWidget(m_table, 1);
    column->addWidget(m_fields);

    connect(m_groups, &FieldGroupModel::tickRequested, &m_presenter,
            &NewSchemaPresenter::setFieldGroup);
    connect(m_search, &QLineEdit::textChanged, this, [this](const QString &text) {
        m_filter->setFilterFixedString(text.trimmed());
        if (!m_table->currentIndex().isValid() && m_filter->rowCount() > 0)
            m_table->setCurrentIndex(m_filter->index(0, FieldGroupModel::Title));
        showFields();
    });
    connect(m_table->selectionModel(), &QItemSelectionModel::currentRowChanged, this,
            &FieldGroupsPane::showFields);
    connect(&m_presenter, &NewSchemaPresenter::fieldsChanged, this, &FieldGroupsPane::showFields);
}

QString FieldGroupsPane::selected() const
{
    return m_groups->idAt(m_filter->mapToSource(m_table->currentIndex()).row());
}

void FieldGroupsPane::showFields()
{
    const QString id = selected();
    if (id.isEmpty() || !isVisible()) {
        m_fields->setText(tr("Select a field group to see the fields it brings."));
        return;
    }
    const SchemaFields *fields = m_presenter.partFields(id);
    const QString title = shown(m_presenter.titleOf(id), 50);
    if (!fields) {
        m_fields->setText(fill(tr("Reading the fields of %1…"), {title}));
        return;
    }
    QStringList paths = fields->leafPaths();
    const int count = static_cast<int>(paths.size());
    if (paths.size() > mostNamed)
        paths = paths.first(mostNamed) << u"…"_s;
    m_fields->setText(fill(tr("%1 brings %2: %3"),
                           {title, tr("%n field(s)", nullptr, count), paths.join(u", "_s)}));
}

QList<PageProblem> FieldGroupsPane::problems() const
{
    QList<PageProblem> out;
    const QStringList misfits = m_presenter.misfits();
    for (const QString &id : misfits)
        out.append(
            {fill(tr("%1 does not fit the class"), {shown(m_presenter.titleOf(id), 40)}), m_table});
    return out;
}

void FieldGroupsPane::refresh(bool errorsShown)
{
    const bool fresh = m_groups->rowCount() == 0;
    const QStringList misfits = m_presenter.misfits();
    m_groups->setGroups(m_presenter.fieldGroups(), m_presenter.schema().fieldGroupIds, misfits);
    if (fresh && m_groups->rowCount() > 0)
        m_table->fitColumns();
    m_note->setText(tr("A ticked field group does not fit the class. Take its tick off, or choose "
                       "another class."));
    m_note->setVisible(errorsShown && !misfits.isEmpty());
    const presenters::Task &task = m_presenter.listsTask();
    m_table->setPlaceholder(task.isBusy()    ? tr("Reading the field groups")
                            : task.isReady() ? tr("No field group that fits the class has this in "
                                                  "its name.")
                                             : QString());
    showFields();
}

bool FieldGroupsPane::eventFilter(QObject *watched, QEvent *event)
{
    if (watched == m_table && event->type() == QEvent::KeyPress &&
        static_cast<QKeyEvent *>(event)->key() == Qt::Key_Space) {
        const QModelIndex cell = m_table->currentIndex().siblingAtColumn(FieldGroupModel::Title);
        if (cell.isValid()) {
            const bool on = cell.data(Qt::CheckStateRole).toInt() == Qt::Checked;
            m_filter->setData(cell, on ? Qt::Unchecked : Qt::Checked, Qt::CheckStateRole);
        }
        return true;
    }
    return QWidget::eventFilter(watched, event);
}

} // namespace dfw::ui
