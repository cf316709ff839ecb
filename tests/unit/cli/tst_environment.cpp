// SPDX-License-Identifier: Apache-2.0
//
// Secrets in this process's environment: taken once, and gone for children and onlookers.
#include "cli/environment.h"

#include <QtTest>

using namespace Qt::StringLiterals;
using namespace dfw;

class TestEnvironment : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init();
    void credentialsAreTakenOnce();
    void missingOnesAreNamed();
    void sourceSecretsAreTakenByTheirName();
    void theRestIsForgotten();
};

void TestEnvironment::init()
{
    qputenv("AEP_ACCESS_TOKEN", "token-0417");
    qputenv("AEP_API_KEY", "key");
    qputenv("AEP_ORG_ID", "org");
    qputenv("AEP_SANDBOX", "dev");
    qputenv("AEP_SOURCE_PASSWORD", "password-0417");
    qputenv("AEP_SOURCE_CLIENTSECRET", "secret-0417");
}

void TestEnvironment::credentialsAreTakenOnce()
{
    const auto taken = cli::takeCredentialsFromEnvironment();
    QVERIFY(taken.missing.isEmpty());
    QCOMPARE(taken.credentials.accessToken.reveal(), u"token-0417"_s);
    QCOMPARE(taken.credentials.organisation, u"org"_s);
    QVERIFY(!qEnvironmentVariableIsSet("AEP_ACCESS_TOKEN"));
    QCOMPARE(cli::takeCredentialsFromEnvironment().missing.size(), 4);
}

void TestEnvironment::missingOnesAreNamed()
{
    qunsetenv("AEP_ORG_ID");
    qputenv("AEP_SANDBOX", "  ");
    QCOMPARE(cli::takeCredentialsFromEnvironment().missing,
             (QStringList{u"AEP_ORG_ID"_s, u"AEP_SANDBOX"_s}));
}

void TestEnvironment::sourceSecretsAreTakenByTheirName()
{
    const auto taken = cli::takeSourceSecretsFromEnvironment({u"clientSecret"_s, u"host"_s});
    QCOMPARE(taken.values.value(u"clientSecret"_s).reveal(), u"secret-0417"_s);
    QCOMPARE(taken.missing, QStringList{u"AEP_SOURCE_HOST"_s});
    QVERIFY(!qEnvironmentVariableIsSet("AEP_SOURCE_CLIENTSECRET"));
    QVERIFY(qEnvironmentVariableIsSet("AEP_SOURCE_PASSWORD"));
}

void TestEnvironment::theRestIsForgotten()
{
    cli::forgetSecretsInEnvironment();
    for (const char *name : {"AEP_ACCESS_TOKEN", "AEP_SOURCE_PASSWORD", "AEP_SOURCE_CLIENTSECRET"})
        QVERIFY2(!qEnvironmentVariableIsSet(name), name);
    QCOMPARE(qEnvironmentVariable("AEP_API_KEY"), u"key"_s); // no secret
}

QTEST_GUILESS_MAIN(TestEnvironment)

#include "tst_environment.moc"
