// SPDX-License-Identifier: Apache-2.0
#include "editor/mappingtoolbar.h"

#include "style/metrics.h"
#include "widgets/button.h"
#include "widgets/inputs.h"
#include "widgets/segments.h"

#include <array>
#include <QAction>
#include <QHBoxLayout>
#include <QMenu>
#include <QShortcut>
#include <QVBoxLayout>

namespace dfw::ui {

using namespace Qt::StringLiterals;

MappingToolbar::MappingToolbar(MappingModel &model, const presenters::MappingPresenter &presenter,
                               QWidget *parent)
    : QWidget(parent), m_model(model), m_presenter(presenter)
{
    buildActions();
    m_view = new Segments({tr("Canvas"), tr("Table")});
    m_view->setObjectName(u"mappingView"_s);
    m_view->setAccessibleName(tr("How the mapping is shown"));
    m_search = new SearchEdit(tr("Find column or field"));
    m_search->setObjectName(u"mappingSearch"_s);
    m_search->setMinimumWidth(160);
    m_search->setMaximumWidth(260);
    m_sort = toggle(u"sort"_s, tr("Order columns by their field"), u"sortButton"_s);
    m_focus = toggle(u"focus"_s, tr("Only the selected row's lines"), u"focusButton"_s);
    m_suggest = new Button(Kind::Secondary, tr("S&uggest"), u"wand"_s);
    m_suggest->setObjectName(u"suggestButton"_s);
    m_suggest->setToolTip(tr("Propose fields by names, types and sample values"));
    m_add = new Button(Kind::Secondary, tr("Add"), u"plus"_s);
    m_add->setObjectName(u"addRowButton"_s);
    m_add->setAccessibleName(tr("Add a row without a column"));
    m_more = new IconButton(u"more"_s, tr("More: import, export, edit many rows"));
    m_more->setObjectName(u"moreButton"_s);
    // In the order of MappingFilter.
    m_chips = new Chips({{tr("All"), 0},
                         {tr("Not mapped"), 0, u"ring"_s},
                         {tr("Required"), 0},
                         {tr("Formulas"), 0, u"fx"_s},
                         {tr("Suggested"), 0, u"wand"_s},
                         {tr("Problems"), 0, u"warn"_s}});
    m_chips->setObjectName(u"mappingFilter"_s);
    m_chips->setAccessibleName(tr("Rows to show"));

    auto *row = new QHBoxLayout;
    row->setSpacing(space::s);
    row->addWidget(m_view);
    row->addWidget(m_search, 1);
    row->addStretch(1);
    row->addWidget(actionButton(m_undo, u"undo"_s, u"undoButton"_s));
    row->addWidget(actionButton(m_redo, u"redo"_s, u"redoButton"_s));
    row->addWidget(m_sort);
    row->addWidget(m_focus);
    row->addWidget(m_suggest);
    row->addWidget(m_add);
    row->addWidget(m_more);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(space::s);
    column->addLayout(row);
    column->addWidget(m_chips);

    auto *addMenu = new QMenu(m_add);
    addMenu->setObjectName(u"addRowMenu"_s);
    const auto add = [&](const QString &text, const char *name, MappingKind kind) {
        QAction *action = addMenu->addAction(text);
        action->setObjectName(QString::fromLatin1(name));
        connect(action, &QAction::triggered, this, [this, kind] { Q_EMIT addRequested(kind); });
    };
    add(tr("&Constant: the same value in every record"), "addConstantAction",
        MappingKind::Constant);
    add(tr("&Formula: a value Data Prep calculates"), "addFormulaAction", MappingKind::Expression);
    m_add->setMenu(addMenu);

    connect(m_view, &Segments::currentChanged, this, [this] {
        showView();
        Q_EMIT viewChanged(m_view->current());
    });
    connect(m_search, &QLineEdit::textChanged, this, &MappingToolbar::searchChanged);
    connect(m_chips, &Chips::currentChanged, this, [this] { Q_EMIT filterChanged(filter()); });
    connect(m_sort, &QAbstractButton::toggled, this, &MappingToolbar::sortToggled);
    connect(m_focus, &QAbstractButton::toggled, this, &MappingToolbar::focusToggled);
    connect(m_suggest, &QAbstractButton::clicked, this, &MappingToolbar::suggestRequested);
    showView();
}

void MappingToolbar::buildActions()
{
    m_undo = m_model.undoStack().createUndoAction(this, tr("Undo"));
    m_undo->setShortcut(QKeySequence::Undo);
    m_redo = m_model.undoStack().createRedoAction(this, tr("Redo"));
    m_redo->setShortcuts(
        {QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_Z), QKeySequence(Qt::CTRL | Qt::Key_Y)});
}

QWidget *MappingToolbar::actionButton(QAction *action, const QString &icon, const QString &name)
{
    auto *button = new IconButton(icon, action->text());
    button->setObjectName(name);
    const auto refresh = [button, action] {
        button->setName(action->text());
        button->setEnabled(action->isEnabled());
    };
    refresh();
    connect(action, &QAction::changed, button, refresh);
    connect(button, &QAbstractButton::clicked, action, &QAction::trigger);
    return button;
}

IconButton *MappingToolbar::toggle(const QString &icon, const QString &name,
                                   const QString &objectName)
{
    auto *button = new IconButton(icon, name);
    button->setObjectName(objectName);
    button->setCheckable(true);
    return button;
}

MappingToolbar::View MappingToolbar::view() const
{
    return static_cast<View>(m_view->current());
}

void MappingToolbar::setView(View view)
{
    if (view == this->view())
        return;
    m_view->setCurrent(view);
    showView();
    Q_EMIT viewChanged(view);
}

MappingFilter MappingToolbar::filter() const
{
    return static_cast<MappingFilter>(m_chips->current());
}

// The canvas has a search of its own above each side, and nothing of the table's.
void MappingToolbar::showView()
{
    const bool canvas = view() == Canvas;
    m_search->setVisible(!canvas);
    m_sort->setVisible(canvas);
    m_focus->setVisible(canvas);
}

void MappingToolbar::showAll()
{
    m_search->clear();
    if (m_chips->current() == 0)
        return;
    m_chips->setCurrent(0);
    Q_EMIT filterChanged(MappingFilter::All);
}

void MappingToolbar::refreshCounts()
{
    constexpr int kinds = static_cast<int>(MappingFilter::Broken) + 1;
    std::array<int, kinds> counts{};
    const int rows = static_cast<int>(m_presenter.rows().size());
    for (int row = 0; row < rows; ++row) {
        for (int kind = 0; kind < kinds; ++kind)
            counts[kind] += matches(static_cast<MappingFilter>(kind), m_presenter, row) ? 1 : 0;
    }
    for (int kind = 0; kind < kinds; ++kind)
        m_chips->setCount(kind, counts[kind]);
}

void MappingToolbar::setMoreActions(const QList<QAction *> &actions)
{
    auto *menu = new QMenu(m_more);
    menu->setObjectName(u"moreMenu"_s);
    for (QAction *action : actions) {
        if (action)
            menu->addAction(action);
        else
            menu->addSeparator();
    }
    m_more->setMenu(menu);
}

void MappingToolbar::setSuggesting(bool busy)
{
    m_suggest->setEnabled(!busy);
}

} // namespace dfw::ui
