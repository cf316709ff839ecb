// SPDX-License-Identifier: Apache-2.0
#include "pages/createdcard.h"

#include "models/schemalistmodel.h"
#include "style/metrics.h"
#include "texts/fill.h"
#include "widgets/button.h"
#include "widgets/note.h"

#include <QVBoxLayout>

namespace dfw::ui {

using namespace Qt::StringLiterals;
using presenters::Session;

namespace {

QString named(const QString &sentence, const QString &name)
{
    return fill(sentence, {shown(name, 60)});
}

} // namespace

QString newSchemaInWords(const NewSchema &schema)
{
    QStringList parts{classInWords(schema.classId)};
    if (!schema.fieldGroupIds.isEmpty())
        parts.append(
            CreatedCard::tr("%n field group(s)", nullptr, int(schema.fieldGroupIds.size())));
    if (schema.ownFields)
        parts.append(CreatedCard::tr("%n field(s) of your own", nullptr,
                                     int(schema.ownFields->fields.size())));
    return parts.join(u", "_s);
}

CreatedCard::CreatedCard(presenters::ReviewPresenter &presenter, QWidget *parent)
    : Card(tr("Will be created"), parent), m_presenter(presenter), m_lines(new QVBoxLayout)
{
    setObjectName(u"createdCard"_s);
    m_lines->setSpacing(space::s);
    content()->addLayout(m_lines);
    auto *requests = new LinkButton(tr("Show the e&xact requests"), u"code"_s);
    requests->setObjectName(u"showRequestsLink"_s);
    content()->addWidget(requests, 0, Qt::AlignLeft);
    connect(requests, &QAbstractButton::clicked, this, &CreatedCard::requestsWanted);
}

void CreatedCard::addLine(const QString &text)
{
    m_lines->addWidget(new IconSentence(Tone::Accent, u"plus"_s, text));
}

void CreatedCard::addTarget(const FlowPlan &plan)
{
    const TargetPlan &target = plan.target;
    const bool profile = target.newDataset && target.newDataset->inProfile;
    if (target.newSchema) {
        const NewSchema &schema = *target.newSchema;
        if (schema.ownFields)
            addLine(named(
                tr("Field group %1, %n field(s)", nullptr, int(schema.ownFields->fields.size())),
                schema.ownFields->title));
        addLine(named(tr("Schema %1"), schema.title));
        for (const IdentityMark &mark : schema.identities)
            addLine(fill(mark.primary ? tr("Primary identity %1 (%2)") : tr("Identity %1 (%2)"),
                         {shown(mark.path, 60), shown(mark.namespaceCode, 30)}));
        if (profile)
            addLine(tr("The schema is enabled for Profile"));
    }
    if (target.newDataset)
        addLine(named(profile ? tr("Dataset %1, in Profile") : tr("Dataset %1"),
                      target.newDataset->name));
    if (plan.form2020) {
        addLine(tr("An ad hoc class and schema for the raw source"));
        addLine(tr("A base connection for the dataset"));
    }
}

void CreatedCard::addReused(const FlowPlan &plan)
{
    QStringList used;
    if (!plan.source.newConnection)
        used.append(tr("base connection"));
    if (!plan.target.newSchema)
        used.append(tr("schema"));
    if (!plan.target.newDataset)
        used.append(tr("dataset"));
    if (used.isEmpty())
        return;
    m_lines->addWidget(new IconSentence(
        Tone::Info, u"reuse"_s,
        used.size() == 3 ? tr("Base connection, schema and dataset exist and are used as they are.")
                         : tr("Used as it is: %1.").arg(used.join(u", "_s))));
}

void CreatedCard::refresh()
{
    const Session &session = m_presenter.session();
    const FlowPlan &plan = m_presenter.plan();
    setTitle(session.kind() == Session::Kind::Demo
                 ? tr("Will be created in the demo")
                 : tr("Will be created in %1").arg(session.sandbox()));
    while (QLayoutItem *item = m_lines->takeAt(0)) {
        delete item->widget();
        delete item;
    }
    if (plan.source.newConnection)
        addLine(named(tr("Base connection %1"), plan.source.newConnection->name));
    addTarget(plan);
    addLine(tr("1 source connection, 1 target connection"));
    addLine(tr("1 mapping set, 1 dataflow"));
    addReused(plan);
}

} // namespace dfw::ui
