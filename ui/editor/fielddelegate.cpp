// SPDX-License-Identifier: Apache-2.0
#include "editor/fielddelegate.h"

#include "models/mappingmodel.h"
#include "models/typetiles.h"
#include "widgets/cellroles.h"

#include <QCompleter>
#include <QLineEdit>
#include <QListView>
#include <QStandardItemModel>

namespace dfw::ui {

using namespace Qt::StringLiterals;

namespace {

constexpr int mostVisible = 10;

QStandardItemModel *pathModel(const SchemaFields &fields, QObject *parent)
{
    auto *model = new QStandardItemModel(parent);
    for (const SchemaField &field : fields.all()) {
        // "list[].x" is how we show it; a mapping must name an element, which is the user's to
        // write.
        if (!field.isLeaf() || field.path.contains("[]"_L1))
            continue;
        auto *item = new QStandardItem(field.path);
        item->setData(int(tileFor(field.type)), TileRole);
        item->setToolTip(field.title);
        model->appendRow(item);
    }
    return model;
}

} // namespace

FieldDelegate::FieldDelegate(const presenters::MappingPresenter &presenter, QObject *parent)
    : CellDelegate(parent), m_presenter(presenter)
{
}

QWidget *FieldDelegate::createEditor(QWidget *parent, const QStyleOptionViewItem &,
                                     const QModelIndex &index) const
{
    auto *edit = new QLineEdit(parent);
    if (index.column() == MappingModel::Field) {
        edit->setObjectName(u"fieldEditor"_s);
        edit->setAccessibleName(tr("XDM field"));
        edit->setPlaceholderText(tr("Part of a path, for example mail"));
        auto *completer = new QCompleter(edit);
        completer->setModel(pathModel(m_presenter.fields(), completer));
        completer->setFilterMode(Qt::MatchContains);
        completer->setCaseSensitivity(Qt::CaseInsensitive);
        completer->setMaxVisibleItems(mostVisible);
        completer->popup()->setItemDelegate(new CellDelegate(completer));
        edit->setCompleter(completer);
    } else {
        edit->setObjectName(u"sourceEditor"_s);
        edit->setAccessibleName(tr("Value or formula"));
    }
    return edit;
}

void FieldDelegate::setEditorData(QWidget *editor, const QModelIndex &index) const
{
    auto *edit = qobject_cast<QLineEdit *>(editor);
    // The view asks again whenever something is said about the row, for example when the schema has
    // been read; what is being typed must survive that.
    if (edit->isModified())
        return;
    edit->setText(index.data(Qt::EditRole).toString());
    edit->selectAll();
}

void FieldDelegate::setModelData(QWidget *editor, QAbstractItemModel *model,
                                 const QModelIndex &index) const
{
    model->setData(index, qobject_cast<QLineEdit *>(editor)->text(), Qt::EditRole);
}

void FieldDelegate::updateEditorGeometry(QWidget *editor, const QStyleOptionViewItem &option,
                                         const QModelIndex &) const
{
    // The field's own height may exceed a row's; centred over the row it stays readable at any text
    // size.
    QRect place = option.rect;
    const int height = qMin(editor->sizeHint().height(), place.height());
    place.setTop(place.top() + (place.height() - height) / 2);
    place.setHeight(height);
    editor->setGeometry(place);
}

} // namespace dfw::ui
