// SPDX-License-Identifier: Apache-2.0
#include "rig.h"

#include "run/preview.h"
#include "run/provisionsteps.h"
#include "storage/planfile.h"

#include <QDateTime>
#include <QEventLoop>
#include <QJsonArray>
#include <QJsonDocument>
#include <QNetworkProxy>
#include <QNetworkReply>
#include <QRegularExpression>
#include <QTimer>

namespace dfw::test {

using namespace Qt::StringLiterals;

namespace {

// How many times faster than the real one the program's clock runs: a deadline of a minute is well
// above what a busy machine needs to answer, and soon over.
#ifdef __SANITIZE_ADDRESS__
constexpr int hurry = 20;
#else
constexpr int hurry = 150;
#endif
constexpr int endOfPatience = 60'000; // ms; a bound, not a wait

FlowPlan example(const QString &name)
{
    const auto reading = storage::loadPlan(QStringLiteral(DFW_SOURCE_DIR) +
                                           u"/resources/examples/"_s + name + u".json"_s);
    return reading && reading->plan ? *reading->plan : FlowPlan{};
}

// Not QTest::qWaitFor(), which sleeps between looks: a run is a hundred hops.
template<typename Sender, typename Signal, typename Start>
bool waitsFor(Sender *sender, Signal signal, Start start)
{
    QEventLoop loop;
    bool came = false;
    QObject::connect(sender, signal, &loop, [&] {
        came = true;
        loop.quit();
    });
    QTimer::singleShot(endOfPatience, &loop, &QEventLoop::quit);
    start();
    if (!came)
        loop.exec();
    return came;
}

bool isTagged(const QJsonObject &entity, const QString &runTag)
{
    return entity.value("description"_L1).toString().contains(runTag) ||
           entity.value("title"_L1).toString().contains(runTag);
}

} // namespace

FlowPlan everythingPlan(const QString &suffix)
{
    FlowPlan plan = example(u"customer-success"_s);
    plan.name += suffix;
    plan.source.name += suffix;
    plan.source.baseConnectionId.clear();
    plan.source.newConnection = NewBaseConnection{
        .name = u"Service desk"_s + suffix,
        .authSpec = u"Basic Authentication"_s,
        .params = {{u"endpoint"_s, u"https://desk.example.org"_s}, {u"username"_s, u"reader"_s}},
        .secrets = {u"password"_s}};
    plan.target.name += suffix;
    NewSchema &schema = *plan.target.newSchema;
    schema.title = u"Customers"_s + suffix;
    schema.ownFields =
        NewFieldGroup{.title = u"Customer columns"_s + suffix, .fields = {{.name = u"label"_s}}};
    schema.identities = {{u"personalEmail.address"_s, u"Email"_s, true},
                         {u"_dfwdemo.label"_s, u"Phone"_s}};
    plan.target.newDataset->name += suffix;
    plan.target.newDataset->inProfile = true;
    plan.mapping.append({.source = u"Name"_s, .target = u"_dfwdemo.label"_s});
    return plan;
}

FlowPlan form2020Plan(const QString &suffix)
{
    FlowPlan plan = example(u"database"_s);
    plan.form2020 = true;
    plan.name += suffix;
    plan.source.name += suffix;
    plan.target.name += suffix;
    // Rows of its own: the mapping sets of the runs before it stay.
    for (MappingRow &row : plan.mapping) {
        if (row.kind == MappingKind::Column && row.target == "person.name.fullName"_L1)
            row = {.kind = MappingKind::Expression,
                   .source = u"concat(%1, \"%2\")"_s.arg(row.source, suffix),
                   .target = row.target};
    }
    return plan;
}

SecretParams demoSecrets()
{
    return {{u"password"_s, Secret(u"demo"_s)}};
}

Inventory expectedOf(const FlowPlan &plan, int mappingSetsBefore)
{
    Inventory out{{u"sourceConnections"_s, 1},
                  {u"targetConnections"_s, 1},
                  {u"flows"_s, 1},
                  {u"mappingSets"_s, mappingSetsBefore + 1}};
    if (plan.form2020) {
        out[u"classes"_s] = 1;
        out[u"schemas"_s] = 1;
        out[u"connections"_s] = 1;
        return out;
    }
    for (const QString &kind : {u"connections"_s, u"fieldgroups"_s, u"schemas"_s, u"dataSets"_s})
        out[kind] = 1;
    out[u"descriptors"_s] = 2;
    return out;
}

localplatform::FaultRule aimedAt(localplatform::FaultRule rule, run::StepId step,
                                 const FlowPlan &plan)
{
    const QList<run::PreviewRequest> all = run::previewRequests(plan);
    for (const run::PreviewRequest &one : all) {
        if (one.step != step)
            continue;
        QString path = QRegularExpression::escape(QString::fromLatin1(one.request.path));
        path.replace(QRegularExpression(u"\\\\%7B[^/]*\\\\%7D"_s), u"[^/]+"_s);
        rule.linePattern = u'^' + QString::fromLatin1(one.request.method) + u' ' + path + u'$';
        break;
    }
    return rule;
}

Rig::Rig(std::chrono::milliseconds latency) : m_clock(hurry, QDateTime::currentMSecsSinceEpoch())
{
    auto started = localplatform::LocalPlatform::start({.latency = latency});
    Q_ASSERT(started);
    m_platform = started.takeValue();
    const localplatform::DemoCredentials access = m_platform->credentials();
    // By client secret, so that a refused token can be renewed.
    m_connection = std::make_unique<signin::Connection>(
        signin::SignIn{.platform = m_platform->baseUrl(),
                       .ims = m_platform->baseUrl(),
                       .credentials = {.apiKey = access.apiKey,
                                       .organisation = access.organisation,
                                       .sandbox = access.sandbox},
                       .clientSecret = access.clientSecret},
        m_clock);
    m_network.setProxy(QNetworkProxy::NoProxy);
}

QJsonObject Rig::get(const QString &path, const QByteArray &accept)
{
    const localplatform::DemoCredentials access = m_platform->credentials();
    QNetworkRequest request(
        QUrl(m_platform->baseUrl().toString() + u"/data/foundation/"_s + path, QUrl::StrictMode));
    request.setRawHeader("Authorization", "Bearer " + access.accessToken.reveal().toLatin1());
    request.setRawHeader("x-api-key", access.apiKey.toLatin1());
    request.setRawHeader("x-gw-ims-org-id", access.organisation.toLatin1());
    request.setRawHeader("x-sandbox-name", access.sandbox.toLatin1());
    if (!accept.isEmpty())
        request.setRawHeader("Accept", accept);
    const std::unique_ptr<QNetworkReply> reply(m_network.get(request));
    QEventLoop loop;
    QObject::connect(reply.get(), &QNetworkReply::finished, &loop, &QEventLoop::quit);
    if (!reply->isFinished())
        loop.exec();
    return QJsonDocument::fromJson(reply->readAll()).object();
}

QList<QJsonObject> Rig::list(const QString &path, const QByteArray &accept)
{
    const QJsonObject body = get(path, accept);
    QList<QJsonObject> out;
    for (const auto key : {"items"_L1, "results"_L1, "data"_L1, "xdm:descriptorIdentity"_L1}) {
        const QJsonArray all = body.value(key).toArray();
        for (const QJsonValue &one : all)
            out.append(one.toObject());
    }
    return out;
}

Inventory Rig::inventory(const QString &runTag)
{
    Inventory out;
    for (const QString &kind :
         {u"connections"_s, u"sourceConnections"_s, u"targetConnections"_s, u"flows"_s}) {
        const QList<QJsonObject> all =
            list(u"flowservice/"_s + kind + u"?limit=100&orderby=-createdAt"_s);
        out[kind] = static_cast<int>(std::count_if(
            all.begin(), all.end(), [&](const QJsonObject &one) { return isTagged(one, runTag); }));
    }
    QStringList schemas;
    for (const QString &kind : {u"schemas"_s, u"fieldgroups"_s, u"classes"_s}) {
        QString page = u"/tenant/"_s + kind + u"?orderby=title"_s;
        while (!page.isEmpty()) {
            const QJsonObject body =
                get(u"schemaregistry"_s + page, "application/vnd.adobe.xed+json");
            const QJsonArray all = body.value("results"_L1).toArray();
            for (const QJsonValue &one : all) {
                if (!isTagged(one.toObject(), runTag))
                    continue;
                ++out[kind];
                schemas.append(one["$id"_L1].toString());
            }
            page = body["_links"_L1]["next"_L1]["href"_L1].toString();
        }
    }
    const QList<QJsonObject> identities =
        list(u"schemaregistry/tenant/descriptors"_s, "application/vnd.adobe.xdm+json");
    for (const QJsonObject &one : identities) {
        if (schemas.contains(one.value("xdm:sourceSchema"_L1).toString()))
            ++out[u"descriptors"_s];
    }
    const QJsonObject datasets =
        get(u"catalog/dataSets?limit=100&orderBy=desc:created"_s, QByteArray());
    for (const QJsonValue &one : datasets) {
        if (isTagged(one.toObject(), runTag))
            ++out[u"dataSets"_s];
    }
    for (int start = 0;; start += 100) {
        const auto page = list(u"conversion/mappingSets?limit=100&start=%1"_s.arg(start)).size();
        out[u"mappingSets"_s] += static_cast<int>(page);
        if (page < 100)
            break;
    }
    out.removeIf([](const Inventory::iterator &one) { return one.value() == 0; });
    return out;
}

Attempt::Attempt(Rig &rig, const FlowPlan &plan) : m_rig(rig), m_plan(plan) {}

bool Attempt::begin()
{
    auto begun = journal::Journals(m_rig.journals())
                     .begin(run::makeRunTag(), {QString(journal::demoPlatform), {}, {}},
                            QJsonDocument::fromJson(storage::writePlan(m_plan)).object(), {},
                            QDateTime::currentMSecsSinceEpoch());
    if (!begun)
        return false;
    m_path = (*begun)->path();
    m_runTag = (*begun)->record().runTag;
    return runWith(begun.takeValue());
}

bool Attempt::goOn()
{
    auto opened = journal::JournalFile::open(m_path);
    return opened && runWith(opened.takeValue());
}

bool Attempt::runWith(std::unique_ptr<journal::JournalFile> journal)
{
    m_outcome.reset();
    run::RunEngine engine(m_rig.transport(), m_rig.clock(), *journal);
    QObject::connect(&engine, &run::RunEngine::stepChanged, &engine,
                     [this](const run::StepStatus &status) {
                         if (watch)
                             watch(status);
                     });
    QObject::connect(&engine, &run::RunEngine::finished, &engine,
                     [this](const run::RunOutcome &outcome) { m_outcome = outcome; });
    // The plan as the journal has it, as a program that was started anew would.
    const auto reading = storage::readPlan(QJsonDocument(journal->record().plan).toJson());
    if (!reading.plan)
        return false;
    const bool ended = waitsFor(&engine, &run::RunEngine::finished, [&] {
        engine.start(*reading.plan, journal->record(), demoSecrets());
    });
    m_statuses = engine.statuses();
    return ended;
}

bool Attempt::rollBack(run::UndoData data)
{
    m_undone.reset();
    const auto opened = journal::JournalFile::open(m_path);
    if (!opened)
        return false;
    run::RollBack rollBack(m_rig.transport(), m_rig.clock(), **opened);
    QObject::connect(&rollBack, &run::RollBack::finished, &rollBack,
                     [this](const run::UndoOutcome &outcome) { m_undone = outcome; });
    return waitsFor(&rollBack, &run::RollBack::finished,
                    [&] { rollBack.start((*opened)->record(), run::UndoScope::Everything, data); });
}

} // namespace dfw::test
