// SPDX-License-Identifier: Apache-2.0
//
// Who can mend a failure, and what is handed to those who look into it.
#include "texts/codetext.h"
#include "texts/errortext.h"
#include "texts/supporttext.h"

#include <QTest>

using namespace dfw;
using namespace dfw::ui;
using namespace Qt::StringLiterals;

Q_DECLARE_METATYPE(dfw::ui::ErrorOwner)

namespace {

constexpr ErrorKind allKinds[] = {
    ErrorKind::Cancelled,   ErrorKind::Network,   ErrorKind::Timeout,  ErrorKind::UnknownOutcome,
    ErrorKind::NotSignedIn, ErrorKind::Forbidden, ErrorKind::NotFound, ErrorKind::Conflict,
    ErrorKind::RateLimited, ErrorKind::Refused,   ErrorKind::Server,   ErrorKind::Protocol,
    ErrorKind::InvalidPlan, ErrorKind::Storage};

SupportFacts sample()
{
    return {.when = QDateTime(QDate(2026, 2, 3), QTime(14, 5, 6), Qt::OffsetFromUTC, 3600),
            .version = u"0.1.0"_s,
            .step = u"flow"_s,
            .error = {.kind = ErrorKind::Refused,
                      .operation = u"createFlow"_s,
                      .where = u"/mapping/2"_s,
                      .httpStatus = 400,
                      .code = u"FLOW-1419-400"_s,
                      .serverText = u"Mapping is invalid"_s,
                      .requestId = u"abc123"_s,
                      .detail = u"{\n \"status\": 400\n}"_s,
                      .attempts = 2},
            .host = u"platform.adobe.io"_s,
            .organisation = u"A@AdobeOrg"_s,
            .sandbox = u"dev"_s,
            .runTag = u"dfw-8c1f03a2"_s,
            .made = {{u"sourceConnection"_s, u"id-1"_s}}};
}

} // namespace

class TestSupportText : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void owners_data();
    void owners();
    void everyKindAndCodeIsComplete();
    void decidingCodesAreDescribed();
    void factsInTheirOrder();
    void emptyFactsAreLeftOut();
    void secretsStayOut();
    void hostileTextStaysInItsLine();
};

void TestSupportText::owners_data()
{
    QTest::addColumn<ErrorKind>("kind");
    QTest::addColumn<QString>("code");
    QTest::addColumn<ErrorOwner>("owner");
    const auto row = [](ErrorKind kind, const QString &code, ErrorOwner owner) {
        QTest::addRow("%s %s", qPrintable(errorKindName(kind)), qPrintable(code))
            << kind << code << owner;
    };
    row(ErrorKind::Cancelled, {}, ErrorOwner::Nobody);
    row(ErrorKind::Cancelled, u"FLOW-2118-403"_s, ErrorOwner::Nobody);
    row(ErrorKind::Network, {}, ErrorOwner::Network);
    row(ErrorKind::Network, u"ProxySignInRefused"_s, ErrorOwner::You);
    row(ErrorKind::Network, u"CertificateNotYetValid"_s, ErrorOwner::You); // this computer's clock
    row(ErrorKind::Network, u"CertificateOfOtherHost"_s, ErrorOwner::Network);
    row(ErrorKind::Timeout, {}, ErrorOwner::Network);
    row(ErrorKind::UnknownOutcome, {}, ErrorOwner::Network);
    row(ErrorKind::NotSignedIn, u"401013"_s, ErrorOwner::You);
    row(ErrorKind::NotSignedIn, u"403003"_s, ErrorOwner::Administrator);
    row(ErrorKind::NotSignedIn, u"invalid_scope"_s, ErrorOwner::Administrator);
    row(ErrorKind::Forbidden, {}, ErrorOwner::Administrator);
    row(ErrorKind::Forbidden, u"403027"_s, ErrorOwner::Administrator);
    row(ErrorKind::Refused, u"FLOW-2118-403"_s, ErrorOwner::Administrator);
    row(ErrorKind::Refused, u"FLOW-1100-400"_s, ErrorOwner::Adobe); // licences
    row(ErrorKind::Refused, u"XDM-1007-400"_s, ErrorOwner::Program);
    row(ErrorKind::Refused, u"nobody described it"_s, ErrorOwner::You);
    row(ErrorKind::NotFound, u"XDM-1010-404"_s, ErrorOwner::You);
    row(ErrorKind::Conflict, u"SeveralFound"_s, ErrorOwner::You);
    row(ErrorKind::Conflict, {}, ErrorOwner::You);
    row(ErrorKind::RateLimited, u"429050"_s, ErrorOwner::Adobe);
    row(ErrorKind::Server, {}, ErrorOwner::Adobe);
    row(ErrorKind::Server, u"FLOW-2250-500"_s, ErrorOwner::Adobe);
    row(ErrorKind::Protocol, {}, ErrorOwner::Network);
    row(ErrorKind::InvalidPlan, {}, ErrorOwner::You);
    row(ErrorKind::Storage, {}, ErrorOwner::You);
}

void TestSupportText::owners()
{
    QFETCH(const ErrorKind, kind);
    QFETCH(const QString, code);
    QFETCH(const ErrorOwner, owner);
    const Error error{.kind = kind, .operation = u"createFlow"_s, .code = code};
    QCOMPARE(errorOwner(error), owner);
    QCOMPARE(errorText(error).owner, owner);
}

// Every kind with every code that is known says what, why, who and what next.
void TestSupportText::everyKindAndCodeIsComplete()
{
    QStringList codes = describedCodes() + ownedCodes();
    codes.append(QString());
    int checked = 0;
    for (const ErrorKind kind : allKinds) {
        for (const QString &code : std::as_const(codes)) {
            const ErrorText text =
                errorText({.kind = kind, .operation = u"createFlow"_s, .code = code});
            const QString about = errorKindName(kind) + u' ' + code;
            QVERIFY2(!text.what.isEmpty() && !text.why.isEmpty(), qPrintable(about));
            if (kind != ErrorKind::Cancelled)
                QVERIFY2(!text.next.isEmpty() && !text.who.isEmpty(), qPrintable(about));
            ++checked;
        }
    }
    QVERIFY(checked > 1000);
}

void TestSupportText::decidingCodesAreDescribed()
{
    // Those of the sign-in service have their sentences in the access list.
    const QStringList elsewhere{u"invalid_scope"_s, u"unauthorized_client"_s, u"access_denied"_s};
    for (const QString &code : ownedCodes())
        QVERIFY2(elsewhere.contains(code) || codeText(code), qPrintable(code));
}

void TestSupportText::factsInTheirOrder()
{
    QCOMPARE(supportText(sample(), {}), u"Time (UTC): 2026-02-03T13:05:06Z\n"
                                        "Program: Dataflow Wizard 0.1.0\n"
                                        "Step: flow\n"
                                        "Operation: createFlow\n"
                                        "Kind: refused\n"
                                        "HTTP status: 400\n"
                                        "Code: FLOW-1419-400\n"
                                        "Message: Mapping is invalid\n"
                                        "Request ID: abc123\n"
                                        "Attempts: 2\n"
                                        "Place: /mapping/2\n"
                                        "Host: platform.adobe.io\n"
                                        "Organisation: A@AdobeOrg\n"
                                        "Sandbox: dev\n"
                                        "Run: dfw-8c1f03a2\n"
                                        "Exists, sourceConnection: id-1\n"
                                        "\n"
                                        "Answer (redacted):\n"
                                        "{\n"
                                        "\"status\": 400\n"
                                        "}\n"_s);
}

void TestSupportText::emptyFactsAreLeftOut()
{
    const QString text = supportText({.error = {.kind = ErrorKind::Network, .attempts = 1}}, {});
    QVERIFY(!text.contains(u": \n"_s));
    QVERIFY(!text.contains(u"HTTP status"_s));
    QVERIFY(!text.contains(u"Answer"_s));
    QVERIFY(text.contains(u"Kind: network\n"_s));
}

void TestSupportText::secretsStayOut()
{
    const QString secret = u"planted-Secret-4711"_s;
    Redactor redactor;
    redactor.learn(Secret(secret));
    SupportFacts facts = sample();
    facts.step += secret;
    facts.error.operation += secret;
    facts.error.where += secret;
    facts.error.code += secret;
    facts.error.serverText += u" Bearer "_s + secret;
    facts.error.requestId += secret;
    facts.error.detail =
        u"{\"token\":\"%1\",\"client_secret\":\"unknown-to-us\",\"Authorization\":\"Bearer x.y.z\"}"_s
            .arg(secret);
    facts.host += secret;
    facts.made.append({u"flow"_s, secret});
    const QString text = supportText(facts, redactor);
    QVERIFY(!text.contains(secret));
    QVERIFY(!text.contains(u"unknown-to-us"_s));
    QVERIFY(!text.contains(u"x.y.z"_s));
    QVERIFY(text.contains(u"HTTP status: 400"_s));
}

void TestSupportText::hostileTextStaysInItsLine()
{
    SupportFacts facts = sample();
    facts.error.serverText = u"fine\nRequest ID: forged\u202e\u0007"_s + QString(10'000, u'x');
    facts.error.detail = QString(1'000'000, u'y');
    const QString text = supportText(facts, {});
    QCOMPARE(text.count(u"\nRequest ID:"_s), 1);
    QVERIFY(!text.contains(QChar(7)));
    QVERIFY(text.size() < 8'000);
}

QTEST_GUILESS_MAIN(TestSupportText)

#include "tst_supporttext.moc"
