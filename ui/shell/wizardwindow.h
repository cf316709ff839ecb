// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "pages/steps.h"
#include "presenters/columnspresenter.h"
#include "presenters/connectpresenter.h"
#include "presenters/mappingpresenter.h"
#include "presenters/reviewpresenter.h"
#include "presenters/runpresenter.h"
#include "presenters/schedulepresenter.h"
#include "storage/recentplans.h"

#include <array>
#include <QWidget>

class QStackedWidget;

namespace dfw::ui {

class Banner;
class BusyRow;
class ConnectPage;
class Button;
class Footer;
class MappingPage;
class PageHeader;
class PlanMenu;
class ProblemBar;
class RequestDock;
class ReviewPage;
class RunPage;
class StepRail;
class WizardPage;
struct PageProblem;

/// Everything the window works with. References only: the composition owns them all and outlives
/// the window.
struct WizardParts
{
    presenters::Session &session;
    presenters::PlanKeeper &keeper;
    presenters::ConnectPresenter &connect;
    presenters::SourcePresenter &source;
    presenters::ColumnsPresenter &columns;
    presenters::TargetPresenter &target;
    presenters::MappingPresenter &mapping;
    presenters::SchedulePresenter &schedule;
    presenters::ReviewPresenter &review;
    presenters::RunPresenter &run;
    storage::RecentPlans &recent;
};

/// The wizard's frame: banner, rail, header, the page, problem bar, footer and the dock with the
/// requests. Decides when a step may be left and what the buttons say; the pages decide nothing
/// about each other.
class WizardWindow : public QWidget
{
    Q_OBJECT
public:
    explicit WizardWindow(const WizardParts &parts, QWidget *parent = nullptr);

    int currentStep() const { return m_current; }
    /// Shows a page; does not ask whether the one before it is complete.
    void showStep(int step);
    void openPlan(const QString &path);
    QSize sizeHint() const override;

Q_SIGNALS:
    /// The first paint is over: what may be slow may begin.
    void painted();

protected:
    void closeEvent(QCloseEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;
    void paintEvent(QPaintEvent *event) override;

private:
    void buildPages();
    void arrange();
    void connectPages();
    void pressNext();
    void pressBack();
    void pressCancel();
    void goOn();
    void commit();
    void refuse(const QList<PageProblem> &problems);
    void goToProblem(int index);
    void refreshProblems();
    void refreshFrame();
    void refreshRail();
    void refreshFooter();
    void refreshPlace();
    void refreshRequests();
    void showBusy(bool busy);
    void toggleRequests(bool shown);
    void saveRequests();
    void editFrom(int step);
    void startOver();
    QList<run::PreviewRequest> requests() const;
    WizardPage *page() const { return m_pages.at(static_cast<size_t>(m_current)); }

    WizardParts m_parts;
    std::array<WizardPage *, StepCount> m_pages{};
    ConnectPage *m_connectPage = nullptr;
    MappingPage *m_mappingPage = nullptr;
    ReviewPage *m_reviewPage = nullptr;
    RunPage *m_runPage = nullptr;
    Banner *m_banner;
    StepRail *m_rail;
    PageHeader *m_header;
    QStackedWidget *m_stack;
    BusyRow *m_busy;
    ProblemBar *m_problemBar;
    Footer *m_footer;
    RequestDock *m_dock;
    Button *m_requestsButton;
    PlanMenu *m_planMenu;
    int m_current = ConnectStep;
    int m_furthest = ConnectStep;
    bool m_returnToReview = false;
    bool m_preparing = false;
    bool m_refused = false;
    bool m_closing = false;
    bool m_wasPainted = false;
};

} // namespace dfw::ui
