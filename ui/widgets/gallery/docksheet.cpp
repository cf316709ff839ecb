// SPDX-License-Identifier: Apache-2.0
#include "gallery/gallery.h"

#include "style/metrics.h"
#include "widgets/badge.h"
#include "widgets/button.h"
#include "widgets/card.h"
#include "widgets/facts.h"
#include "widgets/pageframe.h"
#include "widgets/requestdock.h"
#include "widgets/steprail.h"
#include "widgets/text.h"

#include <QBoxLayout>

using namespace Qt::StringLiterals;

namespace dfw::ui {

namespace {

void fill(QVBoxLayout *section, const QString &icon, const QString &title, const BadgeSpec &badge,
          const QList<QPair<QString, QString>> &facts)
{
    auto *head = new QHBoxLayout;
    head->setSpacing(space::m);
    head->addWidget(new IconLabel(icon, Ink::Muted, 20));
    head->addWidget(new Text(Type::Section, title));
    head->addWidget(new Badge(badge));
    head->addStretch(1);
    head->addWidget(new LinkButton(u"Edit"_s, u"edit"_s));
    section->addLayout(head);
    auto *list = new FactList(FactList::Values::Column);
    list->setNameWidth(116);
    list->setFacts(facts);
    list->setContentsMargins(32, 0, 0, 0);
    section->addWidget(list);
}

QList<RequestView> sampleRequests()
{
    RequestView flows{u"POST"_s, u"/data/foundation/flowservice/flows"_s};
    flows.headers = {{u"accept"_s, u"application/json"_s}, {u"x-gw-ims-org-id"_s, u"(set)"_s}};
    flows.body =
        u"{\n  \"name\": \"Mytable to Customer profile\",\n"
        u"  \"sourceConnectionIds\": [\n    \"{sourceConnection.id}\"\n  ],\n"
        u"  \"targetConnectionIds\": [\n    {targetConnection.id}\n  ],\n"
        u"  \"scheduleParams\": {\n    \"interval\": 15,\n    \"backfill\": true\n  }\n}"_s;
    flows.note = u"The marked line is your last edit. Dashed values are known once their step is "
                 u"done."_s;
    flows.markedLines = {8};
    flows.curl = u"curl …"_s;
    const QString base = u"/data/foundation/flowservice/"_s;
    return {{u"POST"_s, base + u"sourceConnections"_s},
            {u"POST"_s, u"/data/foundation/catalog/dataSets"_s},
            {u"POST"_s, base + u"targetConnections"_s},
            {u"DELETE"_s, base + u"mappingSets"_s},
            flows};
}

} // namespace

QWidget *dockSheet()
{
    auto *page = new QWidget;
    auto *column = new QVBoxLayout(page);
    column->setContentsMargins(pageMargins());
    column->setSpacing(14);
    auto *header =
        new PageHeader(u"Review"_s, u"Read this through. Nothing has been created so far."_s);
    auto *requests = new Button(Kind::Secondary, u"Requests"_s, u"code"_s);
    requests->setCheckable(true);
    requests->setChecked(true);
    header->addRightWidget(requests);
    column->addWidget(header);
    auto *card = new Card;
    fill(card->content(), u"database"_s, u"Source"_s, {u"reused"_s, Tone::Info, u"reuse"_s},
         {{u"Connection"_s, u"Warehouse, read only (Google BigQuery)"_s},
          {u"Table"_s, u"test1.Mytable, 10 of 14 columns"_s}});
    fill(card->addSection(), u"table"_s, u"Target"_s, {u"1 new"_s, Tone::Accent},
         {{u"Schema"_s, u"Customer profile, version 1.4 (reused)"_s},
          {u"Dataset"_s, u"Customer profile from BigQuery (new), used for Profile"_s}});
    fill(card->addSection(), u"link"_s, u"Mapping"_s, {u"1 to look at"_s, Tone::Warn, u"warn"_s},
         {{u"Lines"_s, u"10 lines, 1 of them a formula"_s},
          {u"Check"_s, u"Platform checked it 20 seconds ago: no errors"_s}});
    column->addWidget(card);
    column->addStretch(1);
    QWidget *window = framed(page, 6, true);
    window->findChild<StepRail *>()->setCollapsed(true);
    auto *dock = new RequestDock;
    dock->setRequests(sampleRequests(), u"what Create will send"_s);
    dock->setCurrent(4);
    auto *both = new QWidget;
    auto *row = new QHBoxLayout(both);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(0);
    row->addWidget(window, 1);
    row->addWidget(dock);
    return both;
}

} // namespace dfw::ui
