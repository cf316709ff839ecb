// SPDX-License-Identifier: Apache-2.0
#include "editor/linepanel.h"

#include "editor/linedetail.h"
#include "editor/previewpane.h"
#include "editor/problemlist.h"
#include "style/metrics.h"
#include "widgets/button.h"
#include "widgets/text.h"

#include <QHBoxLayout>
#include <QLocale>
#include <QScrollArea>
#include <QStackedWidget>
#include <QTabBar>
#include <QVBoxLayout>

namespace dfw::ui {

using namespace Qt::StringLiterals;

namespace {

// Lines of text the open panel would like to show, and the least it can do with.
constexpr int likedLines = 10;
constexpr int previewLines = 14; // a record next to its row
constexpr int leastLines = 5;

// Large text in a small window must not push the panel's own buttons out of sight.
QScrollArea *scrolling(QWidget *content)
{
    auto *area = new QScrollArea;
    area->setWidget(content);
    area->setWidgetResizable(true);
    area->setFrameShape(QFrame::NoFrame);
    area->setHorizontalScrollBarPolicy(Qt::ScrollBarAsNeeded);
    area->setFocusPolicy(Qt::NoFocus);
    area->viewport()->setAutoFillBackground(false);
    content->setAutoFillBackground(false);
    return area;
}

} // namespace

LinePanel::LinePanel(MappingModel &model, presenters::MappingPresenter &presenter,
                     RowSelection &selection, QWidget *parent)
    : Card({}, parent), m_selection(selection), m_tabs(new QTabBar),
      m_note(new Text(Type::Help, tr("Checked here as you type. Platform checks again when you "
                                     "leave the page."))),
      m_fold(new IconButton(u"chev-down"_s, tr("Fold the panel"))), m_stack(new QStackedWidget),
      m_line(new LineDetail(model, presenter, selection)),
      m_problems(new ProblemList(model, presenter)), m_preview(new PreviewPane(presenter))
{
    setObjectName(u"linePanel"_s);
    setFlush();
    m_tabs->setObjectName(u"linePanelTabs"_s);
    m_tabs->setAccessibleName(tr("About the mapping"));
    m_tabs->setDrawBase(false);
    m_tabs->setExpanding(false);
    m_tabs->setElideMode(Qt::ElideNone);
    m_tabs->setUsesScrollButtons(false);
    m_tabs->setSizePolicy(QSizePolicy::Minimum, QSizePolicy::Fixed); // the note gives way
    for (const QString &name : {tr("Line"), tr("Problems"), tr("Preview")})
        m_tabs->addTab(name);
    m_note->setInk(Ink::Muted);
    m_note->setElided(Qt::ElideRight);
    m_note->setAlignment(Qt::AlignRight | Qt::AlignVCenter);
    m_fold->setObjectName(u"foldPanelButton"_s);
    m_stack->addWidget(scrolling(m_line));
    m_stack->addWidget(m_problems);
    m_stack->addWidget(m_preview);
    m_stack->setContentsMargins(space::card, space::s, space::card, space::m);

    auto *head = new QHBoxLayout;
    head->setContentsMargins(space::s, 0, space::s, 0);
    head->setSpacing(space::m);
    head->addWidget(m_tabs);
    head->addWidget(m_note, 1);
    head->addWidget(m_fold);
    content()->setContentsMargins(0, 0, 0, 0);
    content()->setSpacing(0);
    content()->addLayout(head);
    content()->addWidget(new Hairline);
    content()->addWidget(m_stack, 1);

    connect(m_tabs, &QTabBar::currentChanged, this, [this](int tab) {
        m_line->commit();
        m_stack->setCurrentIndex(tab);
        updateGeometry();
    });
    connect(m_tabs, &QTabBar::tabBarClicked, this, [this] { setFolded(false); });
    connect(m_fold, &Button::clicked, this, [this] { setFolded(!m_folded); });
    connect(m_line, &LineDetail::changeFieldRequested, this, &LinePanel::changeFieldRequested);
    connect(m_line, &LineDetail::finished, this, &LinePanel::editingFinished);
    connect(m_problems, &ProblemList::countChanged, this, &LinePanel::showCount);
    const auto goTo = [this](int row) {
        m_selection.select(row);
        showTab(Line);
        m_tabs->setFocus(Qt::OtherFocusReason);
    };
    connect(m_problems, &ProblemList::rowActivated, this, goTo);
    connect(m_preview, &PreviewPane::rowActivated, this, goTo);
    showCount(m_problems->count());
}

// A formula that is being typed is taken when it is hidden: now, while this is still a panel.
LinePanel::~LinePanel()
{
    hide();
}

void LinePanel::showCount(int count)
{
    m_tabs->setTabText(Problems, count == 0 ? tr("Problems")
                                            : tr("Problems %1").arg(QLocale().toString(count)));
}

LinePanel::Tab LinePanel::tab() const
{
    return static_cast<Tab>(m_tabs->currentIndex());
}

void LinePanel::showTab(Tab tab)
{
    setFolded(false);
    m_tabs->setCurrentIndex(tab);
}

void LinePanel::setFolded(bool folded)
{
    if (folded == m_folded)
        return;
    m_folded = folded;
    m_line->commit();
    m_stack->setVisible(!folded);
    m_fold->setIconName(folded ? u"chev-up"_s : u"chev-down"_s);
    m_fold->setName(folded ? tr("Open the panel") : tr("Fold the panel"));
    updateGeometry();
    Q_EMIT foldedChanged(folded);
}

void LinePanel::commit()
{
    m_line->commit();
}

void LinePanel::editSource()
{
    showTab(Line);
    m_line->refresh();
    m_line->editSource();
}

QVBoxLayout *LinePanel::suggestionSlot() const
{
    return m_line->suggestionSlot();
}

QVBoxLayout *LinePanel::bulkSlot() const
{
    return m_line->bulkSlot();
}

QSize LinePanel::sizeHint() const
{
    const int lines = tab() == Preview ? previewLines : likedLines;
    const int head = m_tabs->sizeHint().height();
    return {Card::sizeHint().width(),
            m_folded ? head + 2 : head + lines * fontMetrics().lineSpacing() + 2 * space::s};
}

QSize LinePanel::minimumSizeHint() const
{
    const int head = m_tabs->sizeHint().height();
    return {qMin(480, Card::minimumSizeHint().width()),
            m_folded ? head + 2 : head + leastLines * fontMetrics().lineSpacing()};
}

} // namespace dfw::ui
