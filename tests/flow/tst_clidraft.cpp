// SPDX-License-Identifier: Apache-2.0
//
// A dataflow made as a draft and published later, as a script sees it.
#include "flow/program.h"
#include "storage/planfile.h"

#include <memory>
#include <QDate>
#include <QJsonArray>
#include <QNetworkAccessManager>
#include <QNetworkProxy>
#include <QNetworkReply>
#include <QTemporaryDir>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace dfw;
using test::Outcome;
using test::runProgram;

class CliDraft : public QObject
{
    Q_OBJECT

    QTemporaryDir m_directory;

    // The demo and the journals of this test alone.
    QProcessEnvironment environment() const
    {
        QProcessEnvironment out = test::bareEnvironment();
        out.insert(u"XDG_STATE_HOME"_s, m_directory.path());
        return out;
    }
    // The command that stands on a line of its own, to be copied.
    static QStringList commandIn(const QByteArray &text)
    {
        const QString command = QString::fromUtf8(text).section(u"dataflow-wizard "_s, 1, 1);
        return command.section(u'\n', 0, 0).split(u' ', Qt::SkipEmptyParts);
    }
    static QStringList deleted(const Outcome &outcome)
    {
        QStringList steps;
        for (const QJsonObject &line : outcome.lines()) {
            if (line.value("state"_L1) == "deleted"_L1)
                steps.append(line.value("step"_L1).toString());
        }
        return steps;
    }
    // As somebody else does it in Platform.
    static void askPlatform(const test::Server &server, const QByteArray &verb, const QString &path)
    {
        QNetworkRequest request(QUrl(server.url() + u"/data/foundation/flowservice/"_s + path));
        const auto value = [&server](const QString &name) {
            return server.environment().value(name).toLatin1();
        };
        request.setRawHeader("Authorization", "Bearer " + value(u"AEP_ACCESS_TOKEN"_s));
        request.setRawHeader("x-api-key", value(u"AEP_API_KEY"_s));
        request.setRawHeader("x-gw-ims-org-id", value(u"AEP_ORG_ID"_s));
        request.setRawHeader("x-sandbox-name", value(u"AEP_SANDBOX"_s));
        request.setHeader(QNetworkRequest::ContentTypeHeader, u"application/json"_s);
        QNetworkAccessManager network;
        network.setProxy(QNetworkProxy::NoProxy);
        const std::unique_ptr<QNetworkReply> reply(network.sendCustomRequest(request, verb));
        QTRY_VERIFY_WITH_TIMEOUT(reply->isFinished(), 60'000);
        QCOMPARE(reply->error(), QNetworkReply::NoError);
    }
    QString plan() const { return m_directory.filePath(u"draft.json"_s); }

private Q_SLOTS:
    void initTestCase()
    {
        const auto reading = storage::loadPlan(QStringLiteral(DFW_SOURCE_DIR) +
                                               u"/resources/examples/database.json"_s);
        QVERIFY(reading && reading->plan);
        FlowPlan draft = *reading->plan;
        draft.draft = true;
        QVERIFY(storage::savePlan(plan(), draft));
    }

    void nothingToPublishYet()
    {
        const Outcome outcome =
            runProgram({u"publish"_s, plan(), u"--demo"_s, u"--yes"_s}, environment());
        QVERIFY2(outcome.exitCode == 2, outcome.told());
        QVERIFY2(outcome.err.contains("nothing to publish"), outcome.err);
    }

    void aDraftIsNotWatched()
    {
        const Outcome outcome =
            runProgram({u"run"_s, plan(), u"--demo"_s, u"--watch"_s, u"5"_s}, environment());
        QVERIFY2(outcome.exitCode == 2, outcome.told());
    }

    void madeThenPublished()
    {
        const Outcome made = runProgram({u"run"_s, plan(), u"--demo"_s}, environment());
        QVERIFY2(made.exitCode == 0, made.told());
        QVERIFY2(made.out.contains("as a draft"), made.out);
        // The command that publishes it stands there to be copied.
        const QList<QByteArray> lines = made.out.trimmed().split('\n');
        QStringList publish = QString::fromUtf8(lines.last().trimmed()).split(u' ');
        QCOMPARE(publish.takeFirst(), u"dataflow-wizard"_s);
        QVERIFY(publish.removeOne(u"--yes"_s));
        QVERIFY(publish.contains(u"--run"_s));
        const Outcome copied = runProgram(publish, environment());
        QVERIFY2(copied.exitCode == 2, copied.told());
        QVERIFY2(copied.err.contains("cannot be undone"), copied.err);

        // Not without being told that it cannot be undone.
        const Outcome asked = runProgram({u"publish"_s, plan(), u"--demo"_s}, environment());
        QVERIFY2(asked.exitCode == 2, asked.told());
        QVERIFY2(asked.err.contains("cannot be undone"), asked.err);

        const Outcome published =
            runProgram({u"publish"_s, plan(), u"--demo"_s, u"--yes"_s, u"--json"_s}, environment());
        QVERIFY2(published.exitCode == 0, published.told());
        QVERIFY(published.last().value("ok"_L1).toBool());
        QStringList steps;
        for (const QJsonObject &line : published.lines()) {
            if (line.value("state"_L1) == "published"_L1)
                steps.append(line.value("step"_L1).toString());
        }
        QCOMPARE(steps, QStringList({u"sourceConnection"_s, u"targetConnection"_s, u"flow"_s}));

        const Outcome again =
            runProgram({u"publish"_s, plan(), u"--demo"_s, u"--yes"_s}, environment());
        QVERIFY2(again.exitCode == 2, again.told());
        const QString year = QString::number(QDate::currentDate().year());
        QVERIFY2(again.err.contains("is published already, since " + year.toUtf8()), again.err);

        // It runs by now: what is wanted of it is no roll-back's business.
        const Outcome kept = runProgram({u"rollback"_s, plan(), u"--demo"_s}, environment());
        QVERIFY2(kept.exitCode == 2, kept.told());
    }

    // What is complete goes only when it is named, and nothing is taken in its place.
    void madeThenRemoved()
    {
        const Outcome made = runProgram({u"run"_s, plan(), u"--demo"_s}, environment());
        QVERIFY2(made.exitCode == 0, made.told());
        const Outcome stopped = runProgram(
            {u"run"_s, plan(), u"--demo"_s, u"--fault"_s, u"forbidden@flow"_s}, environment());
        QVERIFY2(stopped.exitCode == 4, stopped.told());
        const Outcome interrupted =
            runProgram({u"rollback"_s, plan(), u"--demo"_s, u"--json"_s}, environment());
        QVERIFY2(interrupted.exitCode == 0, interrupted.told());
        QCOMPARE(deleted(interrupted), QStringList({u"targetConnection"_s, u"sourceConnection"_s}));

        const Outcome asked = runProgram({u"rollback"_s, plan(), u"--demo"_s}, environment());
        QVERIFY2(asked.exitCode == 2, asked.told());
        QVERIFY2(asked.err.contains("still a draft"), asked.err);
        const Outcome removed = runProgram(commandIn(asked.err) << u"--json"_s, environment());
        QVERIFY2(removed.exitCode == 0, removed.told());
        QCOMPARE(deleted(removed),
                 QStringList({u"flow"_s, u"targetConnection"_s, u"sourceConnection"_s}));
        const Outcome gone =
            runProgram({u"publish"_s, plan(), u"--demo"_s, u"--yes"_s}, environment());
        QVERIFY2(gone.exitCode == 2, gone.told());
        const Outcome nothing = runProgram({u"rollback"_s, plan(), u"--demo"_s}, environment());
        QVERIFY2(nothing.exitCode == 2, nothing.told());
        QVERIFY2(nothing.err.contains("nothing to remove"), nothing.err);
    }

    // What is public by then is kept; the rest of it can be given up.
    void publishedInPartThenRemoved()
    {
        test::Server server;
        QVERIFY2(server.isUp(), server.errors());
        QProcessEnvironment at = server.environment();
        at.insert(u"XDG_STATE_HOME"_s, m_directory.path());
        const QStringList place{u"--platform"_s, server.url(), u"--json"_s};
        const Outcome made = runProgram(QStringList{u"run"_s, plan()} + place, at);
        QVERIFY2(made.exitCode == 0, made.told());
        const QString tag = made.last().value("runTag"_L1).toString();
        const QJsonObject ids = made.last().value("ids"_L1).toObject();
        const QString publish = u"/action?op=publish"_s;
        askPlatform(server, "POST",
                    u"sourceConnections/"_s + ids.value("sourceConnection"_L1).toString() +
                        publish);
        askPlatform(server, "POST",
                    u"targetConnections/"_s + ids.value("targetConnection"_L1).toString() +
                        publish);
        askPlatform(server, "DELETE", u"flows/"_s + ids.value("flow"_L1).toString());

        const Outcome published =
            runProgram(QStringList{u"publish"_s, plan(), u"--yes"_s} + place, at);
        QVERIFY2(published.exitCode == 4, published.told());
        QVERIFY2(published.err.contains("Not everything is published"), published.err);
        QVERIFY2(!published.last()["error"_L1]["message"_L1].toString().isEmpty(),
                 published.told());

        const Outcome asked = runProgram(QStringList{u"rollback"_s, plan()} + place, at);
        QVERIFY2(asked.exitCode == 2, asked.told());
        QVERIFY2(commandIn(asked.err).contains(tag), asked.err);
        const QStringList command = commandIn(asked.err) << u"--json"_s;
        const Outcome removed = runProgram(command, at);
        QVERIFY2(removed.exitCode == 4, removed.told());
        QVERIFY2(removed.last().value("mayLeave"_L1).toBool(), removed.told());
        QStringList kept;
        for (const QJsonValue &one : removed.last().value("left"_L1).toArray())
            kept.append(one["step"_L1].toString() + u' ' + one["state"_L1].toString());
        QVERIFY2(kept.contains(u"sourceConnection changed"_s), removed.told());
        QVERIFY2(kept.contains(u"targetConnection changed"_s), removed.told());
        const Outcome left = runProgram(QStringList(command) << u"--leave"_s, at);
        QVERIFY2(left.exitCode == 0, left.told());
        const Outcome over = runProgram(command, at);
        QVERIFY2(over.exitCode == 2, over.told());
    }
};

QTEST_GUILESS_MAIN(CliDraft)
#include "tst_clidraft.moc"
