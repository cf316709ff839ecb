// SPDX-License-Identifier: Apache-2.0
#include "gallery/gallery.h"

#include "style/metrics.h"
#include "widgets/button.h"
#include "widgets/card.h"
#include "widgets/cellroles.h"
#include "widgets/inputs.h"
#include "widgets/pageframe.h"
#include "widgets/places.h"
#include "widgets/segments.h"
#include "widgets/tableview.h"
#include "widgets/text.h"

#include <QBoxLayout>
#include <QStandardItemModel>

using namespace Qt::StringLiterals;

namespace dfw::ui {

namespace {

QStandardItem *cell(const QString &text, Look look = Look::Plain)
{
    auto *item = new QStandardItem(text);
    item->setData(static_cast<int>(look), LookRole);
    return item;
}

QStandardItem *badge(const QString &text, Tone tone, const QString &icon = {})
{
    auto *item = new QStandardItem;
    item->setData(badgeValue(text, tone, icon), BadgeRole);
    item->setData(text, Qt::AccessibleTextRole);
    return item;
}

QStandardItem *typed(TileKind kind)
{
    QStandardItem *item = cell(tileWord(kind), Look::Muted);
    item->setData(static_cast<int>(kind), TileRole);
    return item;
}

QStandardItem *share(double value, const QString &text)
{
    QStandardItem *item = cell(text, Look::Muted);
    item->setData(value, ShareRole);
    if (value < 0.2)
        item->setData(static_cast<int>(Tone::Warn), ShareToneRole);
    return item;
}

QStandardItem *number(const QString &text)
{
    QStandardItem *item = cell(text);
    item->setTextAlignment(Qt::AlignRight | Qt::AlignVCenter);
    return item;
}

struct Row
{
    QString name, type;
    TileKind kind;
    QString sample;
    double filled;
    BadgeSpec looks;
    bool chosen;
};

QAbstractItemModel *columnsModel(QObject *parent)
{
    auto *model = new QStandardItemModel(parent);
    model->setHorizontalHeaderLabels(
        {u"Column"_s, u"Source type"_s, u"XDM type"_s, u"Sample"_s, u"Filled"_s, u"Looks like"_s});
    const QList<Row> rows{
        {u"TestID"_s,
         u"STRING"_s,
         TileKind::String,
         u"T-00017"_s,
         1,
         {u"unique key"_s, Tone::Accent},
         true},
        {u"Name"_s,
         u"STRING"_s,
         TileKind::String,
         u"Amina Diallo"_s,
         0.998,
         {u"person name"_s, Tone::Plain},
         true},
        {u"Datefield"_s,
         u"STRING"_s,
         TileKind::DateTime,
         u"1988-03-14 00:00:00.000000"_s,
         0.97,
         {u"8 odd"_s, Tone::Warn, u"warn"_s},
         true},
        {u"Points"_s,
         u"INT64"_s,
         TileKind::Integer,
         u"1,240"_s,
         1,
         {u"0 to 9,860"_s, Tone::Plain},
         true},
        {u"Newsletter"_s, u"BOOL"_s, TileKind::Boolean, u"true"_s, 1, {}, false},
        {u"Comment"_s, u"STRING"_s, TileKind::String, {}, 0.03, {}, false},
        {u"Address"_s,
         u"STRUCT"_s,
         TileKind::Object,
         u"{ … }"_s,
         0.6,
         {u"Refused"_s, Tone::Err, u"error"_s},
         false},
        {u"Tags"_s,
         u"ARRAY"_s,
         TileKind::Array,
         u"[ … ]"_s,
         0.4,
         {u"Good"_s, Tone::Ok, u"check"_s},
         false},
    };
    for (const Row &row : rows) {
        QStandardItem *name = cell(row.name, row.chosen ? Look::Strong : Look::Plain);
        name->setCheckable(true);
        name->setCheckState(row.chosen ? Qt::Checked : Qt::Unchecked);
        QStandardItem *sample = cell(row.sample, Look::Muted);
        sample->setData(row.sample.isEmpty(), NullRole);
        QStandardItem *looks = badge(row.looks.text, row.looks.tone, row.looks.icon);
        model->appendRow({name, cell(row.type, Look::Muted), typed(row.kind), sample,
                          share(row.filled, u"%1 %"_s.arg(100 * row.filled)), looks});
    }
    return model;
}

QAbstractItemModel *samplesModel(QObject *parent)
{
    auto *model = new QStandardItemModel(parent);
    model->setHorizontalHeaderLabels({u"TestID"_s, u"Datefield"_s, u"State"_s, u"Points"_s});
    model->horizontalHeaderItem(3)->setTextAlignment(Qt::AlignRight | Qt::AlignVCenter);
    for (int i = 0; i < 30; ++i) {
        QStandardItem *date =
            i == 2 ? cell(u"31/02/1990"_s, Look::Bad) : cell(u"1988-03-14 00:00:00"_s);
        if (i == 2)
            date->setData(u"warn"_s, IconRole);
        QStandardItem *state = i % 3 ? badge(u"Ready"_s, Tone::Ok, u"check"_s)
                                     : badge(u"Suggested 82 %"_s, Tone::Neutral, u"wand"_s);
        model->appendRow({cell(u"T-000%1"_s.arg(17 + i), Look::Mono), date, state,
                          number(QString::number(1240 - 37 * i))});
    }
    return model;
}

QAbstractItemModel *treeModel(QObject *parent)
{
    auto *model = new QStandardItemModel(parent);
    auto *databases = cell(u"Databases"_s, Look::Strong);
    databases->setData(u"database"_s, IconRole);
    databases->setData(u"27"_s, CountRole);
    for (const QString &name : {u"Azure Synapse Analytics"_s, u"Google BigQuery"_s, u"MariaDB"_s})
        databases->appendRow(cell(name));
    auto *old = cell(u"Phoenix"_s);
    old->setData(badgeValue(u"deprecated"_s, Tone::Warn, u"warn"_s), BadgeRole);
    databases->appendRow(old);
    model->appendRow(databases);
    for (const auto &[name, sign] : {std::pair{u"Cloud storage"_s, u"cloud"_s},
                                     std::pair{u"Customer success"_s, u"people"_s}}) {
        auto *group = cell(name, Look::Strong);
        group->setData(sign, IconRole);
        group->setData(u"12"_s, CountRole);
        group->appendRow(cell(u"One"_s));
        model->appendRow(group);
    }
    return model;
}

} // namespace

QWidget *tablesSheet()
{
    auto *page = new QWidget;
    auto *column = new QVBoxLayout(page);
    column->setContentsMargins(pageMargins());
    column->setSpacing(14);
    column->addWidget(new PageHeader(u"Choose columns"_s, u"Tick the columns to bring along. Fewer "
                                                          u"columns make faster runs."_s));
    auto *card = new Card;
    auto *bar = new QHBoxLayout;
    bar->setSpacing(space::s);
    auto *search = new SearchEdit(u"Search columns"_s);
    search->setMaximumWidth(220);
    bar->addWidget(search);
    auto *chips = new Chips({{u"All"_s, 14}, {u"Chosen"_s, 10}, {u"Warnings"_s, 2, u"warn"_s}});
    chips->setAccessibleName(u"Show"_s);
    bar->addWidget(chips);
    bar->addStretch(1);
    bar->addWidget(new Button(Kind::Secondary, u"Tick all"_s));
    bar->addWidget(new Button(Kind::Secondary, u"Invert"_s));
    card->content()->addLayout(bar);
    auto *table = new TableView;
    table->setObjectName(u"columnsTable"_s);
    table->setAccessibleName(u"Columns"_s);
    table->setModel(columnsModel(table));
    table->fitColumns();
    table->selectRow(2);
    table->fitRows(7);
    card->content()->addWidget(table);
    column->addWidget(card);
    auto *row = new QHBoxLayout;
    row->setSpacing(space::l);
    auto *connectors = new Card(u"Connector"_s);
    auto *tree = new TreeView;
    tree->setAccessibleName(u"Connectors"_s);
    tree->setModel(treeModel(tree));
    tree->expand(tree->model()->index(0, 0));
    tree->setCurrentIndex(tree->model()->index(1, 0, tree->model()->index(0, 0)));
    connectors->content()->addWidget(new SearchEdit(u"Search 65 connectors"_s));
    connectors->content()->addWidget(tree);
    row->addWidget(connectors, 3);
    auto *sample = new Card(u"test1.Mytable"_s);
    sample->addHeaderWidget(new Text(Type::Help, u"First 100 of about 4,212 rows"_s, Ink::Muted));
    auto *rows = new TableView;
    rows->setAccessibleName(u"Sample rows"_s);
    rows->setDense();
    rows->setModel(samplesModel(rows));
    rows->fitColumns();
    sample->content()->addWidget(rows);
    row->addWidget(sample, 4);
    auto *none = new Card(u"Base connection"_s);
    auto *choice = new Segments({u"Use existing"_s, u"Create new"_s});
    choice->setAccessibleName(u"Base connection"_s);
    none->addHeaderWidget(choice);
    auto *empty = new EmptyState(u"database"_s, u"key"_s, u"No base connection yet"_s,
                                 u"A base connection holds the sign-in to one system."_s);
    empty->addButton(new Button(Kind::Primary, u"Create one"_s, u"plus"_s));
    none->content()->addWidget(empty);
    row->addWidget(none, 4);
    column->addLayout(row, 1);
    return framed(page, 2, false);
}

} // namespace dfw::ui
