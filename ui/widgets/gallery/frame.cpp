// SPDX-License-Identifier: Apache-2.0
#include "gallery/gallery.h"

#include "style/metrics.h"
#include "widgets/banner.h"
#include "widgets/pageframe.h"
#include "widgets/steprail.h"

#include <QBoxLayout>

using namespace Qt::StringLiterals;

namespace dfw::ui {

QList<Sheet> gallerySheets()
{
    return {{u"connect"_s, connectSheet(false)},
            {u"broken"_s, connectSheet(true)},
            {u"tables"_s, tablesSheet()},
            {u"controls"_s, controlsSheet()},
            {u"run"_s, runSheet()},
            {u"dock"_s, dockSheet()}};
}

QWidget *framed(QWidget *page, int currentStep, bool demo)
{
    auto *window = new QWidget;
    auto *banner = new Banner(window);
    if (demo)
        banner->showDemo(u"A local Platform on this computer. Nothing leaves it, nothing real is "
                         u"changed."_s);
    auto *rail = new StepRail(window);
    QList<RailStep> steps{{u"Connect"_s, u"dev-lumen"_s},
                          {u"Source"_s, u"BigQuery · test1.Mytable"_s},
                          {u"Columns"_s, u"10 of 14 columns"_s},
                          {u"Target"_s, u"Customer profile"_s},
                          {u"Mapping"_s, u"10 lines, 1 to look at"_s},
                          {u"Schedule"_s, u"Every 15 minutes"_s},
                          {u"Review"_s},
                          {u"Run"_s}};
    for (int i = 0; i < steps.size(); ++i) {
        steps[i].state = i < currentStep    ? StepState::Done
                         : i == currentStep ? StepState::Current
                                            : StepState::Todo;
    }
    rail->setSteps(steps);
    rail->setPlace(demo ? Tone::Demo : Tone::Neutral,
                   demo ? u"Demo organisation"_s : u"Lumen Retail"_s,
                   demo ? u"127.0.0.1, sample data"_s : u"dev-lumen, token for 23 h"_s);
    auto *footer = new Footer(window);
    footer->setSaved(u"Plan saved 12:04"_s);
    footer->setBackVisible(currentStep > 0);
    footer->setNext(u"Next: %1"_s.arg(steps.value(currentStep + 1).title));
    if (currentStep == 7) {
        footer->setBackVisible(false);
        footer->setCancelVisible(false);
        footer->setClose(u"Close"_s);
    }
    if (currentStep == 6)
        footer->setCommit(u"Create dataflow in DEMO"_s, CommitTone::Demo);
    auto *problems = new ProblemBar(window);
    if (page->property("problems").isValid()) {
        steps[currentStep].state = StepState::Problem;
        steps[currentStep].current = true;
        steps[currentStep].problemText = u"2 things to fix"_s;
        rail->setSteps(steps);
        problems->setProblems(page->property("problems").toStringList(), u"Source"_s);
    }
    auto *middle = new QVBoxLayout;
    middle->setSpacing(0);
    middle->addWidget(new PageScroll(page), 1);
    middle->addWidget(problems);
    middle->addWidget(footer);
    auto *row = new QHBoxLayout;
    row->setSpacing(0);
    row->addWidget(rail);
    row->addLayout(middle, 1);
    auto *column = new QVBoxLayout(window);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(banner);
    column->addLayout(row, 1);
    return window;
}

} // namespace dfw::ui
