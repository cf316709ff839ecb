// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "editor/bulkdialog.h"

class QCheckBox;
class QComboBox;

namespace dfw::ui {

class MonoEdit;

/// Find and replace in XDM paths, and in the texts of formulas. Object names: findEdit,
/// replaceEdit, matchCaseBox, wholePartsBox, inTargetsBox, inFormulasBox.
class FindReplaceDialog : public BulkDialog
{
    Q_OBJECT
public:
    FindReplaceDialog(MappingModel &model, const presenters::MappingPresenter &presenter,
                      const RowSelection &selection, QWidget *parent = nullptr);

protected:
    Mapping edited(const Mapping &rows, const QSet<int> &only) const override;
    QString stepName(int count) const override;
    QWidget *firstControl() const override;

private:
    MonoEdit *m_find;
    MonoEdit *m_replace;
    QCheckBox *m_matchCase;
    QCheckBox *m_wholeParts;
    QCheckBox *m_inTargets;
    QCheckBox *m_inFormulas;
};

/// Puts the fields of rows below another parent: "person.name.firstName" to
/// "_tenant.customer.firstName". Object name: parentEdit.
class MoveTargetsDialog : public BulkDialog
{
    Q_OBJECT
public:
    MoveTargetsDialog(MappingModel &model, const presenters::MappingPresenter &presenter,
                      const RowSelection &selection, QWidget *parent = nullptr);
    /// Offers the schema's objects.
    void fillParents();

protected:
    Mapping edited(const Mapping &rows, const QSet<int> &only) const override;
    QString stepName(int count) const override;
    QWidget *firstControl() const override;

private:
    QComboBox *m_parent;
};

} // namespace dfw::ui
