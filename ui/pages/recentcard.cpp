// SPDX-License-Identifier: Apache-2.0
#include "pages/recentcard.h"

#include "style/metrics.h"
#include "widgets/button.h"
#include "widgets/text.h"

#include <QDir>
#include <QFileInfo>
#include <QLocale>
#include <QVBoxLayout>

namespace dfw::ui {

using namespace Qt::StringLiterals;
using storage::RecentPlan;

namespace {

// The rest is reached by "Open a plan…"; a longer list would push the form off the page.
constexpr qsizetype mostShown = 4;

QString homeAsTilde(const QString &folder)
{
    const QString home = QDir::homePath();
    return home.size() > 1 && folder.startsWith(home) ? u'~' + folder.mid(home.size()) : folder;
}

} // namespace

RecentCard::RecentCard(storage::RecentPlans &plans, QWidget *parent)
    : Card(tr("Pick up where you stopped"), parent), m_plans(plans), m_list(new QVBoxLayout)
{
    setObjectName(u"recentCard"_s);
    m_list->setSpacing(0);
    content()->addLayout(m_list);
    content()->setContentsMargins(space::card - 1, 4, space::card - 1, 10);
    auto *open = new Button(Kind::Secondary, tr("Open a plan…"), u"file"_s, this);
    open->setObjectName(u"openPlanButton"_s);
    open->setAccessibleName(tr("Open a plan"));
    addHeaderWidget(open);
    connect(open, &Button::clicked, this, [this] { Q_EMIT openRequested({}); });
    refresh();
}

void RecentCard::refresh()
{
    const QList<RecentPlan> plans = m_plans.list().mid(0, mostShown);
    if (m_built && plans == m_shown)
        return;
    m_built = true;
    m_shown = plans;
    while (QLayoutItem *item = m_list->takeAt(0)) {
        if (QWidget *old = item->widget()) {
            old->hide();
            old->deleteLater(); // its own button may have brought us here
        }
        delete item;
    }
    if (plans.isEmpty())
        m_list->addWidget(
            wrapped(Type::Help, tr("No plan was opened or saved yet."), Ink::Muted, this));
    for (int i = 0; i < plans.size(); ++i) {
        if (i > 0)
            m_list->addWidget(new Hairline(this));
        m_list->addWidget(row(plans.at(i), i));
    }
}

QWidget *RecentCard::row(const RecentPlan &plan, int number)
{
    const QFileInfo file(plan.path);
    auto *line = new QWidget(this);
    auto *name = new Text(Type::Body, file.fileName(), Ink::Text, line);
    name->setElided(Qt::ElideMiddle);
    const QString folder = QDir::toNativeSeparators(homeAsTilde(file.absolutePath()));
    const QString day = QLocale().toString(file.lastModified().date(), QLocale::LongFormat);
    auto *detail = new Text(Type::Help,
                            plan.exists ? tr("Changed on %1, in %2").arg(day, folder)
                                        : tr("Not there now; it was in %1").arg(folder),
                            Ink::Muted, line);
    detail->setElided(Qt::ElideMiddle);
    detail->setToolTip(plan.path.toHtmlEscaped());
    auto *words = new QVBoxLayout;
    words->setSpacing(1);
    words->addWidget(name);
    words->addWidget(detail);
    auto *row = new QHBoxLayout(line);
    row->setContentsMargins(0, 7, 0, 7);
    row->setSpacing(space::m);
    row->addWidget(new IconLabel(plan.exists ? u"file"_s : u"warn"_s,
                                 plan.exists ? Ink::Muted : Ink::Warn, 16, line));
    row->addLayout(words, 1);
    if (plan.exists) {
        auto *open = new Button(Kind::Secondary, tr("Open"), {}, line);
        open->setObjectName(u"openRecentButton%1"_s.arg(number));
        open->setAccessibleName(tr("Open %1").arg(file.fileName()));
        connect(open, &Button::clicked, this,
                [this, path = plan.path] { Q_EMIT openRequested(path); });
        row->addWidget(open);
    } else {
        auto *forget = new Button(Kind::Quiet, tr("Take off the list"), {}, line);
        forget->setObjectName(u"forgetRecentButton%1"_s.arg(number));
        forget->setAccessibleName(tr("Take %1 off the list").arg(file.fileName()));
        connect(forget, &Button::clicked, this, [this, path = plan.path] {
            // A list that cannot be written shows the entry again next time; no harm is done.
            (void)m_plans.remove(path);
            refresh();
        });
        row->addWidget(forget);
    }
    return line;
}

} // namespace dfw::ui
