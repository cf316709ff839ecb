// SPDX-License-Identifier: Apache-2.0
#include "shell/planmenu.h"

#include "storage/planfile.h"
#include "texts/errortext.h"
#include "texts/issuetext.h"

#include <QAction>
#include <QFileDialog>
#include <QFileInfo>
#include <QMenu>
#include <QMessageBox>
#include <QPushButton>

namespace dfw::ui {

using namespace Qt::StringLiterals;

PlanMenu::PlanMenu(presenters::PlanKeeper &keeper, storage::RecentPlans &recent, QWidget *window)
    : QObject(window), m_keeper(keeper), m_recent(recent), m_window(window),
      m_menu(new QMenu(window))
{
    const auto add = [this](const QString &text, const QKeySequence &keys, const QString &name,
                            auto slot) {
        auto *action = new QAction(text, this);
        action->setObjectName(name);
        action->setShortcut(keys);
        action->setShortcutContext(Qt::WindowShortcut);
        connect(action, &QAction::triggered, this, slot);
        m_window->addAction(action); // works while the menu is closed
        m_own.append(action);
    };
    add(tr("&New plan"), QKeySequence::New, u"newPlanAction"_s,
        [this] { leavePlan([this] { newPlan(); }); });
    add(tr("&Open plan…"), QKeySequence::Open, u"openPlanAction"_s, [this] { open({}); });
    add(tr("&Save plan"), QKeySequence::Save, u"savePlanAction"_s, [this] { save(); });
    add(tr("Save plan &as…"), QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_S), u"savePlanAsAction"_s,
        [this] { saveAs(); });
    m_recentMenu = new QMenu(tr("&Recent plans"), window);
    connect(m_menu, &QMenu::aboutToShow, this, &PlanMenu::fillMenu);
    fillMenu();
}

void PlanMenu::setPageActions(const QList<QAction *> &actions)
{
    m_pageActions = actions;
    fillMenu();
}

void PlanMenu::fillMenu()
{
    m_menu->clear();
    if (!m_pageActions.isEmpty()) {
        m_menu->addActions(m_pageActions);
        m_menu->addSeparator();
    }
    m_menu->addActions(m_own);
    m_recentMenu->clear();
    const QList<storage::RecentPlan> plans = m_recent.list();
    for (const storage::RecentPlan &plan : plans) {
        QAction *action = m_recentMenu->addAction(
            plan.exists ? QFileInfo(plan.path).fileName()
                        : tr("%1 (not there now)").arg(QFileInfo(plan.path).fileName()));
        action->setToolTip(plan.path);
        action->setEnabled(plan.exists);
        connect(action, &QAction::triggered, this, [this, path = plan.path] { open(path); });
    }
    m_recentMenu->setEnabled(!plans.isEmpty());
    m_menu->addSeparator();
    m_menu->addMenu(m_recentMenu);
}

void PlanMenu::newPlan()
{
    m_keeper.open({}, {});
    Q_EMIT planOpened();
}

void PlanMenu::open(const QString &path)
{
    leavePlan([this, path] {
        if (!path.isEmpty()) {
            load(path);
            return;
        }
        auto *dialog = new QFileDialog(m_window, tr("Open plan"));
        dialog->setObjectName(u"openPlanDialog"_s);
        dialog->setAttribute(Qt::WA_DeleteOnClose);
        dialog->setFileMode(QFileDialog::ExistingFile);
        dialog->setNameFilters({tr("Plans (*.json)"), tr("All files (*)")});
        connect(dialog, &QFileDialog::fileSelected, this, &PlanMenu::load);
        dialog->open();
    });
}

void PlanMenu::load(const QString &path)
{
    const auto reading = storage::loadPlan(path);
    if (!reading) {
        const ErrorText text = errorText(reading.error());
        tell(text.what, u"%1 %2"_s.arg(text.why, text.next).trimmed(), text.details);
        return;
    }
    if (!reading->plan) {
        QStringList lines;
        for (const Issue &issue : reading->issues)
            lines.append((issue.pointer.isEmpty() ? QString() : issue.pointer + u": "_s) +
                         issueSentence(issue));
        tell(tr("%1 could not be opened.").arg(QFileInfo(path).fileName()),
             tr("%1 The file was left as it is, and your plan is still open.").arg(lines.value(0)),
             lines.join(u'\n'));
        return;
    }
    m_keeper.open(*reading->plan, path);
    (void)m_recent.add(path); // the list is a convenience; opening worked
    Q_EMIT planOpened();
}

void PlanMenu::save(std::function<void()> afterwards)
{
    if (m_keeper.path().isEmpty())
        saveAs(std::move(afterwards));
    else
        write(m_keeper.path(), afterwards);
}

void PlanMenu::saveAs(std::function<void()> afterwards)
{
    auto *dialog = new QFileDialog(m_window, tr("Save plan as"));
    dialog->setObjectName(u"savePlanDialog"_s);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setAcceptMode(QFileDialog::AcceptSave);
    dialog->setDefaultSuffix(u"json"_s);
    dialog->setNameFilters({tr("Plans (*.json)")});
    dialog->selectFile(m_keeper.path().isEmpty() ? u"dataflow.json"_s : m_keeper.path());
    connect(dialog, &QFileDialog::fileSelected, this,
            [this, afterwards](const QString &path) { write(path, afterwards); });
    dialog->open();
}

void PlanMenu::write(const QString &path, const std::function<void()> &afterwards)
{
    const auto saved = storage::savePlan(path, m_keeper.plan());
    if (!saved) {
        const ErrorText text = errorText(saved.error());
        tell(text.what, u"%1 %2"_s.arg(text.why, text.next).trimmed(), text.details);
        return;
    }
    m_keeper.markSaved(path);
    (void)m_recent.add(path);
    if (afterwards)
        afterwards();
}

void PlanMenu::leavePlan(std::function<void()> go)
{
    if (!m_keeper.isUnsaved()) {
        go();
        return;
    }
    auto *box = new QMessageBox(m_window);
    box->setObjectName(u"unsavedDialog"_s);
    box->setAttribute(Qt::WA_DeleteOnClose);
    box->setIcon(QMessageBox::NoIcon);
    box->setText(tr("Save this plan first?"));
    box->setInformativeText(tr("What you entered since the last save would be lost."));
    QPushButton *saveButton = box->addButton(tr("&Save…"), QMessageBox::AcceptRole);
    QPushButton *discard = box->addButton(tr("&Discard it"), QMessageBox::DestructiveRole);
    QPushButton *stay = box->addButton(tr("&Go on editing"), QMessageBox::RejectRole);
    saveButton->setObjectName(u"saveFirstButton"_s);
    discard->setObjectName(u"discardButton"_s);
    stay->setObjectName(u"stayButton"_s);
    box->setDefaultButton(stay);
    box->setEscapeButton(stay);
    connect(saveButton, &QAbstractButton::clicked, this, [this, go] { save(go); });
    connect(discard, &QAbstractButton::clicked, this, [go] { go(); });
    box->open();
}

void PlanMenu::tell(const QString &title, const QString &text, const QString &details)
{
    auto *box = new QMessageBox(m_window);
    box->setObjectName(u"planProblemDialog"_s);
    box->setAttribute(Qt::WA_DeleteOnClose);
    box->setTextFormat(Qt::PlainText);
    box->setText(title);
    box->setInformativeText(text);
    if (!details.isEmpty())
        box->setDetailedText(details);
    box->setStandardButtons(QMessageBox::Close);
    box->open();
}

} // namespace dfw::ui
