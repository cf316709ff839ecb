// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "pages/steps.h"
#include "presenters/columnspresenter.h"
#include "presenters/connectpresenter.h"
#include "presenters/draftkeeper.h"
#include "presenters/mappingimportpresenter.h"
#include "presenters/mappingpresenter.h"
#include "presenters/reviewpresenter.h"
#include "presenters/runpresenter.h"
#include "presenters/runspresenter.h"
#include "presenters/schedulepresenter.h"
#include "storage/recentplans.h"

#include <QWidget>

namespace dfw::ui {

class Banner;
class BusyRow;
class DraftDesk;
class DrillDialog;
class Footer;
class PageHeader;
class PageStack;
class PlanMenu;
class ProblemBar;
class RequestPanel;
class RunDesk;
class StepRail;
class WizardPage;
struct PageProblem;
struct Way;

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
    presenters::MappingImportPresenter &mappingImport;
    presenters::SchedulePresenter &schedule;
    presenters::ReviewPresenter &review;
    presenters::RunPresenter &run;
    storage::RecentPlans &recent;
    presenters::DraftKeeper &drafts;
    presenters::RunsPresenter &runs;
    presenters::DemoHost &demo;
};

/// The wizard's frame: banner, rail, header, the page, problem bar, footer and the dock with the
/// requests. Decides when a step may be left and what the buttons say; the pages decide nothing
/// about each other.
class WizardWindow : public QWidget
{
    Q_OBJECT
public:
    explicit WizardWindow(const WizardParts &parts, QWidget *parent = nullptr);
    ~WizardWindow() override;

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
    void connectPage(int step, WizardPage *built);
    void connectFrame();
    void pressNext();
    void pressBack();
    void pressCancel();
    void goOn();
    void commit();
    void refuse(const QList<PageProblem> &problems);
    void goToProblem(int index);
    void focusPlace(const PageProblem &problem, Qt::FocusReason reason);
    void refreshProblems();
    void refreshFrame();
    Way way() const;
    void refreshFooter();
    void refreshPlace();
    void showBusy(bool busy);
    void fitRail();
    void editFrom(int step);
    void startOver();
    void connectDrafts();
    void showDrills();
    QList<run::PreviewRequest> requests() const;
    WizardPage *page() const;

    WizardParts m_parts;
    Banner *m_banner;
    StepRail *m_rail;
    PageHeader *m_header;
    PageStack *m_stack;
    BusyRow *m_busy;
    ProblemBar *m_problemBar;
    Footer *m_footer;
    RequestPanel *m_requests;
    PlanMenu *m_planMenu;
    DraftDesk *m_draftDesk;
    RunDesk *m_runDesk;
    DrillDialog *m_drills = nullptr; ///< built when it is first wanted
    int m_current = ConnectStep;
    int m_furthest = ConnectStep;
    bool m_returnToReview = false;
    bool m_preparing = false;
    bool m_refused = false;
    bool m_closing = false;
    bool m_wasPainted = false;
};

} // namespace dfw::ui
