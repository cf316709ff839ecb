// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "presenters/plankeeper.h"
#include "storage/recentplans.h"

#include <functional>
#include <QObject>

class QAction;
class QMenu;
class QWidget;

namespace dfw::ui {

/// New, open, save and the recent plans, with the questions they ask. Never overwrites the open
/// plan before the new one has been read.
class PlanMenu : public QObject
{
    Q_OBJECT
public:
    PlanMenu(presenters::PlanKeeper &keeper, storage::RecentPlans &recent, QWidget *window);

    QMenu *menu() const { return m_menu; }
    /// Actions of the page shown, above ours.
    void setPageActions(const QList<QAction *> &actions);

    /// Empty path = ask for one.
    void open(const QString &path);
    void save(std::function<void()> afterwards = {});
    void saveAs(std::function<void()> afterwards = {});
    /// Calls `go` at once when nothing would be lost; otherwise asks: save, discard, or stay.
    void leavePlan(std::function<void()> go);

Q_SIGNALS:
    /// A plan was opened or a new one begun.
    void planOpened();

private:
    void fillMenu();
    void newPlan();
    void load(const QString &path);
    void write(const QString &path, const std::function<void()> &afterwards);
    void tell(const QString &title, const QString &text, const QString &details = {});

    presenters::PlanKeeper &m_keeper;
    storage::RecentPlans &m_recent;
    QWidget *m_window;
    QMenu *m_menu;
    QList<QAction *> m_pageActions;
    QList<QAction *> m_own;
    QMenu *m_recentMenu;
};

} // namespace dfw::ui
