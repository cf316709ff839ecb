// SPDX-License-Identifier: Apache-2.0
#include "editor/rowactions.h"

#include "editor/findreplace.h"
#include "editor/importdialog.h"
#include "mapping/bulkedits.h"

#include <QAction>
#include <QClipboard>
#include <QGuiApplication>

namespace dfw::ui {

using namespace Qt::StringLiterals;

RowActions::RowActions(MappingModel &model, presenters::MappingPresenter &presenter,
                       presenters::MappingImportPresenter &import, RowSelection &selection,
                       QWidget *page)
    : QObject(page), m_model(model), m_presenter(presenter), m_importPresenter(import),
      m_selection(selection), m_page(page), m_export(presenter, selection, page),
      m_import(make("importRowsAction", tr("Take rows from a file, mapping set or dataflow…"))),
      m_paste(make("pasteRowsAction", tr("Paste rows…"))),
      m_replace(make("replaceAction", tr("Find and replace…"))),
      m_move(make("moveTargetsAction", tr("Move fields below another parent…"))),
      m_formulas(make("toFormulasAction", tr("Turn into formulas"))),
      m_columns(make("toColumnsAction", tr("Turn back into columns"))),
      m_clear(make("clearTargetsAction", tr("Take the fields off")))
{
    m_export.setParent(this);
    m_paste->setShortcut(QKeySequence::Paste);
    m_paste->setShortcutContext(Qt::WidgetShortcut);
    m_replace->setShortcut(Qt::CTRL | Qt::Key_H);
    m_replace->setShortcutContext(Qt::WidgetWithChildrenShortcut);
    page->addAction(m_replace);
    connect(m_import, &QAction::triggered, this,
            [this] { importDialog().openFrom(ImportDialog::From::File); });
    connect(m_paste, &QAction::triggered, this, &RowActions::paste);
    connect(m_replace, &QAction::triggered, this, [this] {
        if (!m_findDialog)
            m_findDialog = new FindReplaceDialog(m_model, m_presenter, m_selection, m_page);
        m_findDialog->openForSelection();
    });
    connect(m_move, &QAction::triggered, this, [this] {
        if (!m_moveDialog)
            m_moveDialog = new MoveTargetsDialog(m_model, m_presenter, m_selection, m_page);
        m_moveDialog->fillParents();
        m_moveDialog->openForSelection();
    });
    connect(m_formulas, &QAction::triggered, this, [this] { turn(true); });
    connect(m_columns, &QAction::triggered, this, [this] { turn(false); });
    connect(m_clear, &QAction::triggered, this, [this] { m_model.clearRows(m_selection.rows()); });
    connect(&selection, &RowSelection::changed, this, &RowActions::refresh);
    connect(&model, &MappingModel::edited, this, &RowActions::refresh);
    refresh();
}

QAction *RowActions::make(const char *name, const QString &text)
{
    auto *action = new QAction(text, this);
    action->setObjectName(QString::fromLatin1(name));
    return action;
}

void RowActions::attachTo(QWidget *view)
{
    view->addActions({m_export.copyAction(), m_paste});
}

QList<QAction *> RowActions::actions() const
{
    return {m_import,   m_export.saveAction(),
            nullptr,    m_export.copyAction(),
            m_paste,    nullptr,
            m_replace,  m_move,
            m_formulas, m_columns,
            m_clear};
}

ImportDialog &RowActions::importDialog()
{
    if (!m_importDialog)
        m_importDialog = new ImportDialog(m_model, m_importPresenter, m_page);
    return *m_importDialog;
}

void RowActions::showRepairs(const Mapping &after)
{
    const int count = mapping::changedRows(m_presenter.rows(), after);
    importDialog().openWithChanges(
        after, tr("Repair rows"),
        tr("These rows name a column or a field that is no longer there. What stands in its place "
           "is the most alike."),
        tr("Repair %n row(s)", nullptr, count));
}

void RowActions::paste()
{
    importDialog().openWithText(QGuiApplication::clipboard()->text(), m_selection.rows());
}

void RowActions::refresh()
{
    const bool any = !m_selection.rows().isEmpty();
    for (QAction *action : {m_move, m_formulas, m_columns, m_clear})
        action->setEnabled(any);
}

void RowActions::turn(bool intoFormulas)
{
    const QSet<int> only(m_selection.rows().begin(), m_selection.rows().end());
    if (only.isEmpty())
        return;
    const Mapping &rows = m_presenter.rows();
    const Mapping after =
        intoFormulas ? mapping::asFormulas(rows, only) : mapping::asColumns(rows, only);
    const int count = mapping::changedRows(rows, after);
    m_model.setRows(after, intoFormulas ? tr("Turn %n row(s) into formulas", nullptr, count)
                                        : tr("Turn %n row(s) into columns", nullptr, count));
}

} // namespace dfw::ui
