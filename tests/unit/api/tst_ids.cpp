// SPDX-License-Identifier: Apache-2.0
//
// What may be an ID or an etag, and that no answer to a create and no candidate brings anything
// else into the journal, later bodies and paths.
#include "api/wire/connectionwire.h"
#include "api/wire/draftwire.h"
#include "api/wire/flowwire.h"
#include "api/wire/ids.h"
#include "api/wire/makewire.h"
#include "api/wire/mappingwire.h"
#include "api/wire/recoverwire.h"
#include "api/wire/registrywire.h"

#include <functional>
#include <QJsonDocument>
#include <QtTest>

using namespace Qt::StringLiterals;
using namespace dfw;
using namespace dfw::api::wire;

namespace {

// The error of an answer, where it is one.
using Read = std::function<std::optional<Error>(const net::Response &)>;

template<typename T>
std::optional<Error> problemOf(const Result<T> &read)
{
    return read ? std::nullopt : std::optional(read.error());
}

Read found(Resource kind)
{
    return [kind](const net::Response &answer) { return problemOf(readFound(kind, answer)); };
}

Read lookedAt(Resource kind)
{
    return [kind](const net::Response &answer) { return problemOf(readLookedAt(kind, answer)); };
}

// Every place that takes an ID; "ID" and "ETAG" stand for it in the body.
struct Place
{
    const char *name;
    Read read;
    QByteArray body;
};

QList<Place> places()
{
    const QByteArray entity = "{'items':[{'id':'ID','etag':'ETAG'}]}";
    const QByteArray xdm = "{'$id':'ID','title':'t','meta:registryMetadata':{'eTag':'ETAG'}}";
    const QByteArray set = "{'id':'ID','version':1}";
    const QByteArray mark = "{'@id':'ID','xdm:sourceProperty':'/a'}";
    const QByteArray dataset = "{'ID':{'name':'n','version':'ETAG'}}";
    return {
        {"a create of Flow Service",
         [](const net::Response &answer) { return problemOf(readCreated(answer, u"create"_s)); },
         "{'id':'ID','etag':'ETAG'}"},
        {"a create of the Schema Registry",
         [](const net::Response &answer) {
             return problemOf(readResourceCreated(answer, u"create"_s));
         },
         xdm},
        {"an identity's create",
         [](const net::Response &answer) { return problemOf(readIdentityCreated(answer)); }, mark},
        {"a dataset's create",
         [](const net::Response &answer) { return problemOf(readDatasetCreated(answer)); },
         "['@/dataSets/ID']"},
        {"a mapping set's create",
         [](const net::Response &answer) { return problemOf(readMappingSetCreated(answer)); }, set},
        {"a field group that is used again",
         [](const net::Response &answer) { return problemOf(readFoundFieldGroup(answer, u"t"_s)); },
         "{'results':[{'$id':'ID','title':'t'}]}"},
        {"a found flow", found(Resource::Flow), entity},
        {"a found schema", found(Resource::Schema), "{'results':[" + xdm + "]}"},
        {"a found identity", found(Resource::Identity),
         "{'xdm:descriptorIdentity':[" + mark + "]}"},
        {"a found dataset", found(Resource::Dataset), dataset},
        {"a found mapping set", found(Resource::MappingSet), "{'data':[" + set + "]}"},
        {"a flow", lookedAt(Resource::Flow), entity},
        {"a schema", lookedAt(Resource::Schema), xdm},
        {"a dataset", lookedAt(Resource::Dataset), dataset},
    };
}

// As it stands in a JSON string, without its quotes.
QByteArray quoted(const QString &text)
{
    const QByteArray list = QJsonDocument(QJsonArray{text}).toJson(QJsonDocument::Compact);
    return list.sliced(2, list.size() - 4);
}

net::Response answer(QByteArray body, const QString &id, const QString &etag)
{
    body.replace('\'', '"').replace("ETAG", quoted(etag)).replace("ID", quoted(id));
    return {.status = 201, .body = body};
}

} // namespace

class IdsTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void ids_data()
    {
        QTest::addColumn<QString>("id");
        QTest::addColumn<bool>("fine");
        const auto row = [](const char *name, const QString &id, bool fine) {
            QTest::newRow(name) << id << fine;
        };
        row("UUID", u"b7581b59-c603-4df1-a689-d23d7ac440f3"_s, true);
        row("hex digits", u"0b090130b58b4819afc78b6dc98b484d"_s, true);
        row("schema", u"https://ns.adobe.com/acme/schemas/5a_x.y-z?a=b#c%20"_s, true);
        row("one character", u"1"_s, true);
        row("the longest", QString(512, u'a'), true);
        row("too long", QString(513, u'a'), false);
        row("far too long", QString(1'000'000, u'a'), false);
        row("empty", {}, false);
        row("blank", u" "_s, false);
        row("blank inside", u"a b"_s, false);
        row("line break", u"a\nb"_s, false);
        row("null character", u"a"_s + QChar(0), false);
        row("escape", u"\u001b[31ma"_s, false);
        row("delete", u"a\u007f"_s, false);
        row("letters beyond ASCII", u"ä"_s, false);
        row("turned around", u"a\u202eb"_s, false);
        row("quote", u"a\"b"_s, false);
        row("single quote", u"a'b"_s, false);
        row("tag", u"<b>"_s, false);
        row("backslash", u"a\\b"_s, false);
        row("this folder", u"."_s, false);
        row("the folder above", u".."_s, false);
    }
    void ids()
    {
        QFETCH(QString, id);
        QTEST(canBeId(id), "fine");
    }

    void answers_data()
    {
        QTest::addColumn<Read>("read");
        QTest::addColumn<QByteArray>("body");
        const QList<Place> all = places();
        for (const Place &place : all)
            QTest::newRow(place.name) << place.read << place.body;
    }
    void answers()
    {
        QFETCH(Read, read);
        QFETCH(QByteArray, body);
        const QString etag = u"\"0200-1\""_s;
        QVERIFY(!read(answer(body, u"5f-1"_s, etag)));
        QVERIFY(!read(answer(body, u"5f-1"_s, {})));
        for (const QString &id : {QString(), u"a b"_s, u"a\nb"_s, u"a\\b"_s, u"<a>"_s, u"ä"_s,
                                  QString(100'000, u'a')}) {
            const auto problem = read(answer(body, id, etag));
            QVERIFY2(problem, qPrintable(id.left(20)));
            QCOMPARE(problem->kind, ErrorKind::Protocol);
            QVERIFY(!problem->where.isEmpty() && problem->where.size() <= 200);
        }
        const bool hasEtag = body.contains("ETAG");
        for (const QString &wrong : {u"a\r\nX: 1"_s, u"a b"_s, QString(100'000, u'a')}) {
            const auto problem = read(answer(body, u"5f-1"_s, wrong));
            QVERIFY(!hasEtag || (problem && problem->kind == ErrorKind::Protocol));
        }
    }

    // "5" behind a megabyte of blanks is a number to some.
    void versionsOfAMappingSet()
    {
        const auto read = [](const QString &version) {
            return readMappingSetCreated(answer("{'id':'ID','version':'ETAG'}", u"1"_s, version));
        };
        QVERIFY(read(u"5"_s));
        QVERIFY(!read(QString(100'000, u' ') + u'5'));
        QVERIFY(!read(QString(100'000, u'0') + u'5'));
    }

    // Slashes belong to a schema's ID; in a path any ID is one segment.
    void inAPath_data()
    {
        QTest::addColumn<QByteArray>("path");
        const QString id = u"https://a/b?c=d#e%2F"_s;
        QTest::newRow("draft") << getDraftable(Named::Flow, id).path;
        QTest::newRow("publish") << publish(Named::Flow, id).path.chopped(7); // "/action"
        QTest::newRow("flow") << getFlow(id).path;
        QTest::newRow("connection") << getConnection(id).path;
        QTest::newRow("mapping set") << getMappingSet(id, u"0"_s).path;
        QTest::newRow("profile") << enableForProfile(id).path;
        QTest::newRow("look") << lookAt(Resource::Dataset, id).path;
        QTest::newRow("removal") << deleteResource(Resource::Schema, id)->path;
    }
    void inAPath()
    {
        QFETCH(QByteArray, path);
        QCOMPARE(path.sliced(path.lastIndexOf('/') + 1),
                 QByteArray("https%3A%2F%2Fa%2Fb%3Fc%3Dd%23e%252F"));
    }
};

QTEST_APPLESS_MAIN(IdsTest)
#include "tst_ids.moc"
