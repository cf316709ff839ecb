// SPDX-License-Identifier: Apache-2.0
#include "pages/ownfieldspane.h"

#include "models/ownfieldmodel.h"
#include "models/typetiles.h"
#include "parts/taskrow.h"
#include "style/metrics.h"
#include "texts/fill.h"
#include "widgets/button.h"
#include "widgets/celldelegate.h"
#include "widgets/field.h"
#include "widgets/tableview.h"
#include "widgets/text.h"

#include <algorithm>
#include <QCheckBox>
#include <QComboBox>
#include <QHeaderView>
#include <QLineEdit>
#include <QShortcut>
#include <QVBoxLayout>

namespace dfw::ui {

using namespace Qt::StringLiterals;
using presenters::NewSchemaPresenter;
using presenters::TargetPresenter;

namespace {

// A line for the name, a list for the type, as high as the row.
class OwnFieldDelegate : public CellDelegate
{
public:
    using CellDelegate::CellDelegate;

    QWidget *createEditor(QWidget *parent, const QStyleOptionViewItem &,
                          const QModelIndex &index) const override
    {
        if (index.column() == OwnFieldModel::Name) {
            auto *edit = new QLineEdit(parent);
            edit->setObjectName(u"ownFieldName"_s);
            edit->setAccessibleName(OwnFieldsPane::tr("Name of the field"));
            return edit;
        }
        auto *list = new QComboBox(parent);
        list->setObjectName(u"ownFieldType"_s);
        list->setAccessibleName(OwnFieldsPane::tr("Type of the field"));
        for (const ValueType type : OwnFieldModel::types())
            list->addItem(tileWord(tileFor(type)), static_cast<int>(type));
        return list;
    }
    void setEditorData(QWidget *editor, const QModelIndex &index) const override
    {
        if (auto *list = qobject_cast<QComboBox *>(editor))
            list->setCurrentIndex(list->findData(index.data(Qt::EditRole)));
        else if (auto *edit = qobject_cast<QLineEdit *>(editor); edit && !edit->isModified())
            edit->setText(index.data(Qt::EditRole).toString());
    }
    void setModelData(QWidget *editor, QAbstractItemModel *model,
                      const QModelIndex &index) const override
    {
        if (auto *list = qobject_cast<QComboBox *>(editor))
            model->setData(index, list->currentData(), Qt::EditRole);
        else if (auto *edit = qobject_cast<QLineEdit *>(editor))
            model->setData(index, edit->text(), Qt::EditRole);
    }
    void updateEditorGeometry(QWidget *editor, const QStyleOptionViewItem &option,
                              const QModelIndex &) const override
    {
        editor->setGeometry(option.rect);
    }
};

} // namespace

OwnFieldsPane::OwnFieldsPane(TargetPresenter &presenter, QWidget *parent)
    : QWidget(parent), m_presenter(presenter), m_model(new OwnFieldModel(this))
{
    m_use = new QCheckBox(tr("Make a field for &each of my columns"));
    m_use->setObjectName(u"fromColumnsCheck"_s);
    m_about = wrapped(Type::Help, {}, Ink::Muted);
    m_about->setObjectName(u"fromColumnsAbout"_s);
    m_group = new QLineEdit;
    m_group->setObjectName(u"fieldGroupTitle"_s);
    m_groupField = new Field(tr("Title of the field &group"), m_group);
    m_groupField->setObjectName(u"fieldGroupTitleField"_s);
    m_add = new Button(Kind::Secondary, tr("Add field"), u"plus"_s);
    m_add->setObjectName(u"addOwnFieldButton"_s);
    m_remove = new Button(Kind::Secondary, tr("Remove"), u"cross"_s);
    m_remove->setObjectName(u"removeOwnFieldButton"_s);
    m_missing = new Button(Kind::Secondary, {}, u"plus"_s);
    m_missing->setObjectName(u"addColumnsButton"_s);
    m_problem = wrapped(Type::Body, {}, Ink::Err);
    m_problem->setObjectName(u"ownFieldProblem"_s);
    buildTable();

    auto *buttons = new QHBoxLayout;
    buttons->setSpacing(space::s);
    buttons->addWidget(m_add);
    buttons->addWidget(m_remove);
    buttons->addWidget(m_missing);
    buttons->addStretch(1);
    m_part = new QWidget;
    auto *part = new QVBoxLayout(m_part);
    part->setContentsMargins(0, 0, 0, 0);
    part->setSpacing(space::s);
    part->addWidget(m_groupField);
    part->addWidget(m_table, 1);
    part->addWidget(m_problem);
    part->addLayout(buttons);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(space::m);
    auto *head = new QVBoxLayout;
    head->setSpacing(space::xs);
    head->addWidget(m_use);
    head->addWidget(m_about);
    column->addLayout(head);
    column->addWidget(m_part, 1);
    column->addStretch(0);

    NewSchemaPresenter &schema = m_presenter.newSchema();
    connect(m_use, &QCheckBox::clicked, &schema, &NewSchemaPresenter::setFromColumns);
    connect(m_group, &QLineEdit::textEdited, &schema, &NewSchemaPresenter::setGroupTitle);
    connect(m_add, &QAbstractButton::clicked, this, &OwnFieldsPane::addField);
    connect(m_remove, &QAbstractButton::clicked, this, &OwnFieldsPane::removeFields);
    connect(m_missing, &QAbstractButton::clicked, &schema, &NewSchemaPresenter::addMissingColumns);
    connect(m_model, &OwnFieldModel::changeRequested, &schema,
            [&schema](int row, const NewField &field) { schema.setOwnField(row, field); });
}

OwnFieldsPane::~OwnFieldsPane()
{
    m_model->disconnect(); // an editor that closes with the table asks for nothing any more
}

void OwnFieldsPane::buildTable()
{
    m_table = new TableView;
    letShrink(m_table);
    m_table->setDense();
    m_table->setObjectName(u"ownFieldTable"_s);
    m_table->setAccessibleName(tr("Fields of the new field group"));
    m_table->setModel(m_model);
    m_table->setItemDelegate(new OwnFieldDelegate(m_table));
    m_table->setSelectionMode(QAbstractItemView::ExtendedSelection);
    m_table->setEditTriggers(QAbstractItemView::DoubleClicked | QAbstractItemView::EditKeyPressed |
                             QAbstractItemView::AnyKeyPressed);
    m_table->setPlaceholder(tr("No field yet. Add one, or choose columns first."));
    QHeaderView *head = m_table->horizontalHeader();
    head->setStretchLastSection(false);
    head->setSectionResizeMode(OwnFieldModel::From, QHeaderView::Stretch);
    head->setSectionResizeMode(OwnFieldModel::Name, QHeaderView::Stretch);
    head->resizeSection(OwnFieldModel::Type, 150);
    const auto shortcut = [this](const QKeySequence &keys, auto slot) {
        auto *one = new QShortcut(keys, m_table);
        one->setContext(Qt::WidgetShortcut);
        connect(one, &QShortcut::activated, this, slot);
    };
    shortcut(Qt::Key_Delete, [this] { removeFields(); });
    const auto edit = [this] {
        const QModelIndex cell = m_table->currentIndex();
        if (cell.isValid())
            m_table->edit(cell.column() == OwnFieldModel::From
                              ? cell.siblingAtColumn(OwnFieldModel::Name)
                              : cell);
    };
    shortcut(Qt::Key_Return, edit);
    shortcut(Qt::Key_Enter, edit);
    connect(m_table->selectionModel(), &QItemSelectionModel::selectionChanged, this,
            &OwnFieldsPane::showButtons);
}

void OwnFieldsPane::addField()
{
    m_presenter.newSchema().addOwnField();
    const QModelIndex cell = m_model->index(m_model->rowCount() - 1, OwnFieldModel::Name);
    m_table->setFocus();
    m_table->setCurrentIndex(cell);
    m_table->scrollTo(cell);
    m_table->edit(cell);
}

void OwnFieldsPane::removeFields()
{
    QList<qsizetype> rows;
    const QModelIndexList selected = m_table->selectionModel()->selectedRows();
    for (const QModelIndex &one : selected)
        rows.append(one.row());
    if (rows.isEmpty())
        return;
    const int next = static_cast<int>(*std::min_element(rows.begin(), rows.end()));
    m_presenter.newSchema().removeOwnFields(rows);
    if (m_model->rowCount() > 0)
        m_table->setCurrentIndex(
            m_model->index(qMin(next, m_model->rowCount() - 1), OwnFieldModel::Name));
}

void OwnFieldsPane::showButtons()
{
    m_remove->setEnabled(m_table->selectionModel()->hasSelection());
    const int missing = static_cast<int>(m_presenter.newSchema().columnsWithoutField().size());
    m_missing->setVisible(missing > 0);
    m_missing->setText(tr("Add %n more column(s)", nullptr, missing));
}

QString OwnFieldsPane::groupProblem() const
{
    const NewSchemaPresenter &presenter = m_presenter.newSchema();
    const QString title = presenter.schema().ownFields->title.trimmed();
    if (title.isEmpty())
        return tr("The field group has no title");
    if (title == presenter.schema().title.trimmed())
        return tr("The field group needs another title than the schema");
    if (m_presenter.schemaTitled(title) || presenter.resourceTitled(title))
        return tr("The title of the field group is taken");
    return {};
}

QList<PageProblem> OwnFieldsPane::problems() const
{
    QList<PageProblem> out;
    const std::optional<NewFieldGroup> &own = m_presenter.newSchema().schema().ownFields;
    if (!own)
        return out;
    if (const QString group = groupProblem(); !group.isEmpty())
        out.append({group, m_group});
    if (own->fields.isEmpty())
        out.append({tr("The field group has no fields"), m_add});
    if (const int row = m_model->firstProblem(); row >= 0)
        out.append({fill(tr("Field %1: %2"), {QString::number(row + 1), m_model->problemAt(row)}),
                    m_table});
    return out;
}

void OwnFieldsPane::refresh(bool errorsShown)
{
    const std::optional<NewFieldGroup> &own = m_presenter.newSchema().schema().ownFields;
    m_use->setChecked(own.has_value());
    m_part->setVisible(own.has_value());
    m_about->setText(
        own ? tr("They stand under your organisation's own name, in a field group that "
                 "the run makes.")
            : tr("The run makes a field group of your own with one field for each "
                 "column you chose. You can change names and types here."));
    m_model->setFields(own ? own->fields : QList<NewField>());
    if (own) {
        if (m_group->text() != own->title)
            m_group->setText(own->title);
        const QString problem = groupProblem();
        m_groupField->setError(errorsShown || !own->title.trimmed().isEmpty() ? problem
                                                                              : QString());
    }
    const int row = m_model->firstProblem();
    m_problem->setText(
        row < 0 ? QString()
                : fill(tr("Field %1: %2"), {QString::number(row + 1), m_model->problemAt(row)}));
    m_problem->setVisible(row >= 0);
    showButtons();
}

} // namespace dfw::ui
