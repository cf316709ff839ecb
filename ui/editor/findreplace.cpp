// SPDX-License-Identifier: Apache-2.0
#include "editor/findreplace.h"

#include "mapping/bulkedits.h"
#include "style/metrics.h"
#include "widgets/field.h"
#include "widgets/inputs.h"

#include <QCheckBox>
#include <QComboBox>
#include <QCompleter>
#include <QVBoxLayout>

namespace dfw::ui {

using namespace Qt::StringLiterals;

FindReplaceDialog::FindReplaceDialog(MappingModel &model,
                                     const presenters::MappingPresenter &presenter,
                                     const RowSelection &selection, QWidget *parent)
    : BulkDialog(model, presenter, selection, parent), m_find(new MonoEdit),
      m_replace(new MonoEdit), m_matchCase(new QCheckBox(tr("&Match case"))),
      m_wholeParts(new QCheckBox(tr("&Whole names only"))),
      m_inTargets(new QCheckBox(tr("In XDM &fields"))),
      m_inFormulas(new QCheckBox(tr("In form&ulas")))
{
    setObjectName(u"findReplaceDialog"_s);
    setWindowTitle(tr("Find and replace"));
    m_find->setObjectName(u"findEdit"_s);
    m_replace->setObjectName(u"replaceEdit"_s);
    m_matchCase->setObjectName(u"matchCaseBox"_s);
    m_wholeParts->setObjectName(u"wholePartsBox"_s);
    m_inTargets->setObjectName(u"inTargetsBox"_s);
    m_inFormulas->setObjectName(u"inFormulasBox"_s);
    m_matchCase->setChecked(true);
    m_inTargets->setChecked(true);
    controls()->addWidget(
        new FieldRow({new Field(tr("F&ind"), m_find), new Field(tr("&Replace with"), m_replace)}));
    auto *boxes = new QHBoxLayout;
    boxes->setSpacing(space::l);
    for (QCheckBox *box : {m_matchCase, m_wholeParts, m_inTargets, m_inFormulas}) {
        boxes->addWidget(box);
        connect(box, &QCheckBox::toggled, this, &FindReplaceDialog::refresh);
    }
    boxes->addStretch(1);
    controls()->addLayout(boxes);
    for (MonoEdit *edit : {m_find, m_replace})
        connect(edit, &QLineEdit::textChanged, this, &FindReplaceDialog::refresh);
}

Mapping FindReplaceDialog::edited(const Mapping &rows, const QSet<int> &only) const
{
    return mapping::replaced(rows, only,
                             {.find = m_find->text(),
                              .replace = m_replace->text(),
                              .matchCase = m_matchCase->isChecked(),
                              .wholeParts = m_wholeParts->isChecked(),
                              .inTargets = m_inTargets->isChecked(),
                              .inFormulas = m_inFormulas->isChecked()});
}

QString FindReplaceDialog::stepName(int count) const
{
    return tr("Replace “%1” in %n row(s)", nullptr, count).arg(m_find->text());
}

QWidget *FindReplaceDialog::firstControl() const
{
    return m_find;
}

MoveTargetsDialog::MoveTargetsDialog(MappingModel &model,
                                     const presenters::MappingPresenter &presenter,
                                     const RowSelection &selection, QWidget *parent)
    : BulkDialog(model, presenter, selection, parent), m_parent(new QComboBox)
{
    setObjectName(u"moveTargetsDialog"_s);
    setWindowTitle(tr("Move fields below another parent"));
    m_parent->setObjectName(u"parentEdit"_s);
    m_parent->setEditable(true);
    m_parent->setInsertPolicy(QComboBox::NoInsert);
    m_parent->completer()->setCompletionMode(QCompleter::PopupCompletion);
    m_parent->completer()->setFilterMode(Qt::MatchContains);
    auto *field = new Field(tr("&Parent"), m_parent);
    field->setHelp(tr("The last part of each field stays; what is before it becomes this path."));
    controls()->addWidget(field);
    connect(m_parent, &QComboBox::currentTextChanged, this, &MoveTargetsDialog::refresh);
}

void MoveTargetsDialog::fillParents()
{
    QStringList paths;
    for (const SchemaField &field : presenter().fields().all()) {
        if (!field.isLeaf() && !field.path.contains("[]"_L1))
            paths.append(field.path);
    }
    m_parent->clear();
    m_parent->addItems(paths);
    m_parent->setCurrentIndex(-1);
    m_parent->clearEditText();
}

Mapping MoveTargetsDialog::edited(const Mapping &rows, const QSet<int> &only) const
{
    const QString parent = m_parent->currentText().trimmed();
    return parent.isEmpty() ? rows : mapping::withParent(rows, only, parent);
}

QString MoveTargetsDialog::stepName(int count) const
{
    return tr("Move %n field(s) below %1", nullptr, count).arg(m_parent->currentText().trimmed());
}

QWidget *MoveTargetsDialog::firstControl() const
{
    return m_parent;
}

} // namespace dfw::ui
