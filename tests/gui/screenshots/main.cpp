// SPDX-License-Identifier: Apache-2.0
// screenshots PLAN DIRECTORY light|dark WIDTH HEIGHT SUFFIX: opens PLAN in the demo, goes through
// all pages by the Next button and saves a picture of each, the whole window as a user sees it.
// QT_SCALE_FACTOR is the caller's business.
#include "composition.h"
#include "pages/steps.h"
#include "style/appstyle.h"
#include "support/fakekeychain.h"
#include "texts/translations.h"
#include "widgets/button.h"
#include "widgets/segments.h"

#include <QAbstractButton>
#include <QApplication>
#include <QDir>
#include <QTabBar>
#include <QTemporaryDir>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace dfw;

namespace {

constexpr int longWait = 30'000; // ms
constexpr int settled = 400;     // ms without which a list may still be filling

const QString names[ui::StepCount] = {u"connect"_s, u"source"_s,   u"columns"_s, u"target"_s,
                                      u"mapping"_s, u"schedule"_s, u"review"_s,  u"run"_s};

class Photographer
{
public:
    Photographer(ui::Composition &program, const QStringList &arguments)
        : m_program(program), m_directory(arguments.at(2)),
          m_ending(u'-' + arguments.at(3) + arguments.at(6) + u".png"_s)
    {
    }

    bool takeAll()
    {
        ui::WizardWindow &window = m_program.window();
        for (int step = 0; step < ui::StepCount; ++step) {
            if (step > 0 && !goOnTo(step))
                return false;
            if (step == ui::ConnectStep && !connected())
                return false;
            if (step == ui::RunStep && !runEnded())
                return false;
            QTest::qWait(settled);
            if (!save(window, u"%1-%2"_s.arg(step + 1).arg(names[step])))
                return false;
            if (step == ui::MappingStep && !mappingMore())
                return false;
            if (step == ui::ReviewStep && !dryRun())
                return false;
        }
        return true;
    }

private:
    bool connected()
    {
        return QTest::qWaitFor([this] { return m_program.session().isConnected(); }, longWait) ||
               fail(u"The demo did not connect."_s);
    }

    // What else the mapping page shows: suggestions, the preview, the rows as a table.
    bool mappingMore()
    {
        ui::WizardWindow &window = m_program.window();
        auto *suggest = window.findChild<QAbstractButton *>(u"suggestButton"_s);
        auto *tabs = window.findChild<QTabBar *>(u"linePanelTabs"_s);
        auto *view = window.findChild<ui::Segments *>(u"mappingView"_s);
        if (!suggest || !tabs || !view)
            return fail(u"The mapping page lacks a part."_s);
        suggest->click();
        QTest::qWait(settled);
        if (!save(window, u"5-mapping-suggestions"_s))
            return false;
        tabs->setCurrentIndex(2);
        QTest::qWait(settled);
        if (!save(window, u"5-mapping-preview"_s))
            return false;
        tabs->setCurrentIndex(0);
        view->button(1)->click();
        QTest::qWait(settled);
        const bool saved = save(window, u"5-mapping-table"_s);
        view->button(0)->click();
        m_program.mapping().suggestions().dismiss();
        return saved;
    }

    // What "Check without creating" says; the page scrolls to it by itself.
    bool dryRun()
    {
        ui::WizardWindow &window = m_program.window();
        auto *check = window.findChild<QAbstractButton *>(u"dryRunButton"_s);
        auto *summary = window.findChild<QWidget *>(u"dryRunSummary"_s);
        if (!check || !summary)
            return fail(u"The review page lacks the dry run."_s);
        check->click();
        if (!QTest::qWaitFor([summary] { return summary->isVisible(); }, longWait))
            return fail(u"The dry run did not end."_s);
        QTest::qWait(settled);
        return save(window, u"7-review-dryrun"_s);
    }

    bool runEnded()
    {
        return QTest::qWaitFor(
                   [this] {
                       const auto &run = m_program.runPresenter().progress().firstRun;
                       return run && run->ended();
                   },
                   longWait) ||
               fail(u"The dataflow's first run did not end."_s);
    }

    bool goOnTo(int step)
    {
        auto *next = m_program.window().findChild<QAbstractButton *>(u"nextButton"_s);
        if (!next || !QTest::qWaitFor([next] { return next->isEnabled(); }, longWait))
            return fail(u"Next cannot be pressed before step %1."_s.arg(step + 1));
        next->click();
        return QTest::qWaitFor([&] { return m_program.window().currentStep() == step; },
                               longWait) ||
               fail(u"Next did not lead to step %1."_s.arg(step + 1));
    }

    bool save(QWidget &window, const QString &name)
    {
        const QString path = m_directory.filePath(name + m_ending);
        return window.grab().save(path) || fail(path + u" could not be written."_s);
    }

    static bool fail(const QString &why)
    {
        qCritical("%s", qPrintable(why));
        return false;
    }

    ui::Composition &m_program;
    QDir m_directory;
    QString m_ending;
};

} // namespace

int main(int argc, char **argv)
{
    QApplication app(argc, argv);
    const QStringList arguments = QApplication::arguments();
    if (arguments.size() != 7) {
        qCritical("Usage: screenshots PLAN DIRECTORY light|dark WIDTH HEIGHT SUFFIX");
        return 2;
    }
    ui::installTranslations(app);
    ui::applyTheme(app, arguments.at(3) == "dark"_L1 ? ui::Theme::Dark : ui::Theme::Light);
    const QTemporaryDir state; // no recent plans of whoever runs this
    SystemScheduler scheduler;
    test::FakeKeychain keychain(scheduler); // not the one of whoever runs this
    ui::Composition program(state.path(), state.path(), scheduler, &keychain);
    program.window().resize(arguments.at(4).toInt(), arguments.at(5).toInt());
    program.start(true, arguments.at(1));
    return Photographer(program, arguments).takeAll() ? 0 : 1;
}
