// SPDX-License-Identifier: Apache-2.0
#include "gallery/gallery.h"

#include "style/icons.h"
#include "style/metrics.h"
#include "widgets/badge.h"
#include "widgets/banner.h"
#include "widgets/button.h"
#include "widgets/card.h"
#include "widgets/field.h"
#include "widgets/inputs.h"
#include "widgets/note.h"
#include "widgets/segments.h"
#include "widgets/text.h"

#include <QBoxLayout>
#include <QCheckBox>
#include <QComboBox>
#include <QDateTimeEdit>
#include <QPlainTextEdit>
#include <QProgressBar>
#include <QRadioButton>
#include <QSpinBox>
#include <QTabBar>

using namespace Qt::StringLiterals;

namespace dfw::ui {

namespace {

QHBoxLayout *line(const QList<QWidget *> &widgets)
{
    auto *row = new QHBoxLayout;
    row->setSpacing(space::s);
    for (QWidget *widget : widgets)
        row->addWidget(widget);
    row->addStretch(1);
    return row;
}

QWidget *disabled(QWidget *widget)
{
    widget->setEnabled(false);
    return widget;
}

QWidget *buttonsCard()
{
    auto *card = new Card(u"Buttons"_s);
    auto *checked = new Button(Kind::Secondary, u"Checked"_s);
    checked->setCheckable(true);
    checked->setChecked(true);
    auto *right = new Button(Kind::Primary, u"Next: Source"_s, u"chev-right"_s);
    setIconRight(right);
    card->content()->addLayout(
        line({right, new Button(Kind::Secondary, u"Back"_s, u"chev-left"_s),
              new Button(Kind::Quiet, u"Cancel"_s), checked, new LinkButton(u"Save as script…"_s),
              new Button(Kind::Danger, u"Remove 5 things"_s)}));
    card->content()->addLayout(
        line({disabled(new Button(Kind::Primary, u"Primary off"_s)),
              disabled(new Button(Kind::Secondary, u"Secondary off"_s, u"play"_s)),
              disabled(new Button(Kind::Quiet, u"Quiet off"_s))}));
    auto *plain = new Button(Kind::Commit, u"Create dataflow in dev-lumen"_s, u"check"_s);
    auto *prod = new Button(Kind::Commit, u"Create dataflow in prod (production)"_s, u"shield"_s);
    setCommitTone(prod, CommitTone::Production);
    card->content()->addLayout(line({plain, prod}));
    auto *segments = new Segments({u"Once"_s, u"Minutes"_s, u"Hours"_s, u"Days"_s, u"Weeks"_s});
    segments->setCurrent(1);
    segments->setAccessibleName(u"Frequency"_s);
    card->content()->addLayout(line({segments}));
    auto *tabs = new QTabBar;
    tabs->setDrawBase(true);
    tabs->setExpanding(false);
    tabs->setAccessibleName(u"Below the canvas"_s);
    for (const QString &text : {u"Line"_s, u"Problems 2"_s, u"Preview"_s})
        tabs->addTab(text);
    card->content()->addWidget(tabs);
    card->content()->addStretch(1);
    return card;
}

QWidget *fieldsCard()
{
    auto *card = new Card(u"Fields"_s);
    auto *spin = new QSpinBox;
    spin->setRange(15, 9999);
    auto *every = new Field(u"Every"_s, spin);
    every->setHelp(u"Minutes; 15 is the least this source allows."_s);
    auto *date = new QDateTimeEdit(QDateTime(QDate(2026, 11, 22), QTime(12, 15)));
    date->setDisplayFormat(u"yyyy-MM-dd HH:mm"_s);
    auto *first = new Field(u"First run"_s, date);
    card->content()->addWidget(new FieldRow({every, first}));
    auto *editable = new QComboBox;
    editable->setEditable(true);
    editable->addItems({u"date-time"_s, u"string"_s});
    auto *keep = new Field(u"Keep as"_s, editable);
    keep->setOptional();
    auto *empty = new QLineEdit;
    empty->setPlaceholderText(u"What is in it, for your colleagues"_s);
    auto *description = new Field(u"Description"_s, empty);
    description->setError(u"At most 100 letters. Yours has 132."_s);
    card->content()->addWidget(new FieldRow({keep, description}));
    auto *on = new QCheckBox(u"First run takes all older rows too (backfill)"_s);
    on->setChecked(true);
    auto *partly = new QCheckBox(u"Some"_s);
    partly->setTristate(true);
    partly->setCheckState(Qt::PartiallyChecked);
    card->content()->addLayout(line({on, partly, disabled(new QCheckBox(u"Off"_s))}));
    auto *radio = new QRadioButton(u"Take the good rows"_s);
    radio->setChecked(true);
    card->content()->addLayout(line({radio, new QRadioButton(u"Refuse the whole run"_s)}));
    auto *formula = new QPlainTextEdit(u"split(Name, \" \")[0]"_s);
    formula->setMaximumHeight(70);
    formula->setTabChangesFocus(true);
    auto *field = new Field(u"Formula"_s, formula);
    card->content()->addWidget(field);
    auto *bar = new QProgressBar;
    bar->setAccessibleName(u"Steps done"_s);
    bar->setTextVisible(false);
    bar->setRange(0, 8);
    bar->setValue(3);
    card->content()->addWidget(bar);
    card->content()->addWidget(new IdRow(u"6990abad-977d-41b9-a85d-17ea8cf1c0e4"_s));
    card->content()->addStretch(1);
    return card;
}

QWidget *signsCard()
{
    auto *card = new Card(u"Signs"_s);
    card->addTitleWidget(new Badge({u"8 odd"_s, Tone::Warn, u"warn"_s}));
    card->content()->addLayout(line({new Badge({u"Good"_s, Tone::Ok, u"check"_s}),
                                     new Badge({u"Look at it"_s, Tone::Warn, u"warn"_s}),
                                     new Badge({u"Broken"_s, Tone::Err, u"error"_s}),
                                     new Badge({u"Reused"_s, Tone::Info, u"reuse"_s})}));
    card->content()->addLayout(line({new Badge({u"Suggested 82 %"_s, Tone::Neutral, u"wand"_s}),
                                     new Badge({u"Not mapped"_s, Tone::Neutral, u"ring"_s}),
                                     new Badge({u"Running"_s, Tone::Accent, u"half"_s}),
                                     new Badge({u"demo"_s, Tone::Demo, u"flask"_s})}));
    QList<QWidget *> tiles;
    for (const TileKind kind :
         {TileKind::String, TileKind::Integer, TileKind::Number, TileKind::Date, TileKind::DateTime,
          TileKind::Boolean, TileKind::Object, TileKind::Array})
        tiles << new TypeTile(kind);
    card->content()->addLayout(line(tiles));
    card->content()->addWidget(new Note(Tone::Info, u"Platform starts a run within some minutes of "
                                                    u"its time. Rows changed meanwhile come with "
                                                    u"the next run."_s));
    card->content()->addWidget(new Note(Tone::Warn,
                                        u"Backfill is on: the first run reads the whole "
                                        u"table, about 4,212 rows."_s));
    card->content()->addWidget(new Note(Tone::Err, u"The schema was changed meanwhile."_s));
    card->content()->addWidget(new Note(Tone::Ok, u"Everything fits."_s));
    card->content()->addStretch(1);
    return card;
}

} // namespace

QWidget *controlsSheet()
{
    auto *page = new QWidget;
    auto *column = new QVBoxLayout(page);
    column->setContentsMargins(0, 0, 0, space::page);
    column->setSpacing(space::l);
    auto *banner = new Banner;
    banner->showProduction(u"Sandbox “prod” of Lumen Retail. What you create here reads real "
                           u"customers’ data."_s);
    column->addWidget(banner);
    auto *row = new QHBoxLayout;
    row->setContentsMargins(space::page, 0, space::page, 0);
    row->setSpacing(space::l);
    auto *left = new QVBoxLayout;
    left->setSpacing(space::l);
    left->addWidget(buttonsCard());
    left->addWidget(signsCard(), 1);
    row->addLayout(left, 5);
    row->addWidget(fieldsCard(), 5);
    column->addLayout(row, 1);
    return page;
}

} // namespace dfw::ui
