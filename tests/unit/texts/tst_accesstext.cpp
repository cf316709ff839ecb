// SPDX-License-Identifier: Apache-2.0
#include "texts/accesstext.h"

#include "core/secret.h"
#include "texts/codetext.h"

#include <QRegularExpression>
#include <QSet>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace dfw;
using namespace dfw::ui;

Q_DECLARE_METATYPE(dfw::AccessPoint)
Q_DECLARE_METATYPE(dfw::ui::AccessOwner)

namespace {

const AccessFacts facts{.apiKey = u"4f2c9be1a77d4e0bb6d35a2f90c41e6d"_s,
                        .organisation = u"8A1F22C95E0B7D990A495C41@AdobeOrg"_s,
                        .sandbox = u"dev-lumen"_s,
                        .host = u"platform.adobe.io"_s,
                        .sandboxes = {u"prod"_s, u"dev-other"_s}};

// What is wrong with a sentence; "" when nothing is.
QString objection(const QString &sentence)
{
    static const QRegularExpression leftOver(u"%[0-9n]|“”| ,| \\."_s);
    static const QRegularExpression html(u"<[a-z/!]|&[a-z]+;"_s,
                                         QRegularExpression::CaseInsensitiveOption);
    if (sentence.isEmpty() || sentence.trimmed() != sentence)
        return u"empty or with blanks around"_s;
    if (!sentence.endsWith(u'.'))
        return u"no period at the end"_s;
    if (sentence.contains(leftOver))
        return u"a place without argument"_s;
    if (sentence.contains(html))
        return u"looks like HTML"_s;
    if (sentence.contains(u'!') || sentence.contains("  "_L1))
        return u"an exclamation mark or two blanks"_s;
    return {};
}

void verify(const AccessText &text, const QString &about)
{
    for (const QString &sentence : {text.cause, text.who, text.ask}) {
        const QString wrong = objection(sentence);
        QVERIFY2(wrong.isEmpty(), qPrintable(about + u": "_s + wrong + u": "_s + sentence));
        // Nothing in it looks like a secret: the copied list would lose it.
        QCOMPARE(Redactor().redact(sentence), sentence);
        QVERIFY2(sentence.size() < 190, qPrintable(sentence));
    }
    // A message is for others; what one does oneself is no message.
    QVERIFY2(text.ask.startsWith("Please"_L1) == (text.owner != AccessOwner::You),
             qPrintable(about));
    QVERIFY2(!text.ask.contains(facts.apiKey), qPrintable(text.ask));
}

} // namespace

class AccessTextTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void everyCodeSaysAllThree();
    void everyKindSaysAllThree();
    void nothingIsMissing();
    void owners_data();
    void owners();
    void theRightIsNamed();
    void theServersWordsStayOut();
    void namesFromOutsideStayNames();
    void keysAreShortened();
};

void AccessTextTest::everyCodeSaysAllThree()
{
    const QStringList codes = accessCodes();
    QCOMPARE(QSet<QString>(codes.begin(), codes.end()).size(), codes.size());
    for (const QString &code : codes) {
        for (const AccessPoint point : accessPoints) {
            const Error error{.kind = ErrorKind::Refused, .code = code};
            verify(accessText(point, error, facts), code);
            // Flow Service writes the HTTP status behind its codes.
            if (code.startsWith("FLOW-"_L1))
                QCOMPARE(
                    accessText(point, {.kind = error.kind, .code = code + u"-403"_s}, facts).cause,
                    accessText(point, error, facts).cause);
        }
    }
}

void AccessTextTest::everyKindSaysAllThree()
{
    using enum ErrorKind;
    for (const ErrorKind kind :
         {Cancelled, Network, Timeout, UnknownOutcome, NotSignedIn, Forbidden, NotFound, Conflict,
          RateLimited, Refused, Server, Protocol, InvalidPlan, Storage}) {
        for (const AccessPoint point : accessPoints) {
            for (const QString &code : {QString(), u"nobody_knows"_s})
                verify(accessText(point, {.kind = kind, .code = code}, facts), errorKindName(kind));
        }
    }
}

// The gateway's codes, those of Flow Service that are about who one is and what one may, those of
// the sign-in service, and all that can be wrong on the way.
void AccessTextTest::nothingIsMissing()
{
    const QStringList known = accessCodes();
    QStringList wanted{u"403010"_s,
                       u"401013"_s,
                       u"403000"_s,
                       u"403003"_s,
                       u"400003"_s,
                       u"403025"_s,
                       u"403027"_s,
                       u"429050"_s,
                       u"invalid_client"_s,
                       u"invalid_scope"_s,
                       u"unauthorized_client"_s,
                       u"access_denied"_s};
    for (const char *number :
         {"2000", "2001", "2002", "2100", "2101", "2103", "2105", "2110", "2111", "2114", "2115",
          "2118", "2120", "2121", "1100", "1426", "1427"})
        wanted.append(u"FLOW-"_s + QString::fromLatin1(number));
    for (const QString &code : describedCodes()) {
        for (const auto beginning :
             {"Proxy"_L1, "Certificate"_L1, "Tls"_L1, "CaFile"_L1, "Redirected"_L1}) {
            if (code.startsWith(beginning))
                wanted.append(code);
        }
    }
    QVERIFY(wanted.size() > 40);
    for (const QString &code : std::as_const(wanted))
        QVERIFY2(known.contains(code), qPrintable(code));
}

void AccessTextTest::owners_data()
{
    QTest::addColumn<AccessPoint>("point");
    QTest::addColumn<ErrorKind>("kind");
    QTest::addColumn<QString>("code");
    QTest::addColumn<AccessOwner>("owner");
    QTest::addColumn<QString>("word"); // in what to ask for
    using enum AccessPoint;
    using enum AccessOwner;
    const auto row = [](AccessPoint point, ErrorKind kind, const char *code, AccessOwner owner,
                        const char *word) {
        QTest::addRow("%d %s %s", static_cast<int>(point), qPrintable(errorKindName(kind)), code)
            << point << kind << QString::fromLatin1(code) << owner << QString::fromUtf8(word);
    };
    const ErrorKind signIn = ErrorKind::NotSignedIn;
    const ErrorKind network = ErrorKind::Network;
    row(Token, signIn, "403010", You, "client secret");
    row(Token, signIn, "401013", You, "access token");
    row(Token, signIn, "invalid_client", You, "client secret");
    row(Token, signIn, "invalid_scope", Developer, "scopes");
    row(Token, signIn, "unauthorized_client", Developer, "OAuth server-to-server");
    row(Token, signIn, "access_denied", ProductAdministrator, "product profile");
    row(Token, signIn, "something_new", You, "client secret");
    row(Token, network, "", NetworkAdministrator, "platform.adobe.io");
    row(Organisation, signIn, "403003", Developer, "4f2c…1e6d");
    row(Organisation, signIn, "403025", ProductAdministrator, "8A1F22C95E0B7D990A495C41@AdobeOrg");
    row(Organisation, signIn, "403027", ProductAdministrator, "product profile");
    row(Organisation, signIn, "400003", You, "@AdobeOrg");
    row(Organisation, signIn, "FLOW-2000-401", You, "organisation ID");
    row(Organisation, ErrorKind::Server, "", AdobeSupport, "request IDs");
    row(Sandbox, ErrorKind::NotFound, "SandboxUnknown", You, "prod, dev-other");
    row(Sandbox, ErrorKind::NotFound, "SandboxNotChosen", You, "prod, dev-other");
    row(Sandbox, ErrorKind::NotFound, "SandboxNotActive", SystemAdministrator, "dev-lumen");
    row(Sandbox, ErrorKind::NotFound, "NoSandboxes", SystemAdministrator, "role");
    row(SchemaRegistry, ErrorKind::Forbidden, "", SystemAdministrator, "View Schemas");
    row(SchemaRegistry, ErrorKind::NotFound, "", AdobeSupport, "Experience Platform");
    row(SchemaRegistry, ErrorKind::Protocol, "", NetworkAdministrator, "in the place of");
    row(FlowRead, ErrorKind::Forbidden, "FLOW-2118-403", SystemAdministrator, "View Sources");
    row(FlowWrite, ErrorKind::Forbidden, "FLOW-2118-403", SystemAdministrator, "Manage Sources");
    row(FlowWrite, ErrorKind::Refused, "FLOW-1426-400", SystemAdministrator, "Manage Sources");
    row(FlowWrite, ErrorKind::Protocol, "ProbeTaken", SystemAdministrator, "confirm");
    row(FlowRead, ErrorKind::RateLimited, "429050", You, "minutes");
    row(Token, network, "ProxySignInNeeded", You, "proxy");
    row(Token, network, "ProxyRefused", NetworkAdministrator, "platform.adobe.io");
    row(Token, network, "CertificateIssuerUnknown", NetworkAdministrator, "CA file");
    row(Token, network, "CaFileEmpty", You, "CA file");
}

void AccessTextTest::owners()
{
    QFETCH(AccessPoint, point);
    QFETCH(ErrorKind, kind);
    QFETCH(QString, code);
    QFETCH(AccessOwner, owner);
    QFETCH(QString, word);
    const AccessText text = accessText(point, {.kind = kind, .code = code}, facts);
    QCOMPARE(text.owner, owner);
    QVERIFY2(text.ask.contains(word), qPrintable(text.ask));
}

void AccessTextTest::theRightIsNamed()
{
    const Error error{.kind = ErrorKind::Forbidden, .code = u"FLOW-2118-403"_s};
    const AccessText text = accessText(AccessPoint::FlowWrite, error, facts);
    QCOMPARE(text.cause, u"The permission “Manage Sources” is missing in sandbox “dev-lumen”."_s);
    QCOMPARE(text.ask, u"Please add the API credential with client ID 4f2c…1e6d to a role with the "
                       u"permission “Manage Sources” for sandbox “dev-lumen”."_s);
}

void AccessTextTest::theServersWordsStayOut()
{
    const Error error{.kind = ErrorKind::Forbidden,
                      .code = u"whatever"_s,
                      .serverText = u"planted words"_s,
                      .detail = u"planted words"_s};
    for (const AccessPoint point : accessPoints) {
        const AccessText text = accessText(point, error, facts);
        QVERIFY(!(text.cause + text.who + text.ask).contains("planted"_L1));
    }
}

void AccessTextTest::namesFromOutsideStayNames()
{
    AccessFacts odd = facts;
    odd.sandbox = u"%1\n<b>x</b>"_s + QString(500, u'y');
    const AccessText text = accessText(AccessPoint::FlowRead, {.kind = ErrorKind::Forbidden}, odd);
    QVERIFY(text.ask.contains("%1 <b>x</b>"_L1));
    QVERIFY(!text.ask.contains(u'\n'));
    QVERIFY(text.ask.size() < 300);
}

void AccessTextTest::keysAreShortened()
{
    QCOMPARE(shortKey(facts.apiKey), u"4f2c…1e6d"_s);
    QCOMPARE(shortKey(u"short"_s), u"short"_s);
    QCOMPARE(shortKey({}), QString());
}

QTEST_GUILESS_MAIN(AccessTextTest)
#include "tst_accesstext.moc"
