// SPDX-License-Identifier: Apache-2.0
#include "gallery/gallery.h"

#include "style/metrics.h"
#include "widgets/badge.h"
#include "widgets/barchart.h"
#include "widgets/button.h"
#include "widgets/card.h"
#include "widgets/facts.h"
#include "widgets/note.h"
#include "widgets/pageframe.h"
#include "widgets/places.h"
#include "widgets/text.h"
#include "widgets/timeline.h"

#include <QBoxLayout>

using namespace Qt::StringLiterals;

namespace dfw::ui {

namespace {

QWidget *stepsCard()
{
    auto *card = new Card;
    auto *head = new QHBoxLayout;
    head->setSpacing(space::s);
    head->addWidget(new IconLabel(u"check"_s, Ink::Ok, 20));
    head->addWidget(new Text(Type::Section, u"Dataflow created"_s));
    head->addWidget(new Text(Type::Help, u"8 steps in 1.1 s. 5 made, 3 reused"_s, Ink::Muted));
    head->addStretch(1);
    head->addWidget(new Button(Kind::Secondary, u"Copy all IDs"_s, u"copy"_s));
    head->addWidget(new Button(Kind::Quiet, u"Remove what was created…"_s, u"undo"_s));
    card->content()->addLayout(head);
    auto *section = card->addSection();
    section->setContentsMargins(11, 2, 11, 8);
    auto *steps = new Timeline;
    const QString id = u"6990abad-977d-41b9-a85d-17ea8cf1c0e4"_s;
    steps->setSteps(
        {{u"Base connection"_s, RunState::Reused, 0, 120, id, {}, false, true},
         {u"Schema"_s,
          RunState::Reused,
          0,
          160,
          u"https://ns.example.com/schemas/52b59140414aa6a370ef5e21155fd7a6"_s,
          {},
          false,
          true},
         {u"Flow specification"_s, RunState::Reused, 0, 90, id, {}, false, true},
         {u"Dataset"_s, RunState::Made, 160, 410, u"6019e0e7c5dcf718db5ebc71"_s, {1}, false, true},
         {u"Source connection"_s, RunState::Made, 120, 380, id, {0}, false, true},
         {u"Mapping set"_s, RunState::Failed, 160, 300, {}, {1}, false, true},
         {u"Target connection"_s, RunState::Asking, 410, 640, id, {3}, false, true},
         {u"Dataflow"_s, RunState::Running, 660, 1070, {}, {2, 4, 5, 6}, true, true},
         {u"First run"_s, RunState::Waiting, -1, -1, {}, {}, false, false}});
    section->addWidget(steps);
    return card;
}

QWidget *figuresCard()
{
    auto *card = new Card(u"First run"_s);
    card->addHeaderWidget(new Badge({u"Ended, 5 rows rejected"_s, Tone::Warn, u"warn"_s}));
    auto *figures = new QHBoxLayout;
    figures->addWidget(new Figure(u"4,212"_s, u"rows read"_s));
    figures->addWidget(new Figure(u"4,207"_s, u"stored"_s));
    figures->addWidget(new Figure(u"5"_s, u"rejected"_s, Ink::Err));
    figures->addWidget(new Figure(u"8"_s, u"with gaps"_s, Ink::Warn));
    card->content()->addLayout(figures);
    auto *chart = new BarChart;
    chart->setTitle(u"Rows stored in each 5 seconds"_s, u"rejected"_s);
    QList<BarChart::Bar> bars;
    for (const int value : {60, 220, 355, 445, 485, 500, 495, 400, 400, 325, 280, 230})
        bars.append({double(value), value == 355 ? 1 : value == 500 || value == 325 ? 2 : 0});
    bars.first().label = u"12:15:02"_s;
    bars.last().label = u"12:16:02"_s;
    chart->setBars(bars);
    card->content()->addWidget(chart, 1);
    return card;
}

} // namespace

QWidget *runSheet()
{
    auto *page = new QWidget;
    auto *column = new QVBoxLayout(page);
    column->setContentsMargins(pageMargins());
    column->setSpacing(14);
    column->addWidget(
        new PageHeader(u"Run"_s, u"Your dataflow exists. This page follows its first run."_s));
    column->addWidget(stepsCard());
    auto *row = new QHBoxLayout;
    row->setSpacing(space::l);
    row->addWidget(figuresCard(), 5);
    auto *stand = new Card(u"Where things stand"_s);
    stand->content()->addWidget(
        new IconSentence(Tone::Ok, {}, u"3 things exist in Demo, with their IDs above"_s));
    stand->content()->addWidget(
        new IconSentence(Tone::Neutral, u"ring"_s, u"No dataflow yet, so nothing runs"_s));
    stand->content()->addWidget(new IconSentence(
        Tone::Warn, {}, u"8 rows have no readable birth date; they arrive with the date empty."_s));
    auto *facts = new FactList(FactList::Values::Right);
    facts->setFacts({{u"Rows"_s, u"4,212"_s}, {u"Empty"_s, u"126 (3 %)"_s}});
    stand->content()->addWidget(facts);
    auto *busy = new BusyRow;
    busy->start(u"Waiting for the first run"_s, 0);
    busy->setProgress(3, 8);
    stand->content()->addWidget(busy);
    stand->content()->addStretch(1);
    row->addWidget(stand, 4);
    column->addLayout(row, 1);
    return framed(page, 7, true);
}

} // namespace dfw::ui
