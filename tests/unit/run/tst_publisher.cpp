// SPDX-License-Identifier: Apache-2.0
//
// Publishing what a run made as drafts: order, what is skipped, lost answers, stopping and
// beginning anew.
#include "run/publisher.h"
#include "support/scriptedtransport.h"

#include <QSet>
#include <QSignalSpy>
#include <QtTest>

using namespace Qt::StringLiterals;
using namespace dfw;
using namespace dfw::test;
using run::Draft;
using run::Publisher;
using run::PublishOutcome;
using run::PublishState;
using run::StepId;

namespace {

// The four as the service has them; a publish that succeeds changes the state.
class Drafts
{
public:
    Result<net::Response> operator()(const net::Request &request)
    {
        const QString id = QString::fromLatin1(request.path.split('/').at(5));
        if (request.method == "GET")
            return answer(200,
                          QJsonObject{{u"items"_s,
                                       QJsonArray{QJsonObject{{u"id"_s, id},
                                                              {u"name"_s, u"Name of "_s + id},
                                                              {u"state"_s, m_published.contains(id)
                                                                               ? u"enabled"_s
                                                                               : u"draft"_s}}}}});
        m_published.insert(id);
        return answer(200, QJsonObject{{u"id"_s, id}, {u"etag"_s, u"2"_s}});
    }
    void publish(const QString &id) { m_published.insert(id); }

private:
    QSet<QString> m_published;
};

QList<Draft> allFour()
{
    return {{StepId::Flow, u"f"_s},
            {StepId::MappingSet, u"m"_s}, // knows no drafts
            {StepId::TargetConnection, u"t"_s},
            {StepId::SourceConnection, u"s"_s},
            {StepId::BaseConnection, u"b"_s}};
}

QStringList published(const ScriptedTransport &transport)
{
    QStringList out;
    for (const net::Request &request : transport.requests()) {
        if (request.method == "POST")
            out.append(QString::fromLatin1(request.path + '?' + request.query));
    }
    return out;
}

QStringList states(const QList<run::PublishStatus> &items)
{
    QStringList out;
    for (const run::PublishStatus &one : items)
        out.append(run::publishStateName(one.state));
    return out;
}

} // namespace

class PublisherTest : public QObject
{
    Q_OBJECT

    Drafts m_drafts;
    std::unique_ptr<ScriptedTransport> m_transport;

    PublishOutcome outcomeOf(Publisher &publisher, const QList<Draft> &drafts)
    {
        QSignalSpy finished(&publisher, &Publisher::finished);
        publisher.start(drafts);
        return finished.wait(5000) ? finished.first().first().value<PublishOutcome>()
                                   : PublishOutcome();
    }

private Q_SLOTS:
    void whatMayBecomeOfADraft_data()
    {
        QTest::addColumn<bool>("draft");
        QTest::addColumn<journal::Stage>("stage");
        QTest::addColumn<QList<bool>>("published"); // of source connection and flow
        QTest::addColumn<bool>("isUnpublished");
        QTest::addColumn<bool>("isPublished");
        const auto row = [](const char *name, bool draft, journal::Stage stage,
                            const QList<bool> &published, bool isUnpublished, bool isPublished) {
            QTest::newRow(name) << draft << stage << published << isUnpublished << isPublished;
        };
        using enum journal::Stage;
        row("all draft", true, Complete, {false, false}, true, false);
        row("partly published", true, Complete, {true, false}, false, false);
        row("published", true, Complete, {true, true}, false, true);
        row("no drafts", false, Complete, {false, false}, false, false);
        row("stopped on the way", true, Interrupted, {false, false}, false, false);
        row("removed", true, Removed, {}, false, false);
    }
    void whatMayBecomeOfADraft()
    {
        QFETCH(bool, draft);
        QFETCH(journal::Stage, stage);
        QFETCH(QList<bool>, published);
        journal::RunRecord record{.plan = {{u"draft"_s, draft}}, .stage = stage};
        const QStringList steps{run::stepName(StepId::SourceConnection),
                                run::stepName(StepId::Flow)};
        for (qsizetype i = 0; i < published.size(); ++i)
            record.made.append({.step = steps.at(i), .id = u"1"_s, .published = published.at(i)});
        QTEST(run::isUnpublished(record), "isUnpublished");
        QTEST(run::isPublished(record), "isPublished");
    }

    void init()
    {
        m_drafts = {};
        m_transport = std::make_unique<ScriptedTransport>(
            [this](const net::Request &request) { return m_drafts(request); });
    }

    void inOrderAndOnce()
    {
        Publisher publisher(*m_transport);
        const PublishOutcome outcome = outcomeOf(publisher, allFour());
        QVERIFY(outcome.ok);
        QVERIFY(!run::werePublishedAlready(outcome.items));
        const QStringList operations = m_transport->operations();
        QCOMPARE(operations, QStringList(4, u"getDraft"_s) + QStringList(4, u"publish"_s));
        const QString base = u"/data/foundation/flowservice/"_s;
        QCOMPARE(published(*m_transport),
                 QStringList({base + u"connections/b/action?op=publish"_s,
                              base + u"sourceConnections/s/action?op=publish"_s,
                              base + u"targetConnections/t/action?op=publish"_s,
                              base + u"flows/f/action?op=publish"_s}));
        QCOMPARE(outcome.items.first().name, u"Name of b"_s);
        // Once more: there is nothing left to do.
        const PublishOutcome again = outcomeOf(publisher, allFour());
        QVERIFY(again.ok);
        QCOMPARE(states(again.items), QStringList(4, u"skipped"_s));
        QVERIFY(run::werePublishedAlready(again.items));
        QCOMPARE(published(*m_transport).size(), 4);
    }

    void nothingToDo()
    {
        Publisher publisher(*m_transport);
        QVERIFY(outcomeOf(publisher, {}).ok);
        QVERIFY(m_transport->requests().isEmpty());
    }

    void lostAnswers_data()
    {
        QTest::addColumn<bool>("happened");
        QTest::addColumn<int>("status"); // 0: the answer is lost
        QTest::addColumn<QByteArray>("body");
        QTest::addColumn<ErrorKind>("kind"); // where it ends badly
        const QByteArray problem = "{\"title\":\"E\",\"detail\":\"Not now.\"}";
        const QByteArray page = "<html>Welcome to the hotel</html>";
        const auto row = [](const char *name, bool happened, int status, const QByteArray &body,
                            ErrorKind kind = {}) {
            QTest::newRow(name) << happened << status << body << kind;
        };
        row("lost, and it happened", true, 0, {});
        row("lost, and it did not", false, 0, {}, ErrorKind::Network);
        row("500, and it happened", true, 500, problem);
        row("500, and it did not", false, 500, problem, ErrorKind::Server);
        row("502, and it happened", true, 502, page);
        row("502, and it did not", false, 502, page, ErrorKind::Server);
        row("409, by somebody else meanwhile", true, 409, problem);
        row("409, and it is a draft", false, 409, problem, ErrorKind::Conflict);
        row("412, and it is a draft", false, 412, problem, ErrorKind::Conflict);
        row("403", false, 403, problem, ErrorKind::Forbidden);
        row("400", false, 400, problem, ErrorKind::Refused);
        row("204", true, 204, {});
        row("200 with a page, and it happened", true, 200, page);
        row("200 with a page, and it did not", false, 200, page, ErrorKind::Protocol);
        row("200 without a body", false, 200, {}, ErrorKind::Protocol);
        row("200 with a list", false, 200, "[]", ErrorKind::Protocol);
        row("200 for something else", false, 200, "{\"id\":\"t\"}", ErrorKind::Protocol);
        row("204 with a page", false, 204, page, ErrorKind::Protocol);
    }
    void lostAnswers()
    {
        QFETCH(bool, happened);
        QFETCH(int, status);
        QFETCH(QByteArray, body);
        QFETCH(ErrorKind, kind);
        int posts = 0;
        m_transport->setScript([&](const net::Request &request) -> Result<net::Response> {
            if (request.method != "POST" || !request.path.contains("/sourceConnections/"))
                return m_drafts(request);
            ++posts;
            if (happened)
                m_drafts.publish(u"s"_s);
            if (status == 0)
                return failure(ErrorKind::UnknownOutcome, u"publish"_s);
            return answer(status, body, {{"x-request-id", "req-7"}});
        });
        Publisher publisher(*m_transport);
        const PublishOutcome outcome = outcomeOf(publisher, allFour());
        QCOMPARE(posts, 1);
        QCOMPARE(outcome.ok, happened);
        QCOMPARE(states(outcome.items).at(0), u"published"_s);
        QCOMPARE(states(outcome.items).at(1), happened ? u"published"_s : u"failed"_s);
        QCOMPARE(states(outcome.items).at(3), happened ? u"published"_s : u"waiting"_s);
        if (!happened) {
            QCOMPARE(outcome.error->kind, kind);
            QCOMPARE(outcome.items.at(1).error, outcome.error);
            // The reason stays whole, for people and for Adobe's support.
            QCOMPARE(outcome.error->httpStatus, status);
            QCOMPARE(outcome.error->requestId, status > 0 ? u"req-7"_s : QString());
            if (body.contains("Not now."))
                QCOMPARE(outcome.error->serverText, u"Not now."_s);
            QCOMPARE(outcome.error->code == "NotPublished"_L1, status == 0);
            // Begun again: what is published is left alone.
            m_transport->setScript(
                [this](const net::Request &request) { return m_drafts(request); });
            const PublishOutcome again = outcomeOf(publisher, allFour());
            QVERIFY(again.ok);
            QCOMPARE(states(again.items).at(0), u"skipped"_s);
            QCOMPARE(states(again.items).at(1), u"published"_s);
        }
    }

    // What is no answer of the service tells nothing, neither of a draft nor of what became of it.
    void unreadableLooks_data()
    {
        QTest::addColumn<QByteArray>("body");
        QTest::addColumn<bool>("afterPublishing");
        const QList<std::pair<const char *, QByteArray>> bodies{
            {"a page", "<html>Welcome to the hotel</html>"},
            {"nothing", ""},
            {"a list", "[]"},
            {"no state", "{\"items\":[{\"id\":\"b\"}]}"},
            {"an empty state", "{\"id\":\"b\",\"state\":\"\"}"},
            {"something else", "{\"id\":\"f\",\"state\":\"enabled\"}"}};
        for (const auto &[name, body] : bodies) {
            QTest::addRow("%s, first", name) << body << false;
            QTest::addRow("%s, in doubt", name) << body << true;
        }
    }
    void unreadableLooks()
    {
        QFETCH(QByteArray, body);
        QFETCH(bool, afterPublishing);
        m_transport->setScript([&](const net::Request &request) -> Result<net::Response> {
            const bool sent = m_transport->count(u"publish"_s) > 0;
            if (request.method == "GET" && sent == afterPublishing)
                return answer(200, body);
            return request.method == "GET" ? m_drafts(request)
                                           : failure(ErrorKind::UnknownOutcome, u"publish"_s);
        });
        Publisher publisher(*m_transport);
        const PublishOutcome outcome = outcomeOf(publisher, {{StepId::BaseConnection, u"b"_s}});
        QVERIFY(!outcome.ok);
        QCOMPARE(states(outcome.items), QStringList(u"failed"_s));
        QCOMPARE(outcome.error->kind,
                 afterPublishing ? ErrorKind::UnknownOutcome : ErrorKind::Protocol);
        QCOMPARE(m_transport->count(u"publish"_s), afterPublishing ? 1 : 0);
    }

    // Publishing cannot be undone: nothing is published before all of them are seen.
    void oneCannotBeSeen_data()
    {
        QTest::addColumn<QString>("id");
        QTest::addColumn<int>("status");
        QTest::addColumn<ErrorKind>("kind");
        QTest::addColumn<QStringList>("states");
        const QString failed = u"failed"_s;
        const QString waiting = u"waiting"_s;
        const QString skipped = u"skipped"_s; // published elsewhere
        QTest::newRow("no base connection") << u"b"_s << 404 << ErrorKind::NotFound
                                            << QStringList{failed, waiting, waiting, waiting};
        QTest::newRow("no target connection") << u"t"_s << 404 << ErrorKind::NotFound
                                              << QStringList{waiting, skipped, failed, waiting};
        QTest::newRow("no dataflow") << u"f"_s << 404 << ErrorKind::NotFound
                                     << QStringList{waiting, skipped, waiting, failed};
        QTest::newRow("no right") << u"f"_s << 403 << ErrorKind::Forbidden
                                  << QStringList{waiting, skipped, waiting, failed};
        QTest::newRow("a page") << u"f"_s << 200 << ErrorKind::Protocol
                                << QStringList{waiting, skipped, waiting, failed};
    }
    void oneCannotBeSeen()
    {
        QFETCH(QString, id);
        QFETCH(int, status);
        m_drafts.publish(u"s"_s);
        m_transport->setScript([&](const net::Request &request) -> Result<net::Response> {
            if (request.path.endsWith('/' + id.toLatin1()))
                return answer(status, status == 200 ? QByteArray("<html>")
                                                    : QByteArray("{\"title\":\"E\"}"));
            return m_drafts(request);
        });
        Publisher publisher(*m_transport);
        const PublishOutcome outcome = outcomeOf(publisher, allFour());
        QVERIFY(!outcome.ok);
        QTEST(outcome.error->kind, "kind");
        QTEST(states(outcome.items), "states");
        QVERIFY(!run::werePublishedAlready(outcome.items));
        QVERIFY(published(*m_transport).isEmpty());
    }

    void stopped_data()
    {
        QTest::addColumn<QString>("during");
        QTest::addColumn<QString>("state");
        QTest::newRow("while looking") << u"getDraft"_s << u"waiting"_s;
        QTest::newRow("while publishing") << u"publish"_s << u"failed"_s;
        QTest::newRow("while in doubt") << QString() << u"failed"_s;
    }
    void stopped()
    {
        QFETCH(QString, during);
        QFETCH(QString, state);
        if (during.isEmpty())
            m_transport->setScript([this](const net::Request &request) -> Result<net::Response> {
                if (request.method == "GET")
                    return m_drafts(request);
                m_transport->holdOnly({u"getDraft"_s});
                return failure(ErrorKind::UnknownOutcome, u"publish"_s);
            });
        else
            m_transport->holdOnly({during});
        Publisher publisher(*m_transport);
        QSignalSpy finished(&publisher, &Publisher::finished);
        publisher.start(allFour());
        QTRY_COMPARE(m_transport->underWay().size(), 1);
        publisher.cancel();
        QCOMPARE(finished.size(), 1);
        const auto outcome = finished.first().first().value<PublishOutcome>();
        QCOMPARE(outcome.error->kind, ErrorKind::Cancelled);
        QCOMPARE(states(outcome.items).at(0), state);
        if (state == "failed"_L1)
            QCOMPARE(outcome.items.first().error->kind, ErrorKind::UnknownOutcome);
        m_transport->holdOnly({});
        m_transport->setScript([this](const net::Request &request) { return m_drafts(request); });
        QVERIFY(outcomeOf(publisher, allFour()).ok);
    }
};

QTEST_GUILESS_MAIN(PublisherTest)
#include "tst_publisher.moc"
