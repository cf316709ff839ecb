// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "presenters/mappingpresenter.h"
#include "widgets/celldelegate.h"

namespace dfw::ui {

/// Edits a mapping row's XDM field with completion over the schema's paths: any part of a path may
/// be typed, and each proposal shows its type. Other columns get a plain line edit.
class FieldDelegate : public CellDelegate
{
    Q_OBJECT
public:
    FieldDelegate(const presenters::MappingPresenter &presenter, QObject *parent = nullptr);

    QWidget *createEditor(QWidget *parent, const QStyleOptionViewItem &option,
                          const QModelIndex &index) const override;
    void setEditorData(QWidget *editor, const QModelIndex &index) const override;
    void setModelData(QWidget *editor, QAbstractItemModel *model,
                      const QModelIndex &index) const override;
    void updateEditorGeometry(QWidget *editor, const QStyleOptionViewItem &option,
                              const QModelIndex &index) const override;

private:
    const presenters::MappingPresenter &m_presenter;
};

} // namespace dfw::ui
