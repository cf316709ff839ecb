// SPDX-License-Identifier: Apache-2.0
//
// What a dry run says about a plan, against the local Platform over HTTP; and that it makes
// nothing.
#include "api/platformapi.h"
#include "localplatform/localplatform.h"
#include "run/dryrun.h"
#include "run/provisionsteps.h"
#include "run/publisher.h"
#include "run/runengine.h"
#include "signin/connection.h"
#include "storage/planfile.h"
#include "support/impatientclock.h"
#include "support/memoryjournal.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QSignalSpy>
#include <QtTest>

using namespace Qt::StringLiterals;
using namespace dfw;
using localplatform::LocalPlatform;
using run::DryRun;
using run::DryRunItem;
using run::DryRunPoint;
using run::DryRunReport;
using run::StepId;
using run::Verdict;

namespace {

using Change = std::function<void(FlowPlan &)>;

FlowPlan example(const QString &name)
{
    const auto reading = storage::loadPlan(QStringLiteral(DFW_SOURCE_DIR) +
                                           u"/resources/examples/"_s + name + u".json"_s);
    return reading && reading->plan ? *reading->plan : FlowPlan{};
}

SampleRows sampleOf(const FlowPlan &plan)
{
    SampleRows sample;
    QVariantList row;
    for (const Column &column : plan.source.columns) {
        sample.columns.append(column.name);
        row.append(u"1"_s);
    }
    sample.rows.append(row);
    return sample;
}

bool storesNothing(const localplatform::RecordedRequest &request)
{
    // Data Prep's opinion, and a base connection of nothing, which is refused.
    return request.method == "GET" || request.path.endsWith("/mappingSets/validate"_L1) ||
           request.path.endsWith("/mappingSets/preview"_L1) ||
           (request.path.endsWith("/flowservice/connections"_L1) && request.body == "{}");
}

QByteArray readable(const DryRunReport &report)
{
    QByteArray out;
    for (const DryRunItem &item : report.items)
        out += run::dryRunPointName(item.point).toUtf8() + ' ' + run::stepName(item.step).toUtf8() +
               ' ' + run::verdictName(item.verdict).toUtf8() + ' ' + item.pointer.toUtf8() + ' ' +
               (item.error ? item.error->code.toUtf8() + ' ' + item.error->serverText.toUtf8()
                           : QByteArray()) +
               '\n';
    return out;
}

} // namespace

Q_DECLARE_METATYPE(Change)

class DryRunFlow : public QObject
{
    Q_OBJECT

    std::unique_ptr<LocalPlatform> m_platform;
    test::ImpatientClock m_scheduler;
    std::unique_ptr<signin::Connection> m_connection;

    DryRunReport reportOf(const FlowPlan &plan, const SampleRows &sample = {})
    {
        DryRun dryRun(m_connection->transport());
        QSignalSpy finished(&dryRun, &DryRun::finished);
        dryRun.start(plan, sample);
        if (!finished.wait(20'000))
            return {};
        Q_ASSERT(!dryRun.isRunning());
        return finished.first().first().value<DryRunReport>();
    }

    // How many there are of everything a run makes.
    QList<qsizetype> census()
    {
        api::PlatformApi api(m_connection->transport());
        QList<qsizetype> out;
        std::vector<Call> calls;
        const auto count = [&out](const auto &list) { out.append(list ? list->size() : -1); };
        const auto wait = [&](qsizetype wanted) {
            return QTest::qWaitFor([&] { return out.size() == wanted; }, 20'000);
        };
        calls.push_back(api.connections(count));
        if (!wait(1))
            return {};
        calls.push_back(api.flowMappings(count));
        if (!wait(2))
            return {};
        calls.push_back(api.mappingSets(count));
        if (!wait(3))
            return {};
        calls.push_back(api.schemas(count));
        if (!wait(4))
            return {};
        calls.push_back(api.datasets(count));
        if (!wait(5))
            return {};
        calls.push_back(api.fieldGroups(count));
        return wait(6) ? out : QList<qsizetype>();
    }

private Q_SLOTS:
    void init()
    {
        auto started = LocalPlatform::start({.strict = true});
        QVERIFY(started);
        m_platform = started.takeValue();
        const localplatform::DemoCredentials access = m_platform->credentials();
        m_connection = std::make_unique<signin::Connection>(
            signin::SignIn{.platform = m_platform->baseUrl(),
                           .credentials = {.accessToken = access.accessToken,
                                           .apiKey = access.apiKey,
                                           .organisation = access.organisation,
                                           .sandbox = access.sandbox}},
            m_scheduler);
    }
    void cleanup()
    {
        m_connection.reset();
        m_platform.reset();
    }

    void createsNothing_data()
    {
        QTest::addColumn<QString>("name");
        for (const char *name : {"database", "cloud-storage", "customer-success"})
            QTest::newRow(name) << QString::fromLatin1(name);
    }
    void createsNothing()
    {
        QFETCH(QString, name);
        const FlowPlan plan = example(name);
        const QList<qsizetype> before = census();
        QCOMPARE(before.size(), 6);
        QVERIFY(!before.contains(-1));
        const qsizetype asked = m_platform->requests().size();
        const DryRunReport report = reportOf(plan, sampleOf(plan));
        QVERIFY2(report.count(Verdict::Problem) == 0, readable(report));
        QVERIFY(report.count(Verdict::Fine) >= 12);
        const QList<localplatform::RecordedRequest> requests = m_platform->requests().mid(asked);
        QVERIFY(requests.size() >= 8);
        for (const localplatform::RecordedRequest &request : requests)
            QVERIFY2(storesNothing(request),
                     request.method + ' ' + request.path.toUtf8() + ' ' + request.body);
        QCOMPARE(census(), before);
    }

    void findsWhatIsWrong_data()
    {
        QTest::addColumn<QString>("name");
        QTest::addColumn<Change>("change");
        QTest::addColumn<DryRunPoint>("point");
        QTest::addColumn<StepId>("step");
        QTest::addColumn<Verdict>("verdict");
        QTest::addColumn<QString>("code"); // empty: whatever it is
        QTest::addColumn<QString>("pointer");
        const auto row = [](const char *title, const QString &name, const Change &change,
                            DryRunPoint point, StepId step, Verdict verdict, const char *code,
                            const char *pointer) {
            QTest::newRow(title) << name << change << point << step << verdict
                                 << QString::fromLatin1(code) << QString::fromLatin1(pointer);
        };
        using enum DryRunPoint;
        const auto database = u"database"_s;
        row(
            "no such dataset", database,
            [](FlowPlan &plan) { plan.target.datasetId = u"000000000000000000000000"_s; }, LookUp,
            StepId::Dataset, Verdict::Problem, "", "/target/dataset/id");
        row(
            "what needs the dataset", database,
            [](FlowPlan &plan) { plan.target.datasetId = u"000000000000000000000000"_s; }, Dataset,
            StepId::Dataset, Verdict::NotChecked, "NeedsLookUp", "/target/dataset/id");
        row(
            "no such table", database, [](FlowPlan &plan) { plan.source.table = u"test1.Nope"_s; },
            SourceData, StepId::SourceConnection, Verdict::Problem, "TableMissing",
            "/source/table");
        row(
            "no such column", database,
            [](FlowPlan &plan) {
                plan.source.columns[1].name = u"Nome"_s;
                plan.mapping[1].source = u"Nome"_s;
            },
            SourceColumns, StepId::SourceConnection, Verdict::Problem, "ColumnMissing",
            "/source/columns/1");
        row(
            "a column of another type", database,
            [](FlowPlan &plan) {
                plan.source.columns[0].rawType = u"integer"_s;
                plan.source.columns[0].xdm = {{u"type"_s, u"integer"_s}};
            },
            SourceColumns, StepId::SourceConnection, Verdict::Warning, "ColumnTypeDiffers",
            "/source/columns/0");
        row(
            "the source's own rows go through the mapping", database, [](FlowPlan &) {},
            MappingPreview, StepId::MappingSet, Verdict::Warning, "PreviewHasGaps", "/mapping");
        row(
            "no such file", u"cloud-storage"_s,
            [](FlowPlan &plan) { plan.source.files->path = u"/backfil/data9.csv"_s; }, SourceData,
            StepId::SourceConnection, Verdict::Problem, "FileMissing", "/source/files/path");
        row(
            "no such folder", u"cloud-storage"_s,
            [](FlowPlan &plan) {
                plan.source.files->path = u"/nowhere/"_s;
                plan.source.files->isFolder = true;
            },
            SourceData, StepId::SourceConnection, Verdict::Problem, "FileMissing",
            "/source/files/path");
        row(
            "a pattern nothing fits yet", u"cloud-storage"_s,
            [](FlowPlan &plan) {
                plan.source.files->path = u"/backfil/*.nothing"_s;
                plan.source.files->isFolder = true;
            },
            SourceData, StepId::SourceConnection, Verdict::Warning, "NoFileYet",
            "/source/files/path");
        row(
            "a folder's first file stands for all", u"cloud-storage"_s,
            [](FlowPlan &plan) {
                plan.source.files->path = u"/backfil/data*.csv"_s;
                plan.source.files->isFolder = true;
            },
            SourceColumns, StepId::SourceConnection, Verdict::Fine, "", "/source/columns");
        row(
            "whether a dataset may be made", u"cloud-storage"_s, [](FlowPlan &) {}, Rights,
            StepId::Dataset, Verdict::NotChecked, "RightUnknown", "");
        row(
            "a source of a new base connection", u"customer-success"_s,
            [](FlowPlan &plan) {
                plan.source.baseConnectionId.clear();
                plan.source.newConnection =
                    NewBaseConnection{.name = u"Service desk"_s,
                                      .authSpec = u"Basic Authentication"_s,
                                      .params = {{u"endpoint"_s, u"https://desk.example.org"_s},
                                                 {u"username"_s, u"reader"_s}},
                                      .secrets = {u"password"_s}};
            },
            SourceData, StepId::SourceConnection, Verdict::NotChecked, "AfterCreating",
            "/source/table");
        row(
            "no such schema", database,
            [](FlowPlan &plan) {
                plan.target.schemaId = u"https://ns.adobe.com/acme/schemas/0000"_s;
            },
            MappingService, StepId::MappingSet, Verdict::NotChecked, "NeedsLookUp", "/mapping");
        row(
            "another spec than the connection's", database,
            [](FlowPlan &plan) {
                plan.source.connectionSpec.id = u"d6b52d86-f0f8-475f-89d4-ce54c8527328"_s;
            },
            Source, StepId::SourceConnection, Verdict::Problem, "SpecMismatch",
            "/source/connectionSpec/id");
        row(
            "a flow spec nobody knows", database,
            [](FlowPlan &plan) { plan.source.flowSpecName = u"NoSuchSpec"_s; }, LookUp,
            StepId::FlowSpec, Verdict::Problem, "", "/source/flowSpec");
        row(
            "a field the schema has not", database,
            [](FlowPlan &plan) { plan.mapping.first().target = u"person.noSuchField"_s; }, Mapping,
            StepId::MappingSet, Verdict::Problem, "", "/mapping/0/target");
        row(
            "a row the service refuses", database,
            [](FlowPlan &plan) { plan.mapping.first().target = u"person.noSuchField"_s; },
            MappingService, StepId::MappingSet, Verdict::Problem, "", "/mapping/0");
        row(
            "a schedule the spec refuses", database,
            [](FlowPlan &plan) { plan.schedule.interval = 1; }, Flow, StepId::Flow,
            Verdict::Problem, "ScheduleRefused", "");
        row(
            "a new schema is not there to ask about", u"cloud-storage"_s, [](FlowPlan &) {},
            MappingService, StepId::MappingSet, Verdict::NotChecked, "AfterCreating", "/mapping");
        row(
            "a new base connection", u"customer-success"_s,
            [](FlowPlan &plan) {
                plan.source.baseConnectionId.clear();
                plan.source.newConnection =
                    NewBaseConnection{.name = u"Service desk"_s,
                                      .authSpec = u"Basic Authentication"_s,
                                      .params = {{u"endpoint"_s, u"https://desk.example.org"_s},
                                                 {u"username"_s, u"reader"_s}},
                                      .secrets = {u"password"_s}};
            },
            ConnectionTest, StepId::BaseConnection, Verdict::NotChecked, "AfterCreating",
            "/source/baseConnection/create");
        row(
            "its name is taken", u"customer-success"_s,
            [](FlowPlan &plan) {
                plan.source.baseConnectionId.clear();
                plan.source.newConnection =
                    NewBaseConnection{.name = u"Service desk"_s,
                                      .authSpec = u"Basic Authentication"_s,
                                      .params = {{u"endpoint"_s, u"https://desk.example.org"_s},
                                                 {u"username"_s, u"reader"_s}},
                                      .secrets = {u"password"_s}};
            },
            Name, StepId::BaseConnection, Verdict::Warning, "NameTaken",
            "/source/baseConnection/create/name");
        row(
            "a dataset's name is taken", u"cloud-storage"_s,
            [](FlowPlan &plan) {
                plan.target.newDataset->name = u"Customer profile from the warehouse"_s;
            },
            Name, StepId::Dataset, Verdict::Warning, "NameTaken", "/target/dataset/create/name");
        row(
            "a sign-in that lacks something", u"customer-success"_s,
            [](FlowPlan &plan) {
                plan.source.baseConnectionId.clear();
                plan.source.newConnection =
                    NewBaseConnection{.name = u"Desk"_s, .authSpec = u"Basic Authentication"_s};
            },
            NewConnection, StepId::BaseConnection, Verdict::Problem, "SignInIncomplete",
            "/source/baseConnection/create/params");
    }
    void findsWhatIsWrong()
    {
        QFETCH(QString, name);
        QFETCH(Change, change);
        QFETCH(DryRunPoint, point);
        QFETCH(StepId, step);
        QFETCH(Verdict, verdict);
        QFETCH(QString, code);
        QFETCH(QString, pointer);
        FlowPlan plan = example(name);
        change(plan);
        const DryRunReport report = reportOf(plan);
        const auto found =
            std::find_if(report.items.begin(), report.items.end(), [&](const DryRunItem &item) {
                return item.point == point && item.step == step && item.verdict == verdict;
            });
        QVERIFY2(found != report.items.end(), readable(report));
        if (!code.isEmpty())
            QCOMPARE(found->error ? found->error->code : QString(), code);
        if (!pointer.isEmpty())
            QCOMPARE(found->pointer, pointer);
    }

    // Nobody may look, or the source is out of order: that is not the plan's fault.
    void sourceThatNobodyMayRead_data()
    {
        QTest::addColumn<int>("status");
        for (const int status : {403, 500, 503})
            QTest::newRow(QByteArray::number(status)) << status;
    }
    void sourceThatNobodyMayRead()
    {
        QFETCH(int, status);
        m_platform->setFault({.pathPattern = u"/connections/[^/]+/explore"_s,
                              .action = localplatform::FaultRule::Action::Answer,
                              .status = status});
        const DryRunReport report = reportOf(example(u"database"_s));
        QVERIFY2(report.count(Verdict::Problem) == 0, readable(report));
        const auto data =
            std::find_if(report.items.begin(), report.items.end(), [](const DryRunItem &item) {
                return item.point == DryRunPoint::SourceData;
            });
        QVERIFY(data != report.items.end());
        QCOMPARE(data->verdict, Verdict::NotChecked);
        QCOMPARE(data->error->httpStatus, status);
    }

    // The rows that go to Data Prep are of the plan's columns alone.
    void onlyWhatThePlanReadsIsPreviewed()
    {
        FlowPlan plan = example(u"database"_s);
        plan.source.columns.removeAt(1);
        plan.mapping.removeAt(1);
        reportOf(plan);
        const QList<localplatform::RecordedRequest> requests = m_platform->requests();
        const auto preview = std::find_if(requests.begin(), requests.end(),
                                          [](const localplatform::RecordedRequest &one) {
                                              return one.path.endsWith("/mappingSets/preview"_L1);
                                          });
        QVERIFY(preview != requests.end());
        const QJsonArray rows =
            QJsonDocument::fromJson(preview->body).object().value("data"_L1).toArray();
        QVERIFY(!rows.isEmpty() && rows.size() <= 20);
        QCOMPARE(rows.first().toObject().keys(), QStringList({u"Datefield"_s, u"TestID"_s}));
    }

    void wrongToken()
    {
        const localplatform::DemoCredentials access = m_platform->credentials();
        m_connection = std::make_unique<signin::Connection>(
            signin::SignIn{.platform = m_platform->baseUrl(),
                           .credentials = {.accessToken = Secret(u"another"_s),
                                           .apiKey = access.apiKey,
                                           .organisation = access.organisation,
                                           .sandbox = access.sandbox}},
            m_scheduler);
        const DryRunReport report = reportOf(example(u"database"_s));
        QCOMPARE(report.items.first().point, DryRunPoint::SignIn);
        QCOMPARE(report.items.first().error->kind, ErrorKind::NotSignedIn);
        QVERIFY2(report.count(Verdict::Problem) == 1, readable(report));
        QVERIFY2(report.count(Verdict::Fine) == 0, readable(report));
    }

    void rightsTaken()
    {
        m_platform->setSourceRights(true, false);
        const DryRunReport report = reportOf(example(u"database"_s));
        QCOMPARE(report.items.first().point, DryRunPoint::Rights);
        QCOMPARE(report.items.first().verdict, Verdict::Problem);
        QCOMPARE(report.items.first().error->kind, ErrorKind::Forbidden);
        QCOMPARE(report.count(Verdict::Problem), 1);
        m_platform->setSourceRights(true, true);
        QCOMPARE(reportOf(example(u"database"_s)).items.first().verdict, Verdict::Fine);
    }

    // What an earlier run made has the names, and its schema is used again.
    void afterARun()
    {
        const FlowPlan plan = example(u"customer-success"_s);
        test::MemoryJournal journal;
        run::RunEngine engine(m_connection->signingTransport(), m_scheduler, journal);
        QSignalSpy finished(&engine, &run::RunEngine::finished);
        engine.start(plan, journal::recordOf(
                               {{.kind = journal::EntryKind::Begun, .runTag = run::makeRunTag()}}));
        QVERIFY(finished.wait(20'000));
        QVERIFY(finished.first().first().value<run::RunOutcome>().ok);
        const DryRunReport report = reportOf(plan, sampleOf(plan));
        QVERIFY2(report.count(Verdict::Problem) == 0, readable(report));
        const auto isTaken = [](const DryRunItem &item) {
            return item.error && item.error->code == "NameTaken"_L1;
        };
        QCOMPARE(std::count_if(report.items.begin(), report.items.end(), isTaken), 4);
        const auto validated =
            std::find_if(report.items.begin(), report.items.end(), [](const DryRunItem &item) {
                return item.point == DryRunPoint::MappingService;
            });
        QVERIFY2(validated->verdict == Verdict::Fine, readable(report));
    }

    // Made as drafts they are none of the platform's runs before they are published, in order.
    void draftsArePublished()
    {
        FlowPlan plan = example(u"database"_s);
        plan.draft = true;
        QCOMPARE(reportOf(plan).count(Verdict::Problem), 0);
        test::MemoryJournal journal;
        run::RunEngine engine(m_connection->signingTransport(), m_scheduler, journal);
        QSignalSpy finished(&engine, &run::RunEngine::finished);
        engine.start(plan, journal::recordOf(
                               {{.kind = journal::EntryKind::Begun, .runTag = run::makeRunTag()}}));
        QVERIFY(finished.wait(20'000));
        const auto made = finished.first().first().value<run::RunOutcome>();
        QVERIFY(made.ok);
        const QList<run::Draft> drafts{
            {StepId::Flow, made.flowId},
            {StepId::TargetConnection, made.ids.value(StepId::TargetConnection)},
            {StepId::SourceConnection, made.ids.value(StepId::SourceConnection)}};
        for (const auto state : {run::PublishState::Published, run::PublishState::Skipped}) {
            run::Publisher publisher(m_connection->transport());
            QSignalSpy ended(&publisher, &run::Publisher::finished);
            publisher.start(drafts);
            QVERIFY(ended.wait(20'000));
            const auto outcome = ended.first().first().value<run::PublishOutcome>();
            QVERIFY2(outcome.ok, qPrintable(outcome.error ? outcome.error->detail : QString()));
            QCOMPARE(outcome.items.size(), 3);
            for (const run::PublishStatus &one : outcome.items)
                QCOMPARE(one.state, state);
        }
    }

    void connectionThatDoesNotSignIn()
    {
        m_platform->setFault({.pathPattern = u"/connections/[^/]+/test$"_s,
                              .action = localplatform::FaultRule::Action::Answer,
                              .status = 200,
                              .body = R"({"result":false,"message":"password refused"})"});
        const DryRunReport report = reportOf(example(u"database"_s));
        QCOMPARE(report.count(Verdict::Problem), 1);
        const auto test =
            std::find_if(report.items.begin(), report.items.end(), [](const DryRunItem &item) {
                return item.point == DryRunPoint::ConnectionTest;
            });
        QCOMPARE(test->error->code, u"ConnectionTestFailed"_s);
        QCOMPARE(test->error->serverText, u"password refused"_s);
    }

    void cancelledAtAnyQuestion()
    {
        for (int after = 0; after < 18; ++after) {
            DryRun dryRun(m_connection->transport());
            QSignalSpy finished(&dryRun, &DryRun::finished);
            int progressed = 0;
            connect(&dryRun, &DryRun::progressed, &dryRun, [&] {
                if (progressed++ == after)
                    dryRun.cancel();
            });
            dryRun.start(example(u"database"_s));
            QTRY_VERIFY(!dryRun.isRunning());
            // One that is started anew ends as if nothing had been.
            if (finished.isEmpty()) {
                disconnect(&dryRun, &DryRun::progressed, nullptr, nullptr);
                dryRun.start(example(u"database"_s));
                QVERIFY(finished.wait(20'000));
            }
            QCOMPARE(finished.size(), 1);
            QCOMPARE(finished.first().first().value<DryRunReport>().count(Verdict::Problem), 0);
        }
    }
};

QTEST_GUILESS_MAIN(DryRunFlow)
#include "tst_dryrun.moc"
