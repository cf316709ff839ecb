// SPDX-License-Identifier: Apache-2.0
//
// A client secret goes to a sign-in service that quotes it, and is looked for in what is told of
// its refusal.
#include "flow/secrets/needles.h"
#include "net/networkfactory.h"
#include "signin/ims.h"
#include "support/rawserver.h"
#include "texts/errortext.h"

#include <optional>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace dfw;
using namespace dfw::test;

class PlantedSignIn : public QObject
{
    Q_OBJECT

    Needles m_needles;
    QString m_word = Needles::word();
    QString m_secret = m_word + u"+/=\"ä"_s;

private Q_SLOTS:
    void initTestCase() { m_needles.plant(u"client secret"_s, m_word); }
    void aSignInServiceThatQuotes_data();
    void aSignInServiceThatQuotes();
};

void PlantedSignIn::aSignInServiceThatQuotes_data()
{
    QTest::addColumn<int>("status");
    QTest::addColumn<QByteArray>("body");
    const QByteArray secret = m_secret.toUtf8();
    const QByteArray form = secret.toPercentEncoding();
    const QByteArray json = QByteArray(secret).replace('"', "\\\"");
    const QByteArray answer = R"({"error": "invalid_client", "error_description": "no: )";
    QTest::newRow("refused") << 400 << answer + json + "\"}";
    QTest::newRow("refused, in Base64") << 401 << answer + ("me:" + secret).toBase64() + "\"}";
    QTest::newRow("refused, the form") << 400 << answer + "client_secret=" + form + "&x=1\"}";
    QTest::newRow("in the code") << 400 << R"({"error": ")" + json + "\"}";
    QTest::newRow("hidden in a 200") << 200 << answer + json + "\"}";
    QTest::newRow("a page") << 502 << "<html>" + secret + form;
    QTest::newRow("200 with a page") << 200 << secret;
}

void PlantedSignIn::aSignInServiceThatQuotes()
{
    QFETCH(int, status);
    QFETCH(QByteArray, body);
    const QByteArray form = m_secret.toUtf8().toPercentEncoding();
    RawServer server(RawServer::answers(status, body, "X-Request-Id: " + form + "\r\n"));
    net::HttpTransport transport = net::NetworkFactory().transport(server.origin());
    const net::Request request =
        signin::tokenRequest({.clientId = u"id"_s, .clientSecret = Secret(m_secret)});
    std::optional<Error> error;
    const Call call = transport.send(request, [&error](const Result<net::Response> &answer) {
        const auto token = answer ? signin::readToken(*answer) : answer.error();
        error = token ? Error() : token.error();
    });
    QTRY_VERIFY(error.has_value());
    QVERIFY(server.body(0).contains(m_word.toUtf8()));
    const ui::ErrorText text = ui::errorText(*error);
    const QStringList told{error->where,  error->code,      error->serverText,
                           error->detail, text.paragraph(), text.details};
    const QStringList hits = m_needles.in(told.join(u'\n').toUtf8(), u"the error"_s);
    QVERIFY2(hits.isEmpty(), qPrintable(hits.join(u'\n')));
}

QTEST_GUILESS_MAIN(PlantedSignIn)
#include "tst_plantedsignin.moc"
