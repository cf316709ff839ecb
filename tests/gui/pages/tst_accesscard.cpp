// SPDX-License-Identifier: Apache-2.0
// The access list over real HTTP: each documented failure in its line, with its words.
#include "localplatform/localplatform.h"
#include "pages/accesscard.h"
#include "style/appstyle.h"
#include "support/impatientclock.h"
#include "widgets/button.h"

#include <QClipboard>
#include <QLabel>
#include <QPlainTextEdit>
#include <QSignalSpy>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace dfw;
using namespace dfw::ui;
using localplatform::FaultRule;
using localplatform::LocalPlatform;
using presenters::AccessChecker;
using presenters::Task;

namespace {

using Setup = std::function<void(LocalPlatform &, signin::SignIn &)>;

// With single quotes, for reading.
QByteArray json(QByteArray text)
{
    return text.replace('\'', '"');
}

QByteArray gateway(const char *code)
{
    return json(QByteArray("{'error_code':'") + code + "','message':'said by the gateway'}");
}

QByteArray flow(const char *code)
{
    return json(QByteArray("{'type':'https://ns.adobe.com/aep/errors/") + code +
                "','report':{'detailed-message':'said by Flow Service','request-id':'req-77'}}");
}

Setup answers(const QString &path, int status, const QByteArray &body, const QString &method = {})
{
    return [=](LocalPlatform &platform, signin::SignIn &) {
        platform.setFault({.method = method,
                           .pathPattern = path,
                           .action = FaultRule::Action::Answer,
                           .status = status,
                           .body = body});
    };
}

const QByteArray restingSandbox =
    json("{'sandboxes':[{'name':'demo','state':'resetting'},{'name':'prod','state':'active'}]}");
const QString sandboxes = u"sandbox-management"_s;
const QString connections = u"flowservice/connections$"_s;
const QString registry = u"schemaregistry"_s;
const QString ims = u"^/ims/"_s;

} // namespace

Q_DECLARE_METATYPE(Setup)

class AccessCardTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase() { applyTheme(*qApp, Theme::Light); }
    void init();
    void cleanup();

    void beforeAnythingIsAsked();
    void allIsGood();
    void tokens_data();
    void tokens();
    void failures_data();
    void failures();
    void aSecondTryForgetsTheFirst();
    void nothingIsMade();
    void waitingCanBeCancelled();
    void copies();
    void noSecretIsCopied();

private:
    signin::SignIn bySecret() const;
    signin::SignIn byToken() const;
    void start(const signin::SignIn &signIn);
    void check(const signin::SignIn &signIn);
    void refresh();
    QWidget *row(int index) const
    {
        return m_card->findChild<QWidget *>(u"accessRow%1"_s.arg(index));
    }
    QString said(int index) const { return row(index)->accessibleDescription(); }
    bool hasSign(int index, const QString &word) const
    {
        return row(index)->accessibleName().endsWith(u", "_s + word);
    }
    QString copied();

    test::ImpatientClock m_scheduler;
    std::unique_ptr<LocalPlatform> m_platform;
    std::unique_ptr<presenters::Connection> m_connection;
    std::unique_ptr<AccessChecker> m_checker; // its calls go first
    std::unique_ptr<AccessCard> m_card;
    Task m_task;
    bool m_isDemo = false;
};

void AccessCardTest::init()
{
    auto started = LocalPlatform::start({});
    QVERIFY(started.ok());
    m_platform = started.takeValue();
    m_checker = std::make_unique<AccessChecker>();
    m_card = std::make_unique<AccessCard>();
    m_task = {};
    m_isDemo = false;
    connect(m_checker.get(), &AccessChecker::changed, this, &AccessCardTest::refresh);
    connect(m_checker.get(), &AccessChecker::finished, this, [this] {
        m_task.state = m_checker->firstFailure() ? Task::State::Failed : Task::State::Ready;
        refresh();
    });
    refresh();
    m_card->resize(351, 500);
    m_card->show();
}

void AccessCardTest::cleanup()
{
    m_checker.reset();
    m_connection.reset();
    m_card.reset();
    m_platform.reset();
}

signin::SignIn AccessCardTest::bySecret() const
{
    const localplatform::DemoCredentials demo = m_platform->credentials();
    return {.platform = m_platform->baseUrl(),
            .ims = m_platform->baseUrl(),
            .credentials = {.apiKey = demo.apiKey,
                            .organisation = demo.organisation,
                            .sandbox = demo.sandbox},
            .clientSecret = demo.clientSecret};
}

signin::SignIn AccessCardTest::byToken() const
{
    signin::SignIn out = bySecret();
    out.credentials.accessToken = m_platform->credentials().accessToken;
    out.clientSecret = {};
    return out;
}

void AccessCardTest::refresh()
{
    m_card->show({.checks = m_checker->checks(),
                  .subject = m_checker->subject(),
                  .sandboxes = m_checker->sandboxes(),
                  .isDemo = m_isDemo},
                 m_task);
}

void AccessCardTest::start(const signin::SignIn &signIn)
{
    m_checker->stop();
    m_connection = std::make_unique<presenters::Connection>(signIn, m_scheduler);
    m_card->setSecrets({signIn.credentials.accessToken, signIn.clientSecret});
    m_task = {.state = Task::State::Busy};
    m_checker->start(*m_connection);
}

void AccessCardTest::check(const signin::SignIn &signIn)
{
    QSignalSpy finished(m_checker.get(), &AccessChecker::finished);
    start(signIn);
    QVERIFY(m_checker->isBusy());
    QVERIFY(finished.size() == 1 || finished.wait(20'000));
    QVERIFY(!m_checker->isBusy());
}

QString AccessCardTest::copied()
{
    QGuiApplication::clipboard()->clear();
    auto *button = m_card->findChild<QAbstractButton *>(u"copyAccessButton"_s);
    QTest::mouseClick(button, Qt::LeftButton);
    const QString text = QGuiApplication::clipboard()->text();
    QGuiApplication::clipboard()->clear();
    return text;
}

void AccessCardTest::beforeAnythingIsAsked()
{
    for (int i = 0; i < 5; ++i) {
        QVERIFY(hasSign(i, u"not tried yet"_s));
        QVERIFY(!said(i).isEmpty());
    }
    QVERIFY(!row(5));
    QVERIFY(m_card->findChild<QWidget *>(u"copyAccessButton"_s)->isHidden());
}

void AccessCardTest::allIsGood()
{
    check(bySecret());
    for (int i = 0; i < 5; ++i)
        QVERIFY2(hasSign(i, u"good"_s), qPrintable(said(i)));
    QCOMPARE(said(0), u"Valid for 23 h 59 min, renewed by itself"_s);
    QCOMPARE(said(1), u"Known, 2 sandboxes are open to you"_s);
    QCOMPARE(said(2), u"demo, development"_s);
    QVERIFY(said(3).endsWith(u" schemas, may read"_s));
    QVERIFY(said(4).endsWith(u" base connections, may read and write"_s));
    for (int i = 0; i < 5; ++i) {
        QVERIFY(row(i)->findChild<QLabel *>(u"accessAsk"_s)->isHidden() ||
                !row(i)->findChild<QLabel *>(u"accessAsk"_s)->isVisible());
        bool hasMeasure = false;
        for (const QLabel *label : row(i)->findChildren<QLabel *>())
            hasMeasure = hasMeasure || label->text().endsWith(u" ms"_s);
        QVERIFY(hasMeasure);
    }
    QVERIFY(!m_checker->firstFailure());
}

void AccessCardTest::tokens_data()
{
    QTest::addColumn<QString>("kind");
    QTest::addColumn<QString>("words");
    QTest::newRow("pasted") << u"pasted"_s << u"Pasted; cannot be renewed"_s;
    QTest::newRow("demo") << u"demo"_s << u"Valid as long as the demo runs"_s;
    QTest::newRow("production") << u"production"_s << u"Pasted; cannot be renewed"_s;
}

void AccessCardTest::tokens()
{
    QFETCH(QString, kind);
    QFETCH(QString, words);
    m_isDemo = kind == "demo"_L1;
    signin::SignIn signIn = byToken();
    if (kind == "production"_L1)
        signIn.credentials.sandbox = u"demo-prod"_s;
    check(signIn);
    QCOMPARE(said(0), words);
    QVERIFY(hasSign(0, u"good"_s));
    QCOMPARE(said(2).endsWith(u"production"_s), kind == "production"_L1);
}

void AccessCardTest::failures_data()
{
    QTest::addColumn<bool>("pasted");
    QTest::addColumn<Setup>("setup");
    QTest::addColumn<int>("culprit");
    QTest::addColumn<QStringList>("words"); // in its line
    QTest::addColumn<QString>("others");    // a letter a line: good, failed, unasked, unread
    const auto row = [](const char *name, bool pasted, const Setup &setup, int culprit,
                        const QStringList &words, const char *others) {
        QTest::newRow(name) << pasted << setup << culprit << words << QString::fromLatin1(others);
    };
    // Token
    row(
        "wrong client secret", false,
        [](LocalPlatform &, signin::SignIn &signIn) {
            signIn.clientSecret = Secret(u"not-the-secret"_s);
        },
        0, {u"client ID with this secret"_s, u"You can fix this yourself."_s}, "fuuuu");
    row("IMS: scope", false, answers(ims, 400, json("{'error':'invalid_scope'}")), 0,
        {u"scope"_s, u"Developer Console"_s}, "fuuuu");
    row("IMS: kind of credential", false,
        answers(ims, 400, json("{'error':'unauthorized_client'}")), 0,
        {u"of another kind"_s, u"Please add an OAuth server-to-server credential"_s}, "fuuuu");
    row("IMS: denied", false, answers(ims, 403, json("{'error':'access_denied'}")), 0,
        {u"refused the credential"_s, u"Admin Console"_s}, "fuuuu");
    row("IMS: unheard of", false, answers(ims, 400, json("{'error':'new_error'}")), 0,
        {u"You can fix this yourself."_s}, "fuuuu");
    row("IMS: no JSON", false, answers(ims, 200, "<html>"), 0, {u"network's administrator"_s},
        "fuuuu");
    row(
        "wrong token", true,
        [](LocalPlatform &, signin::SignIn &signIn) {
            signIn.credentials.accessToken = Secret(u"not-the-token"_s);
        },
        0, {u"did not accept the access token"_s, u"Paste a new access token"_s}, "fruuu");
    row("403010", true, answers(sandboxes, 403, gateway("403010")), 0,
        {u"carried no access token"_s}, "fruuu");
    row("2115", true, answers(connections, 400, flow("FLOW-2115-400"), u"GET"_s), 0,
        {u"did not accept the access token"_s}, "fgggr");
    row(
        "CA file is gone", false,
        [](LocalPlatform &, signin::SignIn &signIn) {
            signIn.ims.setScheme(u"https"_s);
            signIn.network.caFile = u"/nowhere/ca.pem"_s;
        },
        0, {u"CA file cannot be read"_s, u"Choose the CA file again"_s}, "fuuuu");
    // Organisation
    row(
        "CA file is gone, pasted token", true,
        [](LocalPlatform &, signin::SignIn &signIn) {
            signIn.platform.setScheme(u"https"_s);
            signIn.network.caFile = u"/nowhere/ca.pem"_s;
        },
        1, {u"CA file cannot be read"_s}, "ufuuu");
    row(
        "unknown API key", true,
        [](LocalPlatform &, signin::SignIn &signIn) { signIn.credentials.apiKey = u"other"_s; }, 1,
        {u"API key may not use"_s, u"in the Developer Console"_s, u"client ID other"_s}, "ufuuu");
    row("403000", false, answers(sandboxes, 403, gateway("403000")), 1, {u"no API key"_s}, "gfuuu");
    row("400003", false, answers(sandboxes, 400, gateway("400003")), 1,
        {u"named no organisation"_s}, "gfuuu");
    row(
        "403025", true,
        [](LocalPlatform &, signin::SignIn &signIn) {
            signIn.credentials.organisation = u"0123456789ABCDEF01234567@AdobeOrg"_s;
        },
        1,
        {u"no rights in this organisation"_s, u"product administrator"_s,
         u"0123456789ABCDEF01234567@AdobeOrg"_s},
        "gfuuu");
    row("403027", false, answers(sandboxes, 403, gateway("403027")), 1,
        {u"no region"_s, u"product profile"_s}, "gfuuu");
    row("no rights to the list", false, answers(sandboxes, 403, "{}"), 1,
        {u"system administrator"_s}, "gfuuu");
    row("another organisation's token", false,
        answers(connections, 401, flow("FLOW-2000-401"), u"GET"_s), 1,
        {u"not one of this organisation"_s}, "gfggr");
    row("a proxy's page", false, answers(sandboxes, 200, "<html>sign in</html>"), 1,
        {u"cannot be read"_s, u"network's administrator"_s}, "gfuuu");
    // Sandbox
    row(
        "unknown sandbox", false,
        [](LocalPlatform &, signin::SignIn &signIn) {
            signIn.credentials.sandbox = u"elsewhere"_s;
        },
        2, {u"no sandbox “elsewhere” for you"_s, u"demo-prod"_s}, "ggfuu");
    row(
        "no sandbox named", false,
        [](LocalPlatform &, signin::SignIn &signIn) { signIn.credentials.sandbox.clear(); }, 2,
        {u"No sandbox is chosen"_s, u"demo, demo-prod"_s}, "ggfuu");
    row("sandbox at rest", false, answers(sandboxes, 200, restingSandbox), 2,
        {u"“demo” is not active"_s, u"system administrator"_s}, "ggfuu");
    row("no sandbox at all", false, answers(sandboxes, 200, json("{'sandboxes':[]}")), 2,
        {u"no sandbox that you may use"_s}, "ggfuu");
    row("gone meanwhile", false, answers(connections, 404, flow("FLOW-2100-404"), u"GET"_s), 2,
        {u"does not exist"_s}, "ggfgr");
    // Schema Registry
    row("no right to schemas", false, answers(registry, 403, json("{'title':'Forbidden'}")), 3,
        {u"“View Schemas” is missing"_s, u"in Permissions"_s}, "gggfg");
    row("no registry", false, answers(registry, 404, "{}"), 3, {u"Adobe's support"_s}, "gggfg");
    // Flow Service
    row(
        "no right to sources", false,
        [](LocalPlatform &platform, signin::SignIn &) { platform.setSourceRights(false, false); },
        4, {u"“View Sources” is missing"_s, u"Please add the API credential"_s}, "ggggf");
    row(
        "may read, not write", false,
        [](LocalPlatform &platform, signin::SignIn &) { platform.setSourceRights(true, false); }, 4,
        {u"May read, writing is refused."_s, u"“Manage Sources”"_s, u"in Permissions"_s}, "ggggw");
    row("a user's token may not", false,
        answers(connections, 400, flow("FLOW-1426-400"), u"POST"_s), 4,
        {u"writing is refused"_s, u"“Manage Sources”"_s}, "ggggw");
    row("the probe was taken", false,
        answers(connections, 201, json("{'id':'1','etag':'2'}"), u"POST"_s), 4,
        {u"writing is not confirmed"_s, u"Please confirm"_s}, "ggggw");
    row("the probe met another refusal", false, answers(connections, 404, "{}", u"POST"_s), 4,
        {u"writing is not confirmed"_s}, "ggggw");
}

void AccessCardTest::failures()
{
    QFETCH(bool, pasted);
    QFETCH(Setup, setup);
    QFETCH(int, culprit);
    QFETCH(QStringList, words);
    QFETCH(QString, others);
    signin::SignIn signIn = pasted ? byToken() : bySecret();
    setup(*m_platform, signIn);
    check(signIn);
    for (const QString &word : words)
        QVERIFY2(said(culprit).contains(word), qPrintable(said(culprit)));
    for (int i = 0; i < 5; ++i) {
        const QChar state = others.at(i);
        const QString sign = state == u'g'   ? u"good"_s
                             : state == u'f' ? u"failed"_s
                             : state == u'w' ? u"look at it"_s
                                             : u"not tried yet"_s;
        QVERIFY2(hasSign(i, sign), qPrintable(u"%1: %2"_s.arg(i).arg(said(i))));
        if (state == u'u' && i > culprit)
            QVERIFY2(said(i).startsWith(u"Not asked, because"_s), qPrintable(said(i)));
        if (state == u'r')
            QVERIFY2(said(i).startsWith(u"Not read, because"_s), qPrintable(said(i)));
    }
    QCOMPARE(m_checker->firstFailure() == nullptr, others.endsWith(u'w'));
    if (const presenters::AccessCheck *failure = m_checker->firstFailure())
        QCOMPARE(static_cast<int>(failure->what), culprit);
    // The advice is to be seen, and the service's own words only behind "What Platform answered".
    auto *ask = row(culprit)->findChild<QLabel *>(u"accessAsk"_s);
    QVERIFY(ask->isVisible() && !ask->text().isEmpty());
    QCOMPARE(ask->textFormat() == Qt::RichText, false);
    for (int i = 0; i < 5; ++i)
        QVERIFY(!said(i).contains(u"said by"_s));
    QVERIFY(m_card->findChild<QWidget *>(u"accessDetailsExpander"_s)->isVisible());
}

void AccessCardTest::aSecondTryForgetsTheFirst()
{
    m_platform->setSourceRights(false, false);
    check(bySecret());
    QVERIFY(hasSign(4, u"failed"_s));
    m_platform->setSourceRights(true, true);
    check(bySecret());
    QVERIFY(hasSign(4, u"good"_s));
    QVERIFY(row(4)->findChild<QWidget *>(u"accessAsk"_s)->isHidden() ||
            !row(4)->findChild<QWidget *>(u"accessAsk"_s)->isVisible());
    QVERIFY(!m_card->findChild<QWidget *>(u"accessDetailsExpander"_s)->isVisible());
}

void AccessCardTest::nothingIsMade()
{
    check(bySecret());
    const int before = m_checker->checks().at(4).count;
    QVERIFY(before > 0);
    check(bySecret());
    QCOMPARE(m_checker->checks().at(4).count, before);
    // Nobody is asked for more than it takes.
    QStringList asked;
    for (const localplatform::RecordedRequest &request : m_platform->requests())
        asked.append(QString::fromLatin1(request.method) + u' ' + request.path.section(u'/', 3, 4));
    QCOMPARE(asked.size(), 10);
}

void AccessCardTest::waitingCanBeCancelled()
{
    m_platform->setFault({.pathPattern = connections, .action = FaultRule::Action::Hang});
    start(bySecret());
    auto *busy = m_card->findChild<QWidget *>(u"accessBusy"_s);
    QTRY_VERIFY(busy->isVisible()); // after a second
    QTRY_VERIFY(hasSign(3, u"good"_s));
    QCOMPARE(said(4), u"Asking"_s);
    connect(m_card.get(), &AccessCard::cancelRequested, m_checker.get(), [this] {
        m_task.state = Task::State::Cancelled;
        m_checker->stop();
    });
    QSignalSpy finished(m_checker.get(), &AccessChecker::finished);
    QTest::mouseClick(busy->findChild<QWidget *>(u"busyCancelButton"_s), Qt::LeftButton);
    QVERIFY(!m_checker->isBusy());
    QVERIFY(!busy->isVisible());
    QVERIFY(hasSign(3, u"good"_s)); // what is known stays
    QVERIFY(said(4).startsWith(u"Stopped"_s));
    QCOMPARE(finished.size(), 0);
    QVERIFY(copied().contains(u"Flow service, reading: stopped"_s));
}

void AccessCardTest::copies()
{
    m_platform->setFault({.method = u"GET"_s,
                          .pathPattern = connections,
                          .action = FaultRule::Action::Answer,
                          .status = 403,
                          .body = flow("FLOW-2118-403")});
    signin::SignIn signIn = bySecret();
    check(signIn);
    auto *button = m_card->findChild<QAbstractButton *>(u"copyAccessButton"_s);
    QCOMPARE(button->accessibleName(), u"Copy the access list as text"_s);
    const QString text = copied();
    QCOMPARE(button->accessibleName(), u"Copied"_s);
    for (const QString &wanted :
         {u"Host: 127.0.0.1"_s, u"Organisation: "_s + signIn.credentials.organisation,
          u"Sandbox: demo"_s, u" UTC\n"_s, u"Token: good, "_s, u" ms\n"_s,
          u"Flow service, reading: failed, "_s,
          u"HTTP 403, code FLOW-2118-403, request ID req-77"_s,
          u"Your organisation's system administrator"_s, u"Flow service, writing: good, "_s})
        QVERIFY2(text.contains(wanted), qPrintable(wanted + u" in\n"_s + text));
    QVERIFY(!text.contains(signIn.credentials.apiKey) || signIn.credentials.apiKey.size() <= 12);
}

void AccessCardTest::noSecretIsCopied()
{
    const QString planted = u"p4ssw0rd-planted-in-a-field"_s;
    const QString token = m_platform->credentials().accessToken.reveal();
    const QString secret = m_platform->credentials().clientSecret.reveal();
    const auto plant = [&](const QString &path, const QString &method) {
        const QByteArray words =
            u"token %1 and client_secret=%2 eyJhbGciOiJSUzI1NiJ9.e30.c2ln"_s.arg(token, secret)
                .toLatin1();
        m_platform->setFault(
            {.method = method,
             .pathPattern = path,
             .action = FaultRule::Action::Answer,
             .status = 403,
             .body = json("{'error_code':'" + token.toLatin1() + "','message':'" + words + "'}")});
    };
    plant(registry, {});
    plant(connections, {});
    signin::SignIn signIn = byToken();
    check(signIn);
    m_card->setSecrets({signIn.credentials.accessToken, Secret(secret), Secret(planted)});
    // Somebody pasted it into the wrong field.
    AccessView view{.checks = m_checker->checks(),
                    .subject = m_checker->subject(),
                    .sandboxes = m_checker->sandboxes()};
    view.subject.sandbox = planted;
    view.subject.apiKey = planted;
    m_card->show(view, m_task);
    const QString text = copied();
    const QString details =
        m_card->findChild<QPlainTextEdit *>(u"accessDetailsText"_s)->toPlainText();
    QVERIFY(text.contains(u"Schema registry: failed"_s));
    for (const QString &seen : {text, details}) {
        QVERIFY(!seen.isEmpty());
        for (const QString &hidden : {token, secret, planted, u"eyJhbGci"_s})
            QVERIFY2(!seen.contains(hidden), qPrintable(seen));
    }
}

QTEST_MAIN(AccessCardTest)
#include "tst_accesscard.moc"
