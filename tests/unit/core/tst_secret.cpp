// SPDX-License-Identifier: Apache-2.0
#include "core/secret.h"

#include <QDebug>
#include <QElapsedTimer>
#include <QJsonDocument>
#include <QTest>

using namespace dfw;
using namespace Qt::StringLiterals;

// Every planted secret below contains this word, and no masked text may.
class TestSecret : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void printsAsMask();
    void hidesPlantedSecrets_data();
    void hidesPlantedSecrets();
    void keepsOrdinaryText_data();
    void keepsOrdinaryText();
    void keepsJsonValid();
    void learnedSecrets_data();
    void learnedSecrets();
    void longestLearnedFirst();
    void shortSecretsAreNotLearned();
    void longTextIsQuick_data();
    void longTextIsQuick();

    void secretNames_data()
    {
        QTest::addColumn<QString>("name");
        QTest::addColumn<bool>("secret");
        QTest::newRow("password") << "password" << true;
        QTest::newRow("with a prefix") << "dbPassword" << true;
        QTest::newRow("with a line") << "access_key" << true;
        QTest::newRow("API key") << "API-Key" << true;
        QTest::newRow("header") << "Authorization" << true;
        QTest::newRow("connection string") << "connectionString" << true;
        QTest::newRow("an address") << "authorizationTestUrl" << false;
        QTest::newRow("a user") << "username" << false;
        QTest::newRow("nothing") << "" << false;
    }
    void secretNames()
    {
        QFETCH(QString, name);
        QTEST(isSecretName(name), "secret");
    }
};

void TestSecret::printsAsMask()
{
    QString text;
    QDebug(&text) << Secret(u"geheim42"_s) << 1;
    QVERIFY(!text.contains("geheim42"_L1));
    QVERIFY(text.contains("(secret)"_L1));
    QVERIFY(Secret().isEmpty());
    QCOMPARE(Secret(u"a"_s).reveal(), u"a"_s);
}

void TestSecret::hidesPlantedSecrets_data()
{
    QTest::addColumn<QString>("text");
    QTest::newRow("bearer header") << u"Authorization: Bearer geheim42.abc-def"_s;
    QTest::newRow("basic header") << u"authorization: Basic geheim42=="_s;
    QTest::newRow("other scheme") << u"Authorization: token geheim42"_s;
    QTest::newRow("header in curl") << u"curl -H \"Authorization: Bearer geheim42\" https://x"_s;
    QTest::newRow("header as json") << uR"({"Authorization": "Bearer geheim42"})"_s;
    QTest::newRow("access token") << uR"({"access_token":"geheim42","expires_in":5})"_s;
    QTest::newRow("camel case") << uR"({"accessToken" : "geheim42"})"_s;
    QTest::newRow("refresh token") << uR"({"refreshToken":"geheim42"})"_s;
    QTest::newRow("client secret in form") << u"grant_type=x&client_secret=geheim42&scope=y"_s;
    QTest::newRow("client secret value") << uR"({"clientSecretValue": "geheim42"})"_s;
    QTest::newRow("bare secret") << uR"({"secret": "geheim42"})"_s;
    QTest::newRow("password")
        << uR"({"password": "geheim42 with blanks, and \" quote geheim42"})"_s;
    QTest::newRow("password number") << uR"({"password": 42geheim42})"_s;
    QTest::newRow("prefix") << uR"({"dbUserPassword":"geheim42"})"_s;
    QTest::newRow("single quotes") << u"password='geheim42 geheim42'"_s;
    QTest::newRow("cut off") << uR"({"password": "geheim42 and then the text was cu)"_s;
    QTest::newRow("aws") << uR"({"s3AccessKey":"geheim42","s3SecretKey":"geheim42"})"_s;
    QTest::newRow("secret access key") << u"secretAccessKey = geheim42"_s;
    QTest::newRow("service principal") << uR"({"servicePrincipalKey":"geheim42"})"_s;
    QTest::newRow("private key") << uR"({"privateKeyContent":"-----BEGIN\ngeheim42\n"})"_s;
    QTest::newRow("key file") << uR"({"keyFileContent":"geheim42"})"_s;
    QTest::newRow("passphrase") << uR"({"privateKeyPassphrase":"geheim42"})"_s;
    QTest::newRow("sas") << uR"({"sasUri":"https://x.blob.core/y?sig=geheim42"})"_s;
    QTest::newRow("jdbc")
        << uR"({"connectionString":"jdbc:sqlserver://h;user=u;password=geheim42"})"_s;
    QTest::newRow("jdbc, free text")
        << u"cannot open jdbc:x://h:1/db;user=u;password=geheim42;a=b"_s;
    QTest::newRow("odbc") << u"Server=h;Uid=u;Pwd=geheim42;"_s;
    QTest::newRow("url") << u"connect to postgresql://user:geheim42@db.example.com/x failed"_s;
    QTest::newRow("bearer in free text") << u"the header was bearer geheim42, refused"_s;
    QTest::newRow("web token in free text") << u"got eyJhbGciOiJIUzI1NiJ9.geheim42.geheim42 here"_s;
    QTest::newRow("json in json") << uR"({"log":"{\"access_token\":\"geheim42\",\"a\":1}"})"_s;
    QTest::newRow("json in json, quote inside")
        << uR"({"log":"{\"password\":\"a\\\"geheim42\"}"})"_s;
    QTest::newRow("several lines") << u"a\nAuthorization: Bearer geheim42\nb"_s;
    QTest::newRow("half a surrogate pair") << QString(QChar(0xd800)) + u"password=geheim42"_s;
    QTest::newRow("umlauts") << uR"({"größe":1,"password":"ügeheim42"})"_s;
    QTest::newRow("long value") << uR"({"password":")"_s + QString(300'000, u'x') +
                                       u"geheim42\"}"_s;
    QTest::newRow("many escapes") << uR"({"password":")"_s + u"\\n"_s.repeated(100'000) +
                                         u"geheim42\"}"_s;
}

void TestSecret::hidesPlantedSecrets()
{
    QFETCH(QString, text);
    const QString masked = Redactor().redact(text);
    QVERIFY2(!masked.contains("geheim42"_L1), qUtf8Printable(masked.left(500)));
    QVERIFY2(masked.contains("(secret)"_L1), qUtf8Printable(masked.left(500)));
    QCOMPARE(Redactor().redact(masked), masked); // masking twice changes nothing
}

void TestSecret::keepsOrdinaryText_data()
{
    QTest::addColumn<QString>("text");
    QTest::newRow("empty") << QString();
    QTest::newRow("max tokens") << uR"({"maxTokens": 5, "tokens": [1, 2]})"_s;
    QTest::newRow("token type") << uR"({"token_type":"bearer","expires_in":86399})"_s;
    QTest::newRow("a flag") << uR"({"hasPassword": true, "password": null})"_s;
    QTest::newRow("a nested field") << uR"({"token": {"type": "string"}, "secret": [1]})"_s;
    QTest::newRow("a url") << uR"({"accessTokenUrl":"https://x/token","tokenEndpoint":"y"})"_s;
    QTest::newRow("key names") << uR"({"sasKeyName":"root","accessKeyId":"AKIA"})"_s;
    QTest::newRow("prose") << u"The access token is not accepted; bearer tokens expire."_s;
    QTest::newRow("prose 2") << u"Forgotten passwords: none. Secretary of the board"_s;
    QTest::newRow("keyword") << uR"({"primaryKey":"id","key":"value","apiKeyName":"x"})"_s;
    QTest::newRow("time and ports") << u"http://127.0.0.1:8080/a 12:30:05 a@b.example"_s;
    QTest::newRow("schema id") << u"https://ns.adobe.com/dfwdemo/schemas/52b59140414aa6a3"_s;
}

void TestSecret::keepsOrdinaryText()
{
    QFETCH(QString, text);
    QCOMPARE(Redactor().redact(text), text);
}

void TestSecret::keepsJsonValid()
{
    const QString text =
        uR"({"a":"{\"password\":\"x1y2z3\"}","token":12,"auth":{"params":)"
        uR"({"password":"p\"q","connectionString":"jdbc:x;password=y"}},"b":[1]})"_s;
    QVERIFY(!QJsonDocument::fromJson(text.toUtf8()).isNull());
    const QString masked = Redactor().redact(text);
    QVERIFY2(!QJsonDocument::fromJson(masked.toUtf8()).isNull(), qUtf8Printable(masked));
    QVERIFY(masked.endsWith(",\"b\":[1]}"_L1));
}

void TestSecret::learnedSecrets_data()
{
    QTest::addColumn<QString>("secret");
    QTest::addColumn<QString>("text");
    QTest::newRow("as it is") << u"p8e-XYZ"_s << u"before p8e-XYZafter p8e-XYZ"_s;
    QTest::newRow("in json") << u"a\"b\\c/d"_s << uR"({"any":"a\"b\\c/d"})"_s;
    QTest::newRow("in json, slashes") << u"a\"b\\c/d"_s << uR"({"any":"a\"b\\c\/d"})"_s;
    QTest::newRow("in a url") << u"a b+c/d="_s << u"x?y=a%20b%2Bc%2Fd%3D"_s;
    QTest::newRow("in a form") << u"a b+c/d="_s << u"y=a+b%2Bc%2Fd%3D&z=1"_s;
    QTest::newRow("regular expression signs") << u".*[a-z]+$"_s << u"see .*[a-z]+$ there"_s;
    QTest::newRow("as a host's name") << u"s8e-ABC"_s << u"https://s8e-abc.example"_s;
    const auto encoded = [](const QByteArray &before, QByteArray::Base64Options options = {}) {
        return QString::fromLatin1((before + "p8e-XY?>Z and more").toBase64(options));
    };
    QTest::newRow("in Base64") << u"p8e-XY?>Z"_s << encoded({});
    QTest::newRow("in Base64, after a name") << u"p8e-XY?>Z"_s << encoded("me:x");
    QTest::newRow("in Base64, after another name") << u"p8e-XY?>Z"_s << encoded("me:xy");
    QTest::newRow("in Base64 for addresses")
        << u"p8e-XY?>Z"_s << encoded("m", QByteArray::Base64UrlEncoding);
}

void TestSecret::learnedSecrets()
{
    QFETCH(QString, secret);
    QFETCH(QString, text);
    QVERIFY(!Redactor().redact(text).contains("(secret)"_L1)); // else the row shows nothing
    Redactor redactor;
    redactor.learn(Secret(secret));
    redactor.learn(Secret(secret));
    const QString masked = redactor.redact(text);
    QVERIFY2(masked.contains("(secret)"_L1), qUtf8Printable(masked));
    QVERIFY(!masked.contains(secret));
}

void TestSecret::longestLearnedFirst()
{
    Redactor redactor;
    redactor.learn(Secret(u"geheim"_s));
    redactor.learn(Secret(u"geheim-and-more"_s));
    QCOMPARE(redactor.redact(u"a geheim-and-more b geheim c"_s), u"a (secret) b (secret) c"_s);
}

void TestSecret::shortSecretsAreNotLearned()
{
    Redactor redactor;
    redactor.learn(Secret(u"short"_s));
    redactor.learn(Secret());
    QCOMPARE(redactor.redact(u"a short text"_s), u"a short text"_s);
}

void TestSecret::longTextIsQuick_data()
{
    QTest::addColumn<QString>("text");
    QTest::newRow("letters") << QString(1'000'000, u'a');
    QTest::newRow("almost a name") << u"toke"_s.repeated(250'000);
    QTest::newRow("name after name") << u"token"_s.repeated(200'000);
    QTest::newRow("quotes") << u"\"\\"_s.repeated(500'000);
    QTest::newRow("slashes") << u"://a"_s.repeated(250'000);
    QTest::newRow("web tokens") << u"eyJaaaaaaaa"_s.repeated(90'000);
    QTest::newRow("bearer") << u"bearer "_s.repeated(140'000);
}

void TestSecret::longTextIsQuick()
{
    QFETCH(QString, text);
    QElapsedTimer clock;
    clock.start();
    const QString masked = Redactor().redact(text);
    QVERIFY(!masked.isEmpty());
    QVERIFY2(clock.elapsed() < 5000, "a megabyte must not take seconds");
}

QTEST_GUILESS_MAIN(TestSecret)
#include "tst_secret.moc"
