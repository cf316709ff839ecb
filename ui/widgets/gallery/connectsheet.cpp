// SPDX-License-Identifier: Apache-2.0
#include "gallery/gallery.h"

#include "style/icons.h"
#include "style/metrics.h"
#include "widgets/button.h"
#include "widgets/card.h"
#include "widgets/field.h"
#include "widgets/inputs.h"
#include "widgets/note.h"
#include "widgets/pageframe.h"
#include "widgets/places.h"
#include "widgets/text.h"

#include <QBoxLayout>
#include <QComboBox>

using namespace Qt::StringLiterals;

namespace dfw::ui {

namespace {

QWidget *profileCard(bool broken)
{
    auto *card = new Card(u"Your organisation"_s);
    auto *combo = new QComboBox;
    combo->addItem(lineIcon(u"people"_s), u"Lumen Retail, Paris"_s);
    auto *row = new QHBoxLayout;
    row->setSpacing(space::s);
    auto *profile = new QWidget;
    profile->setLayout(row);
    row->setContentsMargins(0, 0, 0, 0);
    row->addWidget(combo, 1);
    row->addWidget(new Button(Kind::Secondary, u"New"_s, u"plus"_s));
    auto *more = new IconButton(u"more"_s, u"More about this profile"_s);
    setKind(more, Kind::Secondary);
    row->addWidget(more);
    auto *field = new Field(u"Profile"_s, profile);
    field->setBuddy(combo);
    card->content()->addWidget(field);
    card->content()->addWidget(new DropZone(
        u"Drop a credentials file here and skip the fields below"_s,
        u"Developer Console JSON, Postman environment or aepp config"_s, u"Open file…"_s));
    auto *idEdit = new MonoEdit;
    idEdit->setText(u"4f2c9be1a77d4e0bb6d35a2f90c41e6d"_s);
    auto *id = new Field(u"Client ID"_s, idEdit);
    id->setHelp(u"Also called API key. It is not secret."_s);
    auto *secretEdit = new SecretEdit;
    auto *secret = new Field(u"Client secret"_s, secretEdit);
    secret->setHelp(u"Kept in the system keychain, never in a file."_s);
    auto *orgEdit = new MonoEdit;
    auto *org = new Field(u"Organisation ID"_s, orgEdit);
    org->setHelp(u"24 characters, then @AdobeOrg."_s);
    auto *sandboxCombo = new QComboBox;
    sandboxCombo->addItem(lineIcon(u"cloud"_s),
                          broken ? u"Not known yet"_s : u"dev-lumen, development"_s);
    auto *sandbox = new Field(u"Sandbox"_s, sandboxCombo);
    sandbox->setHelp(u"3 sandboxes found, 1 of them production."_s);
    if (broken) {
        orgEdit->setText(u"lumen-retail"_s);
        org->setError(u"This looks like a name. The ID has 24 letters and digits, then "
                      u"“@AdobeOrg”."_s);
        secret->setError(u"Without the client secret no token can be fetched. Copy it from the "
                         u"Developer Console, or drop the JSON above."_s);
        sandboxCombo->setEnabled(false);
        sandbox->setHelp(u"Listed once the token is there."_s);
    } else {
        orgEdit->setText(u"8A1F22C95E0B7D990A495C41@AdobeOrg"_s);
        secretEdit->setText(u"0123456789abcdef"_s);
    }
    card->content()->addWidget(new FieldRow({id, secret}));
    card->content()->addWidget(new FieldRow({org, sandbox}));
    card->content()->addWidget(new Expander(u"Network: proxy, CA file, hosts"_s, nullptr));
    return card;
}

QWidget *accessCard(bool broken)
{
    auto *card = new Card(u"Access"_s);
    card->addHeaderWidget(new IconButton(u"copy"_s, u"Copy all"_s));
    card->addHeaderWidget(new Button(Kind::Secondary, u"Check again"_s, u"refresh"_s));
    card->content()->setSpacing(0);
    const QStringList names{u"Token"_s, u"Organisation"_s, u"Sandbox"_s, u"Schema registry"_s,
                            u"Flow service"_s};
    const QStringList details{u"Valid for 23 h 41 min, renewed by itself"_s, u"Lumen Retail"_s,
                              u"dev-lumen, development"_s, u"41 schemas, may read and write"_s,
                              u"May read, writing is not confirmed. The right is called “Manage "
                              u"Sources”; your administrator gives it in Permissions."_s};
    for (int i = 0; i < names.size(); ++i) {
        if (i > 0)
            card->content()->addWidget(new Hairline);
        auto *row = new CheckRow(names[i]);
        if (!broken)
            row->setState(i == 4 ? Tone::Warn : Tone::Ok, details[i], u"%1 ms"_s.arg(212 - 22 * i));
        else if (i == 0)
            row->setState(Tone::Err,
                          u"The client secret is missing, so nothing was asked yet. You can fix "
                          u"this yourself, on the left."_s,
                          u"not tried"_s);
        else
            row->setState(Tone::Neutral, u"Waits for the token"_s);
        card->content()->addWidget(row);
    }
    if (!broken) {
        card->content()->addSpacing(space::m);
        card->content()->addWidget(
            new Note(Tone::Info,
                     u"You can go on. The wizard checks the right before it creates anything."_s));
    }
    return card;
}

} // namespace

QWidget *connectSheet(bool broken)
{
    auto *page = new QWidget;
    auto *column = new QVBoxLayout(page);
    column->setContentsMargins(pageMargins());
    column->setSpacing(14);
    auto *header =
        new PageHeader(u"Connect to your organisation"_s,
                       u"Say which organisation and sandbox this dataflow belongs to."_s);
    header->addRightWidget(new Button(Kind::Secondary, u"Requests"_s, u"code"_s));
    column->addWidget(header);
    auto *demo = new Note(Tone::Demo, u"Try everything on a small Platform that runs on this "
                                      u"computer."_s);
    demo->setTitle(u"No account at hand?"_s);
    demo->addAction(new Button(Kind::Secondary, u"Start the demo"_s));
    auto *left = new QVBoxLayout;
    left->setSpacing(space::l);
    left->addWidget(demo);
    left->addWidget(profileCard(broken));
    left->addStretch(1);
    auto *right = new QVBoxLayout;
    right->addWidget(accessCard(broken));
    right->addStretch(1);
    auto *row = new QHBoxLayout;
    row->setSpacing(space::xl);
    row->addLayout(left, 625);
    row->addLayout(right, 351);
    column->addLayout(row, 1);
    if (broken)
        page->setProperty("problems", QStringList{u"Client secret is missing"_s,
                                                  u"Organisation ID looks wrong"_s});
    return framed(page, 0, !broken);
}

} // namespace dfw::ui
