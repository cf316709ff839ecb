// SPDX-License-Identifier: Apache-2.0
//
// Every reason not to create anything, one row each; and what is no reason.
#include "api/wire/connectionwire.h"
#include "api/wire/flowwire.h"
#include "api/wire/schemawire.h"
#include "run/checks.h"
#include "support/golden.h"
#include "support/sampleplan.h"

#include <QtTest>

using namespace Qt::StringLiterals;
using namespace dfw;
using namespace dfw::test;
using run::RunFacts;
using run::StepId;

namespace {

using Change = std::function<void(FlowPlan &, RunFacts &)>;

// What the look-ups of the sample run give.
RunFacts sampleFacts()
{
    const auto body = [](const char *operation) {
        return sampleAnswer({.operation = QString::fromLatin1(operation)}).takeValue();
    };
    using namespace api::wire;
    return {.baseConnection = readConnection(body("getBaseConnection")).takeValue(),
            .flowSpec = readFlowSpec(body("findFlowSpec")).takeValue(),
            .schema = readSchema(body("getSchema")).takeValue(),
            .dataset = readDataset(body("getDataset")).takeValue()};
}

} // namespace

Q_DECLARE_METATYPE(Change)

class ChecksTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void failures_data();
    void failures();
    void severalAtOnce();
};

void ChecksTest::failures_data()
{
    QTest::addColumn<Change>("change");
    QTest::addColumn<QString>("code"); // empty: no failure
    QTest::addColumn<QString>("where");
    QTest::addColumn<StepId>("step");
    const auto good = [](const char *name, const Change &change) {
        QTest::newRow(name) << change << QString() << QString() << StepId::Flow;
    };
    const auto bad = [](const char *name, const Change &change, const char *code, const char *where,
                        StepId step) {
        QTest::newRow(name) << change << QString::fromLatin1(code) << QString::fromLatin1(where)
                            << step;
    };
    good("the sample", [](FlowPlan &, RunFacts &) {});
    good("nothing known yet", [](FlowPlan &, RunFacts &facts) { facts = {}; });
    good("spec id in capitals", [](FlowPlan &plan, RunFacts &) {
        plan.source.connectionSpec.id = plan.source.connectionSpec.id.toUpper();
    });
    good("a spec that lists no sources",
         [](FlowPlan &, RunFacts &facts) { facts.flowSpec->sourceConnectionSpecIds.clear(); });
    good("a schema that cannot be compiled", [](FlowPlan &, RunFacts &facts) {
        facts.flowSpec->scheduleSchema = json("{'properties':5}").toObject();
    });
    good("no schedule schema", [](FlowPlan &plan, RunFacts &facts) {
        facts.flowSpec->scheduleSchema = {};
        plan.schedule.interval = 1;
    });
    good("once", [](FlowPlan &plan, RunFacts &) {
        plan.schedule = {.startTime = 1612310466, .frequency = Frequency::Once};
        plan.deltaColumn.reset();
    });
    good("after 2038", [](FlowPlan &plan, RunFacts &) { plan.schedule.startTime = 4102444800; });
    good("numbers as text, as the spec wants them", [](FlowPlan &, RunFacts &facts) {
        facts.flowSpec->scheduleSchema =
            json("{'properties':{'startTime':{'type':'string'},'interval':{'type':'string'}}}")
                .toObject();
    });
    good("options", [](FlowPlan &plan, RunFacts &) {
        plan.options = {.errorDiagnostics = true, .partialIngestionPercent = 5};
    });
    good("no delta column and no Copy", [](FlowPlan &plan, RunFacts &facts) {
        plan.deltaColumn.reset();
        facts.flowSpec->transformations.remove(u"Copy"_s);
    });

    bad(
        "another source than the connection's",
        [](FlowPlan &plan, RunFacts &) {
            plan.source.connectionSpec.id = u"26d738e0-8963-47ea-aadf-c60de735468a"_s;
        },
        "SpecMismatch", "/source/connectionSpec/id", StepId::SourceConnection);
    bad(
        "a source the spec does not take",
        [](FlowPlan &, RunFacts &facts) {
            facts.flowSpec->sourceConnectionSpecIds = {u"3000eb99-cd47-43f3-827c-43caf170f015"_s};
        },
        "SourceNotAllowed", "/source/connectionSpec/id", StepId::SourceConnection);
    const auto source = [&bad](const char *name, const QString &id, const char *code) {
        bad(
            name,
            [id](FlowPlan &plan, RunFacts &facts) {
                plan.source.connectionSpec.id = id;
                facts.baseConnection->connectionSpec.id = id;
            },
            code, "/source/connectionSpec/id", StepId::SourceConnection);
    };
    source("Kinesis", u"86043421-563b-46ec-8e6c-e23184711bf6"_s, "SourceIsStreaming");
    source("Event Hubs", u"bf9f5905-92b7-48bf-bf20-455bc6b60a4e"_s, "SourceIsStreaming");
    source("withdrawn", u"ff4274f2-c9a9-11eb-b8bc-0242ac130003"_s, "SourceWithdrawn");
    source("files", u"be5ec48c-5b78-49d5-b8fa-7c89ec4569b8"_s, "SourceOfOtherFlowSpec");
    const auto spec = [](api::ConnectionSpec wanted) {
        return [wanted](FlowPlan &, RunFacts &facts) { facts.connectionSpec = wanted; };
    };
    good("a spec of tables", spec({.kind = SourceKind::Tables}));
    bad("a table of a file source", spec({.name = u"Share"_s, .kind = SourceKind::Files}),
        "SourceKindMismatch", "/source/table", StepId::SourceConnection);
    const auto filter = [](const api::FilterAbility &ability, const QString &comparison) {
        return [ability, comparison](FlowPlan &plan, RunFacts &facts) {
            plan.source.filter = RowFilter{
                .conditions = {{.column = u"Name"_s, .comparison = comparison, .values = {1}}}};
            facts.connectionSpec = api::ConnectionSpec{.name = u"Base"_s, .filter = ability};
        };
    };
    good("a filter the source knows",
         filter({.enabled = true, .comparisons = {u"="_s, u"LIKE"_s}}, u"like"_s));
    bad("a filter of a source without", filter({}, u"="_s), "FilterNotOffered", "/source/filter",
        StepId::SourceConnection);
    bad("a comparison the source has not",
        filter({.enabled = true, .comparisons = {u"="_s}}, u"<"_s), "FilterNotOffered",
        "/source/filter/conditions/0/comparison", StepId::SourceConnection);
    const auto signIn = [](const NewBaseConnection &created) {
        return [created](FlowPlan &plan, RunFacts &facts) {
            plan.source.newConnection = created;
            facts.connectionSpec = api::ConnectionSpec{
                .authSpecs = {
                    {.name = u"Basic"_s,
                     .parameters = {{.name = u"server"_s, .required = true},
                                    {.name = u"password"_s, .required = true, .secret = true}}}}};
        };
    };
    good("a sign-in", signIn({.authSpec = u"Basic"_s,
                              .params = {{u"server"_s, u"s"_s}},
                              .secrets = {u"password"_s}}));
    bad("no such sign-in", signIn({.authSpec = u"basic"_s}), "SignInUnknown",
        "/source/baseConnection/create/authSpec", StepId::BaseConnection);
    bad("no secret", signIn({.authSpec = u"Basic"_s, .params = {{u"server"_s, u"s"_s}}}),
        "SignInIncomplete", "/source/baseConnection/create/params", StepId::BaseConnection);
    bad(
        "an end where there is none",
        [](FlowPlan &plan, RunFacts &facts) {
            plan.schedule.endTime = 4102444800;
            facts.flowSpec->scheduleSchema =
                json("{'properties':{'startTime':{'type':'integer'}}}").toObject();
        },
        "EndTimeUnknown", "/schedule/endTime", StepId::Flow);
    bad(
        "into Profile on a schema that is not",
        [](FlowPlan &plan, RunFacts &facts) {
            plan.target.newDataset = NewDataset{.name = u"d"_s, .inProfile = true};
            facts.dataset.reset();
        },
        "SchemaNotInProfile", "/target/dataset/create/profile", StepId::Dataset);
    const auto target = [](auto change) {
        return [change](FlowPlan &plan, RunFacts &facts) {
            facts.parts.fields = facts.schema->fields;
            facts.parts.tenant = u"acme"_s;
            facts.schema.reset();
            facts.dataset.reset();
            plan.target.newDataset = NewDataset{.name = u"d"_s};
            plan.target.newSchema = NewSchema{.title = u"Customers"_s};
            change(plan, facts);
        };
    };
    const auto existing = [](FlowPlan &plan, RunFacts &facts) {
        facts.parts.schema = api::SchemaSummary{.id = u"s"_s,
                                                .title = u"Customers"_s,
                                                .classId = plan.target.newSchema->classId,
                                                .refs = {u"g1"_s}};
    };
    const auto group = [](FlowPlan &plan, RunFacts &facts, ValueType type) {
        plan.target.newSchema->ownFields =
            NewFieldGroup{.title = u"Own"_s, .fields = {{.name = u"code"_s}}};
        facts.parts.ownGroup = api::ExistingFieldGroup{
            .id = u"own"_s,
            .title = u"Own"_s,
            .fields = SchemaFields({{.path = u"_acme"_s, .type = ValueType::Object},
                                    {.path = u"_acme.code"_s, .type = type}})};
    };
    const auto mark = [](FlowPlan &plan, RunFacts &facts, const IdentityMark &one) {
        plan.target.newSchema->identities = {one};
        facts.parts.namespaces = QList<api::IdentityNamespace>{{.code = u"Email"_s}};
    };
    good("a new schema", target([](FlowPlan &, RunFacts &) {}));
    good("a schema that has the parts", target([=](FlowPlan &plan, RunFacts &facts) {
             existing(plan, facts);
             plan.target.newSchema->fieldGroupIds = {u"g1"_s};
         }));
    bad("a title of a schema without the parts", target([=](FlowPlan &plan, RunFacts &facts) {
            existing(plan, facts);
            plan.target.newSchema->fieldGroupIds = {u"g2"_s};
        }),
        "SchemaTitleTaken", "/target/schema/create/title", StepId::Schema);
    bad("a title of a schema of another class", target([=](FlowPlan &plan, RunFacts &facts) {
            existing(plan, facts);
            facts.parts.schema->classId = u"other"_s;
        }),
        "SchemaTitleTaken", "/target/schema/create/title", StepId::Schema);
    good("a field group that has the fields",
         target([=](FlowPlan &plan, RunFacts &facts) { group(plan, facts, ValueType::String); }));
    bad("a field group with another type",
        target([=](FlowPlan &plan, RunFacts &facts) { group(plan, facts, ValueType::Date); }),
        "FieldGroupTitleTaken", "/target/schema/create/fields/title", StepId::FieldGroup);
    good("an identity", target([=](FlowPlan &plan, RunFacts &facts) {
             mark(plan, facts, {u"person.name.fullName"_s, u"email"_s, true});
         }));
    bad("an identity nowhere", target([=](FlowPlan &plan, RunFacts &facts) {
            mark(plan, facts, {u"person.mail"_s, u"Email"_s});
        }),
        "IdentityFieldUnknown", "/target/schema/create/identities/0/path", StepId::Identities);
    bad("a date as an identity", target([=](FlowPlan &plan, RunFacts &facts) {
            mark(plan, facts, {u"person.birthDate"_s, u"Email"_s});
        }),
        "IdentityFieldNotText", "/target/schema/create/identities/0/path", StepId::Identities);
    bad("no such namespace", target([=](FlowPlan &plan, RunFacts &facts) {
            mark(plan, facts, {u"person.name.fullName"_s, u"Mail"_s});
        }),
        "NamespaceUnknown", "/target/schema/create/identities/0/namespace", StepId::Identities);
    bad("another primary identity", target([=](FlowPlan &plan, RunFacts &facts) {
            existing(plan, facts);
            mark(plan, facts, {u"person.name.fullName"_s, u"Email"_s, true});
            facts.parts.identities = {{.schemaId = u"s"_s, .mark = {u"_id"_s, u"CRM"_s, true}}};
        }),
        "PrimaryIdentityTaken", "/target/schema/create/identities/0/primary", StepId::Identities);
    bad("a row for a field the new schema will not have",
        target([](FlowPlan &plan, RunFacts &) { plan.mapping[1].target = u"_acme.none"_s; }),
        "Mapping", "/mapping/1/target", StepId::MappingSet);
    good("a row for a field of our own", target([](FlowPlan &plan, RunFacts &) {
             plan.target.newSchema->ownFields =
                 NewFieldGroup{.title = u"Own"_s, .fields = {{.name = u"code"_s}}};
             plan.mapping[1].target = u"_acme.code"_s;
         }));
    bad(
        "too often", [](FlowPlan &plan, RunFacts &) { plan.schedule.interval = 14; },
        "ScheduleRefused", "/schedule/interval", StepId::Flow);
    bad(
        "interval 0 with hour",
        [](FlowPlan &plan, RunFacts &) {
            plan.schedule.frequency = Frequency::Hour;
            plan.schedule.interval = 0;
        },
        "ScheduleRefused", "/schedule/interval", StepId::Flow);
    bad(
        "no interval", [](FlowPlan &plan, RunFacts &) { plan.schedule.interval.reset(); },
        "ScheduleRefused", "/schedule", StepId::Flow);
    bad(
        "once with an interval",
        [](FlowPlan &plan, RunFacts &) { plan.schedule.frequency = Frequency::Once; },
        "ScheduleRefused", "/schedule", StepId::Flow);
    bad(
        "a frequency the spec does not know (2020: no once)",
        [](FlowPlan &plan, RunFacts &facts) {
            plan.schedule = {.startTime = 1612310466, .frequency = Frequency::Once};
            facts.flowSpec->scheduleSchema =
                json("{'properties':{'frequency':{'enum':['minute','hour']}}}").toObject();
        },
        "ScheduleRefused", "/schedule/frequency", StepId::Flow);
    bad(
        "no Copy for the delta column",
        [](FlowPlan &, RunFacts &facts) { facts.flowSpec->transformations.remove(u"Copy"_s); },
        "TransformationUnknown", "/schedule/deltaColumn", StepId::Flow);
    bad(
        "no Mapping",
        [](FlowPlan &, RunFacts &facts) { facts.flowSpec->transformations.remove(u"Mapping"_s); },
        "TransformationUnknown", "/mapping", StepId::Flow);
    bad(
        "a delta column the spec refuses",
        [](FlowPlan &, RunFacts &facts) {
            facts.flowSpec->transformations.insert(
                u"Copy"_s, json("{'properties':{'deltaColumn':{'properties':{"
                                "'timezone':{'enum':['GMT']}}}}}")
                               .toObject());
        },
        "TransformationRefused", "/schedule/deltaColumn/timezone", StepId::Flow);
    bad(
        "a Mapping that wants something else",
        [](FlowPlan &, RunFacts &facts) {
            facts.flowSpec->transformations.insert(u"Mapping"_s,
                                                   json("{'required':['other']}").toObject());
        },
        "TransformationRefused", "/mapping", StepId::Flow);
    bad(
        "percent 0", [](FlowPlan &plan, RunFacts &) { plan.options.partialIngestionPercent = 0; },
        "OptionsRefused", "/options/partialIngestionPercent", StepId::Flow);
    bad(
        "dataset of another schema",
        [](FlowPlan &, RunFacts &facts) {
            facts.dataset->schemaId = u"https://ns.adobe.com/dfwdemo/schemas/0"_s;
        },
        "DatasetOfOtherSchema", "/target/dataset/id", StepId::TargetConnection);
    bad(
        "no such field",
        [](FlowPlan &plan, RunFacts &) { plan.mapping[1].target = u"person.nick"_s; }, "Mapping",
        "/mapping/1/target", StepId::MappingSet);
    bad(
        "a value on an object",
        [](FlowPlan &plan, RunFacts &) { plan.mapping[1].target = u"person.name"_s; }, "Mapping",
        "/mapping/1/target", StepId::MappingSet);
    bad(
        "a required field left out",
        [](FlowPlan &plan, RunFacts &facts) {
            QList<SchemaField> fields = facts.schema->fields.all();
            for (SchemaField &field : fields)
                field.required = field.path == "_id"_L1;
            facts.schema->fields = SchemaFields(fields);
            plan.mapping.removeFirst();
        },
        "Mapping", "/mapping", StepId::MappingSet);
}

void ChecksTest::failures()
{
    QFETCH(Change, change);
    QFETCH(QString, code);
    QFETCH(QString, where);
    QFETCH(StepId, step);
    FlowPlan plan = samplePlan();
    RunFacts facts = sampleFacts();
    change(plan, facts);
    const QList<run::CheckFailure> failures = run::checkBeforeCreating(plan, facts);
    if (code.isEmpty()) {
        QVERIFY2(failures.isEmpty(),
                 failures.isEmpty() ? "" : qPrintable(failures.first().error.serverText));
        return;
    }
    QCOMPARE(failures.size(), 1);
    const run::CheckFailure &failure = failures.first();
    QCOMPARE(failure.error.code, code);
    QCOMPARE(failure.error.where, where);
    QCOMPARE(failure.step, step);
    QCOMPARE(failure.error.kind, ErrorKind::InvalidPlan);
    QVERIFY(!failure.error.serverText.isEmpty());
}

void ChecksTest::severalAtOnce()
{
    FlowPlan plan = samplePlan();
    plan.schedule.interval = 1;
    plan.mapping[0].target = u"x"_s;
    plan.mapping[1].target = u"y"_s;
    RunFacts facts = sampleFacts();
    facts.flowSpec->sourceConnectionSpecIds = {u"other"_s};
    QStringList codes;
    for (const run::CheckFailure &failure : run::checkBeforeCreating(plan, facts))
        codes.append(failure.error.code);
    const QStringList expected{u"SourceNotAllowed"_s, u"Mapping"_s, u"Mapping"_s,
                               u"ScheduleRefused"_s};
    QCOMPARE(codes, expected);
}

QTEST_APPLESS_MAIN(ChecksTest)
#include "tst_checks.moc"
